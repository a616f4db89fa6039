/** At the root, because a worker serves only the addresses below its own. */
export const WORKER_PATH = "/service-worker.js";

/** Asked for anew each time; and the worker's own policy, which must let it fetch from the portal. */
export const WORKER_HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-cache",
  "Content-Security-Policy": "default-src 'none'; connect-src 'self'",
};
