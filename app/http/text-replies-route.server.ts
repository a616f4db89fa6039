import { z } from "zod";
import { stopTexts } from "#app/domain/requests/stop-texts.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "./express-route.ts";
import { readJsonBody } from "./json-body.server.ts";
import { limitRate } from "./rate-limit.server.ts";
import { isSameKey } from "./same-key.server.ts";

/** The longest message that telephones put together, and room for what else a gateway says of it. */
const MAX_BYTES = 16_000;

const replySchema = z.object({ from: z.string().max(40), text: z.string().max(2_000) });

/**
 * `POST /texts/replies`: the gateway passes on what somebody answered to a text message, `{from, text}`. A word for stop ends
 * those to their number; 204 whatever it was and whoever it came from, as often as it is passed on. Nothing of it is kept.
 */
export const textRepliesRoute: ExpressRoute = {
  method: "post",
  path: "/texts/replies",
  async handle(req, res, context) {
    const { services, clientAddress } = context;
    const { textReplyKey } = services;
    if (!textReplyKey) throw new AppError("not_found");
    const given = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? "")?.[1];
    if (!isSameKey(textReplyKey, given)) {
      await limitRate(context, "api", clientAddress);
      throw new AppError("sign_in_needed");
    }
    await limitRate(context, "client", "texts");
    const reply = replySchema.safeParse(await readJsonBody(req, { maxBytes: MAX_BYTES }));
    if (!reply.success) throw new AppError("unprocessable", { message: "from and text are needed" });
    await stopTexts(services, reply.data);
    res.removeHeader("Set-Cookie");
    res.setHeader("Cache-Control", "no-store");
    res.status(204).end();
  },
};
