import { Button } from "#app/components/ui/button.tsx";

type SearchBoxProps = {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  readonly query: string;
  /** Filters that a new search keeps. */
  readonly kept?: readonly { readonly name: string; readonly value: string }[];
};

/** A plain GET form: the address of the result can be kept and sent on. */
export function SearchBox({ action, label, button, query, kept = [] }: SearchBoxProps) {
  return (
    <form method="get" action={action} role="search" className="search-form">
      <label className="field-label" htmlFor="q">
        {label}
      </label>
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
        />
        <Button variant="secondary">{button}</Button>
      </div>
    </form>
  );
}
