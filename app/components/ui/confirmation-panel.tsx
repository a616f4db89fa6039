import type { ReactNode } from "react";

/** "It is done": the page's only first-level heading, and what to keep. */
export function ConfirmationPanel({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="confirmation">
      <h1>{title}</h1>
      {children ? <div className="confirmation-body">{children}</div> : null}
    </div>
  );
}
