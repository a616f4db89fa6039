import { useTranslation } from "#app/components/texts.tsx";
import { describeFile } from "#app/components/attachments/file-facts.ts";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { inLanguage } from "#app/i18n/languages.ts";
import type { RequestPageProps } from "./request-page.tsx";

type File = RequestPageProps["seen"]["files"][number];

/** What the desk decided, to be downloaded or collected on paper; then what the resident has sent. */
export function RequestFiles(props: RequestPageProps) {
  const { seen } = props;
  const { t } = useTranslation();
  const decisions = seen.files.filter(({ origin }) => origin === "decision");
  const own = seen.files.filter(({ origin }) => origin === "resident");
  return (
    <>
      {decisions.length > 0 ? (
        <section className="form-section" aria-labelledby="decision-files">
          <h2 id="decision-files">{t("files:decision_title")}</h2>
          <FileList {...props} files={decisions} />
          <OnPaper {...props} />
        </section>
      ) : null}
      {own.length > 0 ? (
        <section className="form-section" aria-labelledby="own-files">
          <h2 id="own-files">{t("files:own_title")}</h2>
          <FileList {...props} files={own} />
        </section>
      ) : null}
    </>
  );
}

function FileList({ seen, files, language, timeZone }: RequestPageProps & { readonly files: readonly File[] }) {
  const { t } = useTranslation();
  const stateOf = (file: File): string | undefined => {
    if (file.scan === "infected") return t("files:infected");
    if (!file.isHandedOut) return t("files:checking");
    return file.releasedAt ? undefined : t("files:goes_with");
  };
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <span>
            <bdi>{file.name}</bdi>
            <br />
            <span className="quiet">{describeFile(t, language, timeZone, file)}</span>
            {stateOf(file) ? (
              <>
                <br />
                <span>{stateOf(file)}</span>
              </>
            ) : null}
          </span>
          {file.isHandedOut ? (
            <a
              className="standalone-link no-print"
              href={`/requests/${seen.request.reference}/files/${file.id}`}
              download={file.name}
            >
              {t("files:download")} <VisuallyHidden>{file.name}</VisuallyHidden>
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Whoever does not want, or cannot open, a file gets the same at a counter. */
function OnPaper({ seen, language }: RequestPageProps) {
  const { t } = useTranslation();
  const { centre, desk } = seen;
  return (
    <p>
      <ContentText>
        {centre
          ? t("files:paper", {
              centre: inLanguage(centre.name, language),
              address: inLanguage(centre.address, language),
            })
          : t("files:paper_call", { phone: desk.phone, desk: inLanguage(desk.name, language) })}
      </ContentText>
    </p>
  );
}
