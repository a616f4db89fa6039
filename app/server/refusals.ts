import type { Request, RequestHandler, Response } from "express";
import type { AppErrorCode } from "#app/lib/app-error.ts";
import { MAX_UPLOAD_BYTES, takesFiles } from "#app/lib/upload-paths.ts";
import { isFromOurselves } from "./same-origin.ts";
import { pathOf } from "./request-log.ts";

/** Larger bodies are refused unread; forms and the API have smaller limits of their own. */
const MAX_BODY_BYTES = 1_000_000;

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function reasonToRefuse(req: Request, publicUrl: string | undefined): AppErrorCode | undefined {
  if (!URL.canParse(`http://${req.headers.host ?? ""}`)) return "bad_request";
  if (!isDecodable(pathOf(req.originalUrl)) || /%00/.test(req.originalUrl)) return "bad_request";
  if (!isFromOurselves(req, publicUrl)) return "forbidden";
  const most = takesFiles(pathOf(req.originalUrl), req.headers["content-type"]) ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
  if (Number(req.headers["content-length"] ?? 0) > most) return "too_large";
  return undefined;
}

/** From here on the request is a plain look at the route `$`, which shows the refusal in the reader's language. */
function showRefusal(req: Request): void {
  req.method = "GET";
  req.url = "/refused";
  req.originalUrl = "/refused";
  req.headers.host = URL.canParse(`http://${req.headers.host ?? ""}`) ? req.headers.host : "localhost";
}

export type RefuseAsJson = (req: Request, res: Response) => void;

/** Turns away, before any route runs, what no route should see. Programs get JSON, people a page. */
export function refusals(options: {
  readonly publicUrl: string | undefined;
  readonly asJson: RefuseAsJson;
}): RequestHandler {
  return (req, res, next) => {
    const code = reasonToRefuse(req, options.publicUrl);
    if (!code) return next();
    res.locals["refusal"] = code;
    if (req.originalUrl.startsWith("/api/")) return options.asJson(req, res);
    showRefusal(req);
    next();
  };
}
