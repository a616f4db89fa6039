import type { ReactNode } from "react";

export type TimelineItem = {
  readonly title: ReactNode;
  readonly when: string;
  readonly dateTime: string;
  readonly children?: ReactNode;
};

/** What happened, newest first: the first item is drawn as the present state. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        <li className="timeline-item" key={index}>
          <h3 className="timeline-title">{item.title}</h3>
          <time className="timeline-when" dateTime={item.dateTime}>
            {item.when}
          </time>
          {item.children ? <div className="timeline-body">{item.children}</div> : null}
        </li>
      ))}
    </ol>
  );
}
