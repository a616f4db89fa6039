import { type ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FileInput } from "#app/components/ui/file-input.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { acceptOf, type FileKind } from "#app/domain/attachments/kinds.ts";
import { formatFileSize } from "#app/i18n/format.ts";
import { ADD_FILES, REMOVE_FILE } from "#app/lib/file-form.ts";
import { describeLimits } from "./file-facts.ts";

type Props = {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly there: readonly { readonly id: string; readonly name: string; readonly sizeBytes: number }[];
  readonly kinds: readonly FileKind[];
  readonly max: number;
  /** With a button that keeps what was chosen and comes back for more. */
  readonly canAddMore?: boolean;
};

/** What was added already, each to be taken out, and the choice of more while there is room. */
export function FileField({ id, label, hint, error, there, kinds, max, canAddMore = true }: Props) {
  const { t, language } = useTranslation();
  const isFull = there.length >= max;
  const limits = isFull ? t("files:full") : describeLimits(t, language, kinds, max);
  const texts = {
    hint: (
      <>
        {hint}
        {hint ? <br /> : null}
        {limits}
      </>
    ),
    ...(error ? { error } : {}),
  };
  return (
    <div className="file-field">
      <FileInput
        id={id}
        name={id}
        label={label}
        {...texts}
        multiple={max - there.length > 1}
        disabled={isFull}
        accept={acceptOf(kinds)}
      />
      {canAddMore && !isFull ? (
        <p>
          <Button variant="secondary" name={ADD_FILES} value={id}>
            {t("files:add")}
          </Button>
        </p>
      ) : null}
      <AddedFiles there={there} />
    </div>
  );
}

function AddedFiles({ there }: Pick<Props, "there">) {
  const { t, language } = useTranslation();
  if (there.length === 0) return null;
  return (
    <>
      <p className="field-label">{t("files:there")}</p>
      <ul className="file-list">
        {there.map((file) => (
          <li key={file.id}>
            <span>
              <bdi>{file.name}</bdi> <span className="quiet">{formatFileSize(language, file.sizeBytes)}</span>
            </span>
            <Button variant="secondary" name={REMOVE_FILE} value={file.id} formNoValidate>
              {t("files:remove")} <VisuallyHidden>{file.name}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
