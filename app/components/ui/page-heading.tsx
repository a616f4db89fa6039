import type { ReactNode } from "react";
import { Phrases } from "./phrases.tsx";

type PageHeadingProps = { readonly title: ReactNode; readonly caption?: ReactNode; readonly lead?: ReactNode };

/** The page's only first-level heading, with what it belongs to above and its one-sentence summary below. */
export function PageHeading({ title, caption, lead }: PageHeadingProps) {
  return (
    <header className="page-heading">
      {caption ? <p className="page-caption">{caption}</p> : null}
      <h1>{typeof title === "string" ? <Phrases text={title} /> : title}</h1>
      {lead ? <p className="page-lead">{lead}</p> : null}
    </header>
  );
}
