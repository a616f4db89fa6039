export type FieldError = { readonly href: string; readonly text: string };

type ErrorSummaryProps = {
  readonly title: string;
  readonly errors: readonly FieldError[];
  /** No where it is only shown, on a page that was not sent back. */
  readonly takesFocus?: boolean;
};

/** Everything wrong on a form, at the top, with a link to each field. Shows nothing without errors. */
export function ErrorSummary({ title, errors, takesFocus = true }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    // The page was sent back because of these errors, so the reader starts here; it works without scripts.
    <div
      className="error-summary"
      id="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the page came back because of these errors
      autoFocus={takesFocus}
    >
      <h2 className="error-summary-title" id="error-summary-title">
        {title}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.href + error.text}>
            <a href={error.href}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
