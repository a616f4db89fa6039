import { Button } from "#app/components/ui/button.tsx";

type SearchBoxProps = {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  readonly query: string;
  readonly hint?: string;
  /** `post` where what is typed must stand in no address, history or log. */
  readonly method?: "get" | "post";
  /** Filters that a new search keeps. */
  readonly kept?: readonly { readonly name: string; readonly value: string }[];
};

/** A plain form, by GET: the address of the result can be kept and sent on. */
export function SearchBox({ action, label, button, query, hint, method = "get", kept = [] }: SearchBoxProps) {
  return (
    <form method={method} action={action} role="search" className="search-form">
      <label className="field-label" htmlFor="q">
        {label}
      </label>
      {hint ? (
        <p className="field-hint" id="q-hint">
          {hint}
        </p>
      ) : null}
      {kept.map((field) => (
        <input key={field.name} type="hidden" name={field.name} value={field.value} />
      ))}
      <div className="search-box">
        <input
          id="q"
          name="q"
          type="search"
          dir="auto"
          className="input"
          defaultValue={query}
          maxLength={200}
          autoComplete="off"
          {...(hint ? { "aria-describedby": "q-hint" } : {})}
        />
        <Button variant="secondary">{button}</Button>
      </div>
    </form>
  );
}
