const MAX_PARTS = 3;
/** A part shorter than this is no question of its own: "right?", "是吧". */
const MIN_CHARACTERS = 4;

const ASKING = "(?:how|what|where|when|who|which|why|can|could|do|does|is|are|may|must|should|will)\\b";
const BOUNDARY = new RegExp(
  [
    "(?<=[?？!！。；;])",
    "(?<=\\n)",
    `,?\\s+(?:and|also|and also|plus|as well as)\\s+(?=${ASKING})`,
    `,\\s*(?=${ASKING})`,
    "[,，、]?(?:另外|还有|以及|并且|同时|顺便(?:问一?下)?|再问一?下)[,，:：]?",
    "[,，](?=.{0,6}(?:多少|怎么|如何|哪里|哪儿|什么|几天|几点|多久|谁|收费吗|能不能|可以|是否|要带|需要))",
  ].join("|"),
  "iu",
);
const IS_QUESTION =
  /[?？]|\b(?:how|what|where|when|who|which|why)\b|^\W*(?:(?:and|so|but|then|also)\W+)*(?:can|could|do|does|is|are|may|must|should|will)\b|\b(?:can|could|do|does|may|must|should|will|is|are) (?:i|we|he|she|they|you|it|my|our|there|this|that|the)\b|怎么|如何|多少|几|什么|哪|谁|吗|呢|能不能|可不可以|是否|多久|要带|需要/i;

/** The questions within a message, in order; sentences that tell the situation stay with the question they belong to. */
export function splitQuestion(text: string): string[] {
  const pieces = text
    .split(BOUNDARY)
    .map((piece) => piece?.trim() ?? "")
    .filter((piece) => piece.replace(/[^\p{L}\p{N}]/gu, "").length >= MIN_CHARACTERS);
  const parts: string[] = [];
  let situation = "";
  for (const piece of pieces) {
    if (!IS_QUESTION.test(piece)) {
      situation = `${situation} ${piece}`.trim();
      continue;
    }
    parts.push(`${situation} ${piece}`.trim());
    situation = "";
  }
  if (parts.length < 2) return [text];
  if (situation) parts[parts.length - 1] += ` ${situation}`;
  return [...parts.slice(0, MAX_PARTS - 1), parts.slice(MAX_PARTS - 1).join(" ")].filter(Boolean);
}
