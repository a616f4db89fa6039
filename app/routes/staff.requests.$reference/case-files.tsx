import { useTranslation } from "#app/components/texts.tsx";
import { describeFile } from "#app/components/attachments/file-facts.ts";
import { Details } from "#app/components/ui/details.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { FILE_KINDS } from "#app/domain/attachments/kinds.ts";
import type { ShownFile, StaffFile } from "#app/domain/requests/shown-files.ts";

type Props = { readonly reference: string; readonly files: readonly StaffFile[]; readonly timeZone: string };

/** All files of a request as far as this reader may see them, with what a scanner said. */
export function CaseFiles({ reference, files, timeZone }: Props) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <>
      <h3 className="case-subheading">{t("files:staff.title")}</h3>
      <ul className="file-list">
        {files.map((file) => (
          <li key={file.id}>
            {"hidden" in file ? (
              <StatusTag>{t("staff:grade.hidden", { grade: t(`staff:grade.${file.hidden}`) })}</StatusTag>
            ) : (
              <OneFile address={`/staff/requests/${reference}/files/${file.id}`} file={file} timeZone={timeZone} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneFile({ address, file, timeZone }: { address: string; file: ShownFile; timeZone: string }) {
  const { t, language } = useTranslation();
  const scan = file.scan === "unscanned" && !file.isHandedOut ? "waiting_scan" : file.scan;
  return (
    <>
      <span>
        <bdi>{file.name}</bdi>
        <br />
        <span className="quiet">{describeFile(t, language, timeZone, file)}</span>
        <br />
        <StatusTag tone={scan === "infected" ? "danger" : scan === "unscanned" ? "warning" : "neutral"}>
          {t(`files:staff.${scan}`)}
        </StatusTag>{" "}
        {file.origin === "decision" ? (
          <StatusTag>{t(file.releasedAt ? "files:staff.decision" : "files:staff.waiting")}</StatusTag>
        ) : null}
      </span>
      {file.isHandedOut ? (
        <a href={address} download={file.name}>
          {t("files:download")} <VisuallyHidden>{file.name}</VisuallyHidden>
        </a>
      ) : null}
      {file.isHandedOut && FILE_KINDS[file.kind].isImage ? (
        <Details summary={t("files:staff.preview")}>
          {/* Fetched once it is unfolded: a look that the audit trail holds. */}
          <img
            className="file-preview"
            loading="lazy"
            src={`${address}?show`}
            alt={t("files:staff.alt", { name: file.name })}
          />
        </Details>
      ) : null}
    </>
  );
}
