import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";

/** Marks a search box that `islands/suggest.ts` may help. Without scripts it is the box alone. */
export function SuggestIsland({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div data-island="suggest" data-found={t("catalogue:search.suggested", { number: "#" })}>
      {children}
      <p className="sr-only" role="status" data-suggest-status="" />
      <ul className="suggestions" aria-label={t("catalogue:search.suggestions")} data-suggestions="" hidden />
    </div>
  );
}
