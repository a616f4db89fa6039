import type { Request, Response } from "express";
import { jsonErrorResponse } from "./error-response.server.ts";
import type { ExpressRoute } from "./express-route.ts";
import { guardStaffStream } from "./guard-staff-route.server.ts";
import type { LoadContext } from "./load-context.ts";

/** Answers with `{ error: { code, message } }`; a response that has begun can only be cut off. */
export async function sendJsonError(req: Request, res: Response, context: LoadContext, error: unknown): Promise<void> {
  const response = jsonErrorResponse(error, context, req.path);
  if (res.headersSent) return void res.destroy();
  res.status(response.status);
  response.headers.forEach((value, name) => res.setHeader(name, value));
  res.end(await response.text());
}

/** Runs a route beside Remix for whoever may be there; whatever it throws becomes a JSON error. */
export async function runExpressRoute(
  route: ExpressRoute,
  req: Request,
  res: Response,
  context: LoadContext,
): Promise<void> {
  try {
    await guardStaffStream(route.path, req.headers.cookie, context);
    await route.handle(req, res, context);
  } catch (error) {
    await sendJsonError(req, res, context, error);
  }
}
