import type { ReactNode } from "react";

type ConfirmationPanelProps = {
  readonly title: ReactNode;
  /** `h2` where the page has a heading of its own. */
  readonly heading?: "h1" | "h2";
  readonly children?: ReactNode;
};

/** "It is done": the page's only first-level heading, and what to keep. */
export function ConfirmationPanel({ title, heading: Heading = "h1", children }: ConfirmationPanelProps) {
  return (
    <div className="confirmation">
      <Heading>{title}</Heading>
      {children ? <div className="confirmation-body">{children}</div> : null}
    </div>
  );
}
