/** The basic letters of GSM 03.38; each takes one septet. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Those of its extension table: an escape and the letter. */
const EXTENDED = "\f^{}\\[~]|€";

/** What one message may cost. */
export const MOST_SEGMENTS = 2;

/** Units and how many of them one segment takes, alone and as one of several (3GPP TS 23.040: a header of six octets). */
function measure(text: string): { units: number; alone: number; joined: number } {
  let septets = 0;
  for (const letter of text) {
    if (BASIC.includes(letter)) septets += 1;
    else if (EXTENDED.includes(letter)) septets += 2;
    // One letter that GSM does not have, and the whole message goes as UTF-16.
    else return { units: text.length, alone: 70, joined: 67 };
  }
  return { units: septets, alone: 160, joined: 153 };
}

/**
 * In how many segments a text message is sent and paid. A letter of two units is never cut in two, which can cost a unit at the
 * end of each segment: counted as if it always did.
 */
export function countSegments(text: string): number {
  const { units, alone, joined } = measure(text);
  if (units <= alone) return 1;
  const hasPairs = units !== [...text].length || /[\ud800-\udfff]/.test(text);
  return Math.ceil(units / (hasPairs ? joined - 1 : joined));
}

export const fitsText = (text: string): boolean => countSegments(text) <= MOST_SEGMENTS;
