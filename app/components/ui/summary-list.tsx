import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type SummaryRow = {
  readonly key: ReactNode;
  readonly value: ReactNode;
  /** `hidden` says to screen readers what the link changes. */
  readonly action?: { readonly href: string; readonly label: string; readonly hidden: ReactNode };
};

/** Facts as pairs of name and value, each with an optional link. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row, index) => (
        <div className={row.action ? "summary-row summary-row-with-action" : "summary-row"} key={index}>
          <dt className="summary-key">{row.key}</dt>
          <dd className="summary-value">{row.value}</dd>
          {row.action ? (
            <dd className="summary-action">
              <a href={row.action.href}>
                {row.action.label} <VisuallyHidden>{row.action.hidden}</VisuallyHidden>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
