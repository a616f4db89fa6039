const WRONG = "(?:no|nope|sorry|oh|actually|(?:that(?:'s| is) )?wrong|my mistake|correction)";
const WRONG_HAN = "(?:不是|不对|不好意思|抱歉|对不起|更正|我?[说讲搞弄打写]?错了)";

/** "No, I meant …", "不是，我是说…": what opens a correction. A lead word alone needs a mark after it, or it is part of the question. */
const CORRECTIONS = [
  new RegExp(
    `^(?:${WRONG}\\b[\\s,.:;!]*)*(?:i meant?|i(?: was|'m| am) (?:asking|talking) about|what i meant? (?:is|was))\\b[\\s,:]*|^(?:${WRONG}[,.:;!]\\s*)+`,
    "i",
  ),
  new RegExp(
    `^(?:${WRONG_HAN}[,.:;!。，；！]\\s*)*(?:我(?:的意思|[说指讲问]的|想[说问]的)是|我是[说指讲问](?:的是)?)[,:，：]?\\s*|^(?:${WRONG_HAN}[,.:;!。，；！]\\s*)+`,
  ),
];

/** A correction without its opening; anything else as it is. */
export function withoutCorrection(text: string): string {
  for (const opening of CORRECTIONS) {
    const rest = text.trim().replace(opening, "");
    if (rest !== "" && rest !== text.trim()) return rest;
  }
  return text;
}
