import { createGuardedFetch, hostOf } from "#app/ports/fetch/guarded-fetch.server.ts";
import { createFileTexts } from "./file-transport.server.ts";
import { createHttpGateway, type TextGateway } from "./http-gateway.server.ts";
import type { TextTransport } from "./port.ts";

type TextOptions = {
  readonly gateway: TextGateway | undefined;
  /** For messages when there is no gateway, in demo mode alone: a number must not lie about in a real portal. */
  readonly directory: string | undefined;
};

/** Stands in the outbox until there is a gateway, or is given up and sent again later. */
const noGateway: TextTransport = {
  send: () => Promise.reject(new Error("No gateway for text messages is set (SMS_URL).")),
};

/** The transport that the configuration asks for: the gateway, which may stand in a network of the authority's own; else files. */
export function openTexts({ gateway, directory }: TextOptions): TextTransport {
  if (!gateway) return directory === undefined ? noGateway : createFileTexts(directory);
  const trustedHosts = [hostOf(new URL(gateway.url))];
  return createHttpGateway(gateway, createGuardedFetch({ trustedHosts, ignoresBody: true }));
}
