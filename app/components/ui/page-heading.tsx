import type { ReactNode } from "react";
import { useContentWriting } from "#app/components/texts.tsx";
import { Phrases } from "./phrases.tsx";

type PageHeadingProps = {
  readonly title: ReactNode;
  readonly caption?: ReactNode;
  readonly lead?: ReactNode;
  /** Title and summary are words of the content. */
  readonly isContent?: boolean;
};

/** The page's only first-level heading, with what it belongs to above and its one-sentence summary below. */
export function PageHeading({ title, caption, lead, isContent = false }: PageHeadingProps) {
  const writing = useContentWriting();
  const own = isContent ? writing : {};
  return (
    <header className="page-heading">
      {caption ? <p className="page-caption">{caption}</p> : null}
      <h1 {...own}>{typeof title === "string" ? <Phrases text={title} /> : title}</h1>
      {lead ? (
        <p className="page-lead" {...own}>
          {lead}
        </p>
      ) : null}
    </header>
  );
}
