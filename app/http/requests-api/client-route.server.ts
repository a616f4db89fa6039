import type { Request, Response } from "express";
import { type ActingClient, findApiClient } from "#app/domain/clients/find-api-client.server.ts";
import type { OnceOutcome } from "#app/domain/clients/do-once.server.ts";
import type { ApiScope } from "#app/domain/clients/scopes.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { ApiProblem, sendProblem } from "./problem.server.ts";

type ClientRoute = Pick<ExpressRoute, "method" | "path"> & {
  readonly scope: ApiScope;
  handle(req: Request, res: Response, context: LoadContext, client: ActingClient): Promise<void>;
};

const BEARER = /^Bearer +(\S+) *$/i;

/** Who sends this; wrong keys are counted by address, right ones by system. No cookie counts here. */
async function requireClient(req: Request, context: LoadContext, scope: ApiScope): Promise<ActingClient> {
  const key = BEARER.exec(req.headers.authorization ?? "")?.[1];
  const client = key === undefined ? undefined : await findApiClient(context.services, key);
  if (!client) {
    await limitRate(context, "api", context.clientAddress);
    throw new ApiProblem("sign_in_needed");
  }
  await limitRate(context, "client", client.staffId);
  if (!client.scopes.includes(scope)) throw new ApiProblem("forbidden");
  return client;
}

/** A route for other systems: a key with the scope, and every refusal as a problem. */
export const clientRoute = ({ method, path, scope, handle }: ClientRoute): ExpressRoute => ({
  method,
  path,
  async handle(req, res, context) {
    try {
      await handle(req, res, context, await requireClient(req, context, scope));
    } catch (error) {
      if (res.headersSent) throw error;
      sendProblem(req, res, context, error);
    }
  },
});

const KEY = /^[\x21-\x7e]{8,200}$/;

/** The `Idempotency-Key` of a call; a structured header's quotes are taken off. */
export function readIdempotencyKey(req: Request): string {
  const key = (req.get("Idempotency-Key") ?? "").trim().replace(/^"(.*)"$/, "$1");
  if (!KEY.test(key)) throw new ApiProblem("bad_request", { problem: "key_needed" });
  return key;
}

/** Sends what was done, now or before; throws what was refused, as `toProblem` says it. */
export function sendOnce<R>(res: Response, outcome: OnceOutcome<R>, toProblem: (refusal: R) => ApiProblem): void {
  if (outcome.status === "key_used") throw new ApiProblem("unprocessable", { problem: "key_used" });
  if (outcome.status === "refused") throw toProblem(outcome.refusal);
  const { status, body } = outcome.reply;
  if (outcome.status === "done_before") res.setHeader("Idempotent-Replayed", "true");
  res.setHeader("Location", `/api/v1/requests/${String(body["reference"])}`);
  res.setHeader("Cache-Control", "no-store");
  res.status(status).json(body);
}
