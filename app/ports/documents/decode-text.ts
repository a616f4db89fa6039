import { isUtf16 } from "./assert-format.ts";
import { DocumentRefusedError } from "./port.ts";

/** UTF-8, UTF-16 with its mark, or the encoding of older Chinese files; anything else is refused rather than guessed. */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return decode(bytes, bytes[0] === 0xff ? "utf-16le" : "utf-16be") ?? refuse();
  return decode(bytes, "utf-8") ?? chineseText(bytes) ?? refuse();
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Nearly any bytes are some GB 18030, so most of what is not ASCII must be common Chinese. */
function chineseText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes, "gb18030");
  const foreign = text?.match(/[^\p{ASCII}]/gu) ?? [];
  const chinese = foreign.filter((character) => /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·]/.test(character));
  return foreign.length > 0 && chinese.length / foreign.length > 0.95 ? text : undefined;
}

function refuse(): never {
  throw new DocumentRefusedError("the text is neither UTF-8, nor UTF-16 with its mark, nor GB 18030");
}
