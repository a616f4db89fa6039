import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import { passageOf } from "./passage.ts";

type Block = { readonly kind: "text" | "list"; readonly lines: readonly string[] };

/** Paragraphs and lists of an answer's text. Everything else in it stays text: nothing is read as markup. */
export function toBlocks(text: string): Block[] {
  const blocks: { kind: Block["kind"]; lines: string[] }[] = [];
  let isNew = true;
  for (const line of text.split("\n")) {
    const last = isNew ? undefined : blocks.at(-1);
    isNew = line.trim() === "";
    if (isNew) continue;
    const isItem = line.startsWith("- ");
    if (isItem && last?.kind === "list") last.lines.push(line.slice(2));
    else blocks.push({ kind: isItem ? "list" : "text", lines: [isItem ? line.slice(2) : line] });
  }
  return blocks;
}

/** A line is in the language of what it cites: our own notes beside a quotation can be in another. */
function languageOf(
  line: string,
  { language, sources }: AnswerReply,
): { readonly lang?: string; readonly dir?: "auto" } {
  const cited = sources.filter(({ n }) => line.includes(`[${n}]`)).map((source) => source.language);
  const [own] = cited;
  return own !== undefined && own !== language && cited.every((one) => one === own) ? { lang: own, dir: "auto" } : {};
}

/** The answer with its `[n]` as links to the exact sections. */
export function AnswerText({ answer }: { readonly answer: AnswerReply }) {
  const blocks = toBlocks(answer.text);
  return (
    <div className="answer-text" lang={answer.language} dir="auto">
      {blocks.map((block, index) =>
        block.kind === "list" ? (
          <ul key={index}>
            {block.lines.map((line) => (
              <li key={line} {...languageOf(line, answer)}>
                <Marked text={line} sources={answer.sources} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={index} {...languageOf(block.lines.join(" "), answer)}>
            <Marked text={block.lines.join(" ")} sources={answer.sources} />
          </p>
        ),
      )}
    </div>
  );
}

function Marked({ text, sources }: { readonly text: string; readonly sources: AnswerReply["sources"] }): ReactNode {
  const { t } = useTranslation();
  return text.split(/(\[\d{1,2}\])/).map((piece, index) => {
    const source = sources.find((one) => piece === `[${one.n}]`);
    if (!source) return piece;
    return (
      <a
        key={index}
        className="answer-mark"
        href={source.url}
        data-passage={passageOf(source.quote, source.language)}
        aria-label={t("assistant:sources.source", { n: source.n })}
      >
        {source.n}
      </a>
    );
  });
}
