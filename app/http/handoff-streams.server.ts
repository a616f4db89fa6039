import type { Request, Response } from "express";
import type { Services } from "#app/domain/services.ts";
import { describeEvent } from "#app/domain/handoff/describe-event.ts";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { getHandoffForStaff } from "#app/domain/handoff/act-as-staff.server.ts";
import { getHandoffFeed } from "#app/domain/handoff/handoff-feed.server.ts";
import { findHandoffOfVisitor, loadHandoffStatus } from "#app/domain/handoff/load-handoff-panel.server.ts";
import { selectHandoffEvents } from "#app/domain/handoff/handoff-events.queries.server.ts";
import { selectHandoff } from "#app/domain/handoff/handoffs.queries.server.ts";
import type { Handoff } from "#app/domain/handoff/types.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "./express-route.ts";
import type { LoadContext } from "./load-context.ts";
import { openEventStream } from "./sse.server.ts";
import { findStaff } from "./staff-session.server.ts";
import { findVisitor } from "./visitor.server.ts";

/** Backstop should a notification get lost. */
const LOOK_EVERY_MS = 10_000;

function lastSeenId(req: Request): number {
  const given = Number(req.headers["last-event-id"] ?? req.query["after"] ?? 0);
  return Number.isSafeInteger(given) && given > 0 ? given : 0;
}

/** Calls `look` now, at every notification that passes the filter, and now and then; never two at a time. */
async function follow(
  services: Services,
  signal: AbortSignal,
  concerns: (id: string) => boolean,
  look: () => Promise<void>,
): Promise<void> {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) return void (again = true);
    running = true;
    try {
      do {
        again = false;
        if (!signal.aborted) await look();
      } while (again);
    } catch (error) {
      services.log.error({ err: error }, "a stream could not read its events");
    } finally {
      running = false;
    }
  };
  const unsubscribe = await getHandoffFeed(services.db).subscribe((id) => void (concerns(id) && run()));
  const timer = setInterval(() => void run(), LOOK_EVERY_MS);
  const stop = (): void => {
    clearInterval(timer);
    unsubscribe();
  };
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  await run();
}

async function streamConversation(
  req: Request,
  res: Response,
  context: LoadContext,
  first: Handoff,
  isStaff: boolean,
): Promise<void> {
  const { services, language } = context;
  const t = getTranslator(language);
  const stream = openEventStream(res);
  let last = lastSeenId(req);
  let state = first.state;
  let holder = first.claimedBy;
  let isCrisis = first.isCrisis;
  await follow(
    services,
    stream.signal,
    // A resident's place in the queue moves with other people's handoffs too.
    (id) => id === first.id || state === "queued",
    async () => {
      const handoff = await selectHandoff(services.db, first.id);
      if (!handoff) return;
      for (const event of await selectHandoffEvents(services.db, first.id, last)) {
        const entry = describeEvent(event, { language, isStaff, site: services.site, deskId: handoff.deskId, t });
        stream.send({ event: "entry", id: String(event.id), data: JSON.stringify(entry) });
        last = event.id;
      }
      const text = await loadHandoffStatus(services, handoff, language);
      stream.send({ event: "status", data: JSON.stringify({ text }) });
      const ended = handoff.endedAt !== null && first.endedAt === null;
      if (
        ended ||
        (handoff.isCrisis && !isCrisis) ||
        (isStaff && (handoff.claimedBy !== holder || (handoff.state === "queued") !== (state === "queued")))
      ) {
        stream.send({ event: "changed", data: "{}" });
      }
      state = handoff.state;
      holder = handoff.claimedBy;
      isCrisis = handoff.isCrisis;
      if (ended) stream.close();
    },
  );
}

/** The resident's live side, for the browser that began the conversation. */
const residentEvents: ExpressRoute = {
  method: "get",
  path: "/assistant/:conversationId/events",
  async handle(req, res, context) {
    const visitor = findVisitor(context, req.headers.cookie);
    const handoff =
      visitor && (await findHandoffOfVisitor(context.services, req.params["conversationId"] ?? "", visitor.visitorId));
    if (!handoff) throw new AppError("not_found");
    await streamConversation(req, res, context, handoff, false);
  },
};

/** A stream is no page: who is not signed in gets 401, not a redirect. */
async function requireStreamStaff(req: Request, context: LoadContext): Promise<StaffSession> {
  const staff = await findStaff(req.headers.cookie, context);
  if (!staff) throw new AppError("sign_in_needed");
  if (!hasPermission(staff.roles, "handoffs.read")) throw new AppError("forbidden");
  return staff;
}

/** The staff member's live side of one conversation. */
const staffEvents: ExpressRoute = {
  method: "get",
  path: "/staff/handoffs/:id/events",
  async handle(req, res, context) {
    const staff = await requireStreamStaff(req, context);
    const handoff = await getHandoffForStaff(context.services, req.params["id"] ?? "", staff);
    await streamConversation(req, res, context, handoff, true);
  },
};

/** Tells the queue page that something has changed; the page then reads the list anew. */
const staffQueueEvents: ExpressRoute = {
  method: "get",
  path: "/staff/handoffs/events",
  async handle(req, res, context) {
    await requireStreamStaff(req, context);
    const stream = openEventStream(res);
    const unsubscribe = await getHandoffFeed(context.services.db).subscribe(() =>
      stream.send({ event: "queue", data: "{}" }),
    );
    // Pages in the background speak when they are spoken to.
    const timer = setInterval(() => stream.send({ event: "beat", data: "{}" }), LOOK_EVERY_MS);
    const stop = (): void => {
      clearInterval(timer);
      unsubscribe();
    };
    stream.signal.addEventListener("abort", stop, { once: true });
    if (stream.signal.aborted) stop();
  },
};

export const handoffStreams: readonly ExpressRoute[] = [residentEvents, staffQueueEvents, staffEvents];
