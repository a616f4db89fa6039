import { type ReactNode, useId } from "react";
import { Icon } from "./icon.tsx";

export type Chip = {
  readonly href: string;
  readonly label: ReactNode;
  readonly current?: boolean;
  readonly count?: number;
};

/** Links that filter a list; the chosen ones carry a tick, and lead to the list without them. */
export function ChipLinks({ label, items }: { readonly label: string; readonly items: readonly Chip[] }) {
  const labelId = useId();
  return (
    <div className="chip-group">
      <p className="chip-label" id={labelId}>
        {label}
      </p>
      <ul className="chips" aria-labelledby={labelId}>
        {items.map((item) => (
          <li key={item.href}>
            <a className="chip" href={item.href} aria-current={item.current ? "true" : undefined}>
              {item.current ? <Icon name="check" /> : null}
              {item.label}
              {item.count === undefined ? null : <span className="chip-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
