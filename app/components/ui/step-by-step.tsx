import type { ReactNode } from "react";

/** What happens one after the other, as a numbered list with a line through it. */
export function StepByStep({
  steps,
}: {
  readonly steps: readonly { readonly title: ReactNode; readonly text?: ReactNode; readonly more?: ReactNode }[];
}) {
  return (
    <ol className="step-by-step">
      {steps.map(({ title, text, more }, index) => (
        <li key={index}>
          <p className="step-title">{title}</p>
          {text ? <p className="step-text">{text}</p> : null}
          {more}
        </li>
      ))}
    </ol>
  );
}
