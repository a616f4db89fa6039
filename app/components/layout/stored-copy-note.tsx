import { useTranslation } from "#app/components/texts.tsx";

/** On pages that a browser may show again without a network; seen only on such a copy (`html[data-stored-copy]`). */
export function StoredCopyNote({ phone }: { readonly phone: string }) {
  const { t } = useTranslation();
  return <p className="stored-copy-note">{t("common:offline.copy", { number: phone })}</p>;
}
