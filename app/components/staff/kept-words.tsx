import { useTranslation } from "#app/components/texts.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { TypedWords } from "./typed-words.ts";

/** What somebody typed, to copy from. */
export function KeptWords({ typed }: { readonly typed: TypedWords }) {
  const { t } = useTranslation();
  return (["words", "remedy", "note"] as const)
    .filter((field) => typed[field].trim() !== "")
    .map((field) => (
      <TextArea
        key={field}
        id={`kept-${field}`}
        name={`kept-${field}`}
        label={t(`staff:kept.${field}`)}
        defaultValue={typed[field]}
        rows={4}
        readOnly
      />
    ));
}
