import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { exportQueue } from "#app/domain/requests/export-queue.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { readFilters, queryOf, toQueueInput } from "#app/http/staff-queue-filters.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";

/** The whole list that was chosen, for a spreadsheet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  await limitRate(context, "staff_export", staff.staffId);
  const { services, language } = context;
  const { filters } = readFilters(new URL(request.url).searchParams);
  const outcome = await exportQueue(services, { staff, language, ...toQueueInput(filters) });
  if (outcome.status === "refused") {
    const query = new URLSearchParams(queryOf(filters));
    query.set("too_many", "1");
    return redirect(`/staff/requests?${query}`, 303);
  }
  return new Response(outcome.csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="requests.csv"',
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
