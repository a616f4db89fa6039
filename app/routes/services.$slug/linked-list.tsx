import { ContentText } from "#app/components/ui/content-text.tsx";
import type { Linked } from "#app/domain/catalogue/public-service.ts";

type LinkedListProps = {
  readonly heading: string;
  readonly base: "/services" | "/guides";
  readonly items: readonly Linked[];
};

/** Links to other services or guides under one heading; nothing when there are none. */
export function LinkedList({ heading, base, items }: LinkedListProps) {
  if (items.length === 0) return null;
  return (
    <div>
      <h2 className="minor-heading">{heading}</h2>
      <ul className="link-list">
        {items.map((item) => (
          <li key={item.slug}>
            <a href={`${base}/${item.slug}`}>
              <ContentText>{item.title}</ContentText>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
