/** A call that the portal refused; `problem` is its answer (RFC 9457). */
export class PortalRefusal extends Error {
  /** @param {{ status: number, code: string, detail: string, errors?: { pointer: string, detail: string }[] }} problem */
  constructor(problem) {
    super([problem.detail, ...(problem.errors ?? []).map((one) => one.detail)].join(" "));
    this.problem = problem;
  }
}

/** Statuses that may be another one when the same is sent again. */
const PASSING = [429, 500, 502, 503, 504];
const TRIES = 5;

/**
 * The calls of the portal. What fails on the way, or for a while, is sent again with the same `Idempotency-Key`, so that
 * nothing is done twice.
 *
 * @param {{ address: string, key: string, pauseMs?: number }} options
 */
export function connectPortal({ address, key, pauseMs = 1_000 }) {
  /** @param {string} path @param {{ once: string, body: object }} [sent] */
  const call = async (path, sent) => (await ask(path, sent)).json();

  /** @param {string} path @param {{ once: string, body: object }} [sent] */
  async function ask(path, sent) {
    for (let tried = 1; ; tried++) {
      const response = await fetch(`${address}/api/v1/requests${path}`, {
        method: sent ? "POST" : "GET",
        headers: {
          Authorization: `Bearer ${key}`,
          ...(sent && { "Content-Type": "application/json", "Idempotency-Key": sent.once }),
        },
        ...(sent && { body: JSON.stringify(sent.body) }),
        signal: AbortSignal.timeout(30_000),
      }).catch(() => undefined);
      if (response?.ok) return response;
      if (tried >= TRIES || (response && !PASSING.includes(response.status))) {
        if (!response) throw new Error("The portal does not answer.");
        throw new PortalRefusal(await response.json());
      }
      const wait = Number(response?.headers.get("Retry-After") ?? 0) * 1_000 || pauseMs * 2 ** tried;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return {
    /** In words (`description`, `contact`), or as answers to one of the forms (`form`, `answers`). @param {string} once your own number of the matter @param {object} request */
    open: (once, request) => call("", { once, body: request }),
    /** @param {string} reference */
    read: (reference) => call(`/${reference}`),
    /** @param {string} reference @param {string} file an id among the request's `files` */
    readFile: async (reference, file) => Buffer.from(await (await ask(`/${reference}/files/${file}`)).arrayBuffer()),
    /** @param {string} once @param {string} reference @param {object} event */
    move: (once, reference, event) => call(`/${reference}/events`, { once, body: event }),
    /** For staff alone; moves nothing. @param {string} once @param {string} reference @param {string} note */
    note: (once, reference, note) => call(`/${reference}/events`, { once, body: { note } }),
  };
}
