import { createHash } from "node:crypto";
import { createGuardedFetch, hostOf } from "#app/ports/fetch/guarded-fetch.server.ts";
import type { BreachedPasswords, LookUpOutcome } from "./port.ts";

export type RangeOptions = {
  /** The service's address before the first five digits. */
  readonly baseUrl: string;
  /** Hears of each look-up; `cause` says why nobody answered, and never holds anything of the password. */
  readonly onLookUp: (outcome: LookUpOutcome, cause?: unknown) => void;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 3_000;
/** Of the 40 digits of the hash: a range holds hundreds of passwords, and the service learns no more than that. */
const SENT_DIGITS = 5;

/**
 * A range service in the shape of "Pwned Passwords": `GET {base}/{first five hexadecimal digits of SHA-1}` gives the other digits of
 * every known hash that begins so, a line each, with how often it was seen; lines with 0 are padding, asked for so that the
 * length of the answer says nothing. SHA-1 is the key by which such services are asked, and protects nothing.
 */
export function createPasswordRange({ baseUrl, onLookUp, timeoutMs = TIMEOUT_MS }: RangeOptions): BreachedPasswords {
  const base = baseUrl.replace(/\/+$/, "");
  // The host that an operator named may stand in the authority's own network; a redirect is not followed.
  const fetchGuarded = createGuardedFetch({ trustedHosts: [hostOf(new URL(base))], timeoutMs });

  async function readRange(digits: string): Promise<string> {
    const { status, body } = await fetchGuarded(`${base}/${digits}`, {
      headers: { "Add-Padding": "true", Accept: "text/plain" },
    });
    if (status !== 200) throw new Error(`the range service answered ${status}`);
    return Buffer.from(body).toString("utf8");
  }

  return {
    async holds(password) {
      const digits = createHash("sha1").update(password).digest("hex").toUpperCase();
      try {
        const isKnown = isListed(await readRange(digits.slice(0, SENT_DIGITS)), digits.slice(SENT_DIGITS));
        onLookUp(isKnown ? "found" : "not_found");
        return isKnown;
      } catch (error) {
        onLookUp("unreachable", error);
        return false;
      }
    },
  };
}

function isListed(range: string, rest: string): boolean {
  return range.split(/\r?\n/).some((line) => {
    const [listed, seen] = line.trim().split(":");
    return listed?.toUpperCase() === rest && Number(seen) > 0;
  });
}
