import type { ReactNode } from "react";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

/** How something stands, in one or two words; the colour only repeats them. */
export function StatusTag({ tone = "neutral", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`tag tone-${tone}`}>{children}</span>;
}
