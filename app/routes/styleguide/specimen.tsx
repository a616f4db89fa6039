import type { ReactNode } from "react";

/** One component in all its states, under the name of its file; `#sg-<name>` leads to it. */
export function Specimen({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="specimen" aria-labelledby={`sg-${name}`}>
      <h3 id={`sg-${name}`}>
        <code>{name}</code>
      </h3>
      {children}
    </section>
  );
}
