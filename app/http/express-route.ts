import type { Request, Response } from "express";
import type { LoadContext } from "./load-context.ts";

/**
 * What runs beside Remix: streams and the public API. Each area exports its own; `express-routes.server.ts` lists them
 * and `server/main.ts` mounts the list before the Remix handler. The body is not parsed: handlers read the stream.
 */
export type ExpressRoute = {
  readonly method: "get" | "post";
  /** An Express path, `/api/v1/questions`. */
  readonly path: string;
  handle(req: Request, res: Response, context: LoadContext): Promise<void>;
};
