import { Fragment } from "react";
import type { MarkedPart } from "#app/domain/catalogue/search-result.ts";

/** A text whose words that were searched for stand out. */
export function MarkedText({ parts }: { readonly parts: readonly MarkedPart[] }) {
  // One element, or a flexible link would lay its pieces out side by side.
  return (
    <span>
      {parts.map(({ text, isMatch }, index) =>
        isMatch ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
      )}
    </span>
  );
}
