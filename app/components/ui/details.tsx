import type { ReactNode } from "react";

/** Something most readers do not need, behind its own heading. */
export function Details({
  summary,
  open,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  );
}
