import { Fragment } from "react";

const HAN = /\p{Script=Han}/u;
let segmenter: Intl.Segmenter | undefined;

function phrasesOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const phrases: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = phrases.length - 1;
    // Punctuation stays with the word before it, and single characters with their neighbours: they are often the parts
    // of a name that no dictionary has.
    const isOpen = last >= 0 && (!isWordLike || segment.length === 1 || phrases[last]?.length === 1);
    if (isOpen) phrases[last] += segment;
    else phrases.push(segment);
  }
  return phrases;
}

/** A heading that may break between its words and not within them. Only Chinese needs to be told where they end. */
export function Phrases({ text }: { readonly text: string }) {
  if (!HAN.test(text)) return <>{text}</>;
  return (
    <>
      {phrasesOf(text).map((part, index) => (
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </>
  );
}
