import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeRequestCalendar } from "#app/domain/requests/request-calendar.server.ts";
import { ownFile } from "#app/http/own-data-file.ts";
import { loadOwnRequest } from "#app/http/own-request.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** The days of a request, for the calendar of whoever may see it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, language } = context;
  const seen = await loadOwnRequest(request, context, params["reference"]);
  if (!seen) throw new AppError("not_found");
  const text = writeRequestCalendar(services, seen, language);
  return ownFile(text, { type: "text/calendar; charset=utf-8", name: `${seen.request.reference}.ics` });
}
