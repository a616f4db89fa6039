import { FILE_KINDS, type FileKind } from "./kinds.ts";

const MAX_CHARACTERS = 100;
/** Control characters, marks that turn the direction of writing, invisible ones, halves of characters, and what some system forbids in names. */
const ODD = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Bidi_Control}<>:"|?*]/gu;

/**
 * A name to show and to download under, made from the one it came with: the last part of a path, without what turns or hides
 * letters, cut to a length, and with the ending of what the file really is. It never becomes a path.
 */
export function cleanFileName(given: string, kind: FileKind): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(ODD, "").replace(/\s+/g, " ").trim();
  const { extensions } = FILE_KINDS[kind];
  const ending = /\.([^.]{1,10})$/.exec(plain)?.[1]?.toLowerCase();
  const isRight = (extensions as readonly (string | undefined)[]).includes(ending);
  const stem = (isRight ? plain.slice(0, plain.lastIndexOf(".")) : plain).replace(/^[.\s]+|[.\s]+$/g, "");
  const short = [...stem].slice(0, MAX_CHARACTERS).join("").trim();
  return `${short || "file"}.${isRight && ending ? ending : extensions[0]}`;
}
