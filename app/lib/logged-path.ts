import { maskPersonalData } from "./personal-data.ts";

/** Nearly all paths are past here: no mail address and no seven digits, with gaps or full width. */
const MAY_TELL = /@|%40|(?:\d(?:%20|[ .+-])?){7}|%ef%bc%9/i;
/** No address of ours has so many digits; a number of papers with a sign wrong has. */
const LONG_NUMBER = /(?<![\da-z-])\d{11,}x?(?![\da-z])/gi;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * A path as it may stand in the log: who reads logs must not get what the token in a link opens, nor the number of somebody
 * who typed it into the address.
 */
export function loggedPath(path: string): string {
  const shown = path.replace(/^(\/shared\/|\/feeds\/|\/news\/|\/follows\/|\/helping\/|\/staff\/invitation\/).+/, "$1…");
  if (!MAY_TELL.test(shown)) return shown;
  const decoded = decode(shown);
  const masked = maskPersonalData(decoded, () => "…").text.replaceAll(LONG_NUMBER, "…");
  return masked === decoded ? shown : encodeURI(masked).replaceAll("%E2%80%A6", "…");
}
