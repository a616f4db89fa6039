import { createGuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import { createFilePushes } from "./file-transport.server.ts";
import type { PushTransport } from "./port.ts";
import { createWebPush, type PushSender } from "./web-push.server.ts";

type PushOptions = {
  readonly sender: PushSender | undefined;
  /** Push services (`name:port`) in the authority's own network. */
  readonly trustedHosts: readonly string[];
  /** For messages when nothing is pushed, in demo mode alone. */
  readonly directory: string | undefined;
};

/** Stands in the outbox until there is a key, or is given up and sent again later. */
const noSender: PushTransport = {
  send: () => Promise.reject(new Error("No key for web push is set (PUSH_PRIVATE_KEY).")),
};

/** The transport that the configuration asks for: push services, whichever the browser has; else files. */
export function openPushes({ sender, trustedHosts, directory }: PushOptions): PushTransport {
  if (!sender) return directory === undefined ? noSender : createFilePushes(directory);
  return createWebPush(sender, createGuardedFetch({ trustedHosts, ignoresBody: true }));
}
