import type { ReactNode } from "react";

/** A passage set off from the running text. */
export function InsetText({ children }: { readonly children: ReactNode }) {
  return <div className="inset">{children}</div>;
}
