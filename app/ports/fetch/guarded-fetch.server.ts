import { lookup as lookupName, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, type RequestInit, type Response, fetch } from "undici";

export type FetchRefusal =
  /** Not http or https, or with a user name in it. */
  | "bad_address"
  /** It leads to this computer, into a private network, or to an address that is nobody's on the internet. */
  | "inside"
  | "too_large"
  | "too_many_redirects"
  | "timeout"
  | "unreachable";

export class FetchRefusedError extends Error {
  override readonly name = "FetchRefusedError";
  constructor(
    readonly reason: FetchRefusal,
    options?: ErrorOptions,
  ) {
    super(`fetch refused: ${reason}`, options);
  }
}

export type GuardedFetchOptions = {
  /** Hosts (`name:port`, the port always) that an operator configured: these may stand in a private network. */
  readonly trustedHosts?: readonly string[];
  /** How often a plain GET follows a redirect; each new address is checked like the first. Never unless said. */
  readonly maxRedirects?: number;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** The status alone counts: whatever else is answered is not read, and `body` is empty. */
  readonly ignoresBody?: boolean;
  /** Stands in for the resolver of names in tests. */
  readonly lookup?: typeof lookupName;
};

export type Fetched = { readonly status: number; readonly headers: Response["headers"]; readonly body: Uint8Array };
export type GuardedFetch = (
  address: string | URL,
  init?: Omit<RequestInit, "redirect" | "dispatcher">,
) => Promise<Fetched>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_000_000;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Whether an address is one of the public internet: IPv6 that carries IPv4 is judged by what it carries. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

export const isWebAddress = ({ protocol }: URL): boolean => DEFAULT_PORTS[protocol] !== undefined;

/** `name:port` of an address, as `trustedHosts` wants it. */
export const hostOf = (address: URL): string =>
  `${address.hostname}:${address.port || DEFAULT_PORTS[address.protocol]}`;

/**
 * Fetches addresses that somebody else wrote (webhooks, links in texts, what a provider names as its own) without being led
 * into the network the portal stands in (SSRF; OWASP ASVS 5.0 V1.3.6). The name is resolved once, for the connection itself,
 * so that a second answer of the resolver changes nothing. All of it within one time and size. Throws {@link FetchRefusedError}.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const { trustedHosts = [], maxRedirects = 0, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, ignoresBody } = options;
  const open = new Agent({ connect: { timeout: timeoutMs } });
  const guarded = new Agent({ connect: { timeout: timeoutMs, lookup: publicOnly(options.lookup ?? lookupName) } });

  const one = async (address: URL, init: RequestInit): Promise<Response> => {
    if (!isWebAddress(address) || address.username || address.password) throw new FetchRefusedError("bad_address");
    const isTrusted = trustedHosts.includes(hostOf(address));
    // A number is never looked up, so the agent's check would not see it.
    const literal = address.hostname.replace(/^\[|\]$/g, "");
    if (!isTrusted && ipaddr.isValid(literal) && !isPublicAddress(literal)) throw new FetchRefusedError("inside");
    return fetch(address, { ...init, redirect: "manual", dispatcher: isTrusted ? open : guarded });
  };

  return async (start, init = {}) => {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])]);
    try {
      let address = parse(start);
      // Whatever is sent with a body or a key is for the address that was named.
      const follows = ["GET", "HEAD"].includes(init.method ?? "GET") && !init.headers ? maxRedirects : 0;
      for (let followed = 0; ; followed++) {
        const response = await one(address, { ...init, signal });
        const next = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
        if (next === null || follows === 0) {
          const body = ignoresBody ? new Uint8Array() : await readBody(response, maxBytes);
          if (ignoresBody) await response.body?.cancel().catch(() => undefined);
          return { status: response.status, headers: response.headers, body };
        }
        await response.body?.cancel();
        if (followed >= follows) throw new FetchRefusedError("too_many_redirects");
        address = parse(next, address);
      }
    } catch (cause) {
      throw toRefusal(cause);
    }
  };
}

/** For libraries that bring their own reading of a reply. */
export const toResponse = ({ status, headers, body }: Fetched): globalThis.Response =>
  new globalThis.Response(body.byteLength === 0 ? null : Buffer.from(body), { status, headers: [...headers] });

function parse(address: string | URL, base?: URL): URL {
  if (!URL.canParse(String(address), base)) throw new FetchRefusedError("bad_address");
  return new URL(String(address), base);
}

/** A name that has one inner address among its public ones is refused whole. */
function publicOnly(lookup: typeof lookupName): LookupFunction {
  return (hostname, { family, hints, all }, done) => {
    const answer = (error: NodeJS.ErrnoException | null, found: LookupAddress[]): void => {
      if (error) return done(error, []);
      const [first] = found;
      if (!first || !found.every(({ address }) => isPublicAddress(address)))
        return done(new FetchRefusedError("inside"), []);
      return all ? done(null, found) : done(null, first.address, first.family);
    };
    lookup(hostname, { family: family ?? 0, hints: hints ?? 0, all: true }, answer);
  };
}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > maxBytes) throw new FetchRefusedError("too_large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function toRefusal(error: unknown): FetchRefusedError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FetchRefusedError) return cause;
    if (cause.name === "TimeoutError" || cause.name === "ConnectTimeoutError")
      return new FetchRefusedError("timeout", { cause: error });
  }
  return new FetchRefusedError("unreachable", { cause: error });
}
