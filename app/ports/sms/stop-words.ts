/**
 * Answers to a text message that end them: what networks everywhere take for it, and the words of our languages. With `TD`
 * the networks of mainland China say 退订 on keyboards without Chinese.
 */
const STOP_WORDS: ReadonlySet<string> = new Set([
  ...["STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL"],
  ...["退订", "退訂", "停止", "取消", "TD", "T"],
  ...["BAJA", "ALTO", "PARAR", "CANCELAR"],
  ...["توقف", "ايقاف", "الغاء"],
]);

/** One way of writing: full width, capitals, accents (those of an alif, too) and signs around it make no other word. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .replace(/[\p{P}\p{S}\s]+/gu, " ")
    .trim()
    .toUpperCase();

/** Whether somebody asks for no more text messages: the word alone, so that a sentence with it in it ends nothing. */
export const isStopWord = (text: string): boolean => STOP_WORDS.has(plain(text));
