import { Fragment } from "react";
import type { MarkedPart } from "#app/domain/catalogue/search-result.ts";

/** A text whose words that were searched for stand out. */
export function MarkedText({ parts, language }: { readonly parts: readonly MarkedPart[]; readonly language: string }) {
  // One element, or a flexible link would lay its pieces out side by side.
  return (
    <bdi lang={language}>
      {parts.map(({ text, isMatch }, index) =>
        isMatch ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
      )}
    </bdi>
  );
}
