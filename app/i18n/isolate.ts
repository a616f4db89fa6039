/**
 * A value within a sentence from right to left, in a direction of its own (U+2068 … U+2069): otherwise the parts of a
 * telephone number change places, and full stops land before Latin names. Plain digits need none; an address must not
 * end in a sign that programs take for a part of it; and no isolate reaches over a line's end.
 */
export function isolate(value: string): string {
  return /^\p{Nd}*$/u.test(value) || /^[a-z]+:\/\/\S+$/i.test(value) || value.includes("\n")
    ? value
    : `\u2068${value}\u2069`;
}
