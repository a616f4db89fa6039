import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggestServices } from "#app/domain/catalogue/suggest-services.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";

/** Services for what has been typed so far, for `islands/suggest.ts`. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await limitRate(context, "suggest", context.clientAddress);
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const suggestions = await suggestServices(context.services, { query, language: context.contentLanguage });
  return Response.json(suggestions, { headers: { "Cache-Control": "no-store" } });
}
