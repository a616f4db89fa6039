import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { renewBrowser } from "#app/domain/requests/browsers/renew-browser.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** There is nothing to read here. */
export function loader(): never {
  throw new AppError("not_found");
}

const renewalSchema = z.object({ old: z.string().max(4_000), subscription: z.string().max(4_000) });

/** The service worker says that its browser has another address for news; the answer never tells whether the old one was known. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { services, clientAddress } = context;
  await limitRate(context, "submit", clientAddress);
  const typed = renewalSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!typed.success) throw new AppError("bad_request");
  const outcome = await renewBrowser(services, typed.data);
  if (outcome.status === "refused") throw new AppError("bad_request");
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
}
