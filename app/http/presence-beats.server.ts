import { recordBeat } from "#app/domain/handoff/presence/presence.queries.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "./express-route.ts";
import { findStaff } from "./staff-session.server.ts";

/** An open page of staff says that it is still there. It is no use of the session, which idles out as if it were not sent. */
export const presenceBeat: ExpressRoute = {
  method: "post",
  path: "/staff/presence/beat",
  async handle(req, res, context) {
    const staff = await findStaff(req.headers.cookie, context, { isUse: false });
    if (!staff) throw new AppError("sign_in_needed");
    await recordBeat(context.services.db, staff.staffId, context.services.clock.now());
    res.status(204).setHeader("Cache-Control", "no-store").end();
  },
};
