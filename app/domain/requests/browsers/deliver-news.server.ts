import type { Services } from "#app/domain/services.ts";
import { deliver } from "#app/ports/mail/deliver-mail.server.ts";
import type { PushTransport } from "#app/ports/push/port.ts";
import { selectBrowser } from "./browsers.queries.server.ts";
import { endEndpoint } from "./end-browsers.server.ts";

/**
 * Sends one message of the outbox to its browser, once, as mails are. To a browser that was told no more meanwhile nothing is sent; one whose
 * push service says that it is gone is told no more.
 */
export const deliverNews = (
  deps: Pick<Services, "db" | "clock"> & { readonly pushes: PushTransport },
  { mailId }: { mailId: string },
): Promise<void> =>
  deliver(deps, { name: "push.deliver", mailId }, async ({ id, to, text }) => {
    const browser = await selectBrowser(deps.db, to);
    if (!browser) return "gone";
    const { target } = browser;
    // Two news of one request: a browser that was off shows the later one.
    const topic = browser.id.replaceAll("-", "");
    if ((await deps.pushes.send({ id, target, topic, text })) === "taken") return undefined;
    await endEndpoint(deps, target.endpoint);
    return "gone";
  });
