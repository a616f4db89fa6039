import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { changeWay } from "#app/domain/requests/choose-ways.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { WAYS } from "#app/domain/requests/ways.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { AppError } from "#app/lib/app-error.ts";

const choiceSchema = z.object({ way: z.enum(WAYS), intent: z.enum(["start", "end"]) });

function readReference(params: LoaderFunctionArgs["params"]): string {
  const reference = parseReference(params["reference"] ?? "");
  if (!reference) throw new AppError("not_found");
  return reference;
}

/** The choices stand on the page of the request. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/requests/${readReference(params)}#ways`, 303);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reference = readReference(params);
  const visitorId = getVisitorId(request, context);
  const choice = choiceSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!choice.success) throw new AppError("bad_request");
  const { way, intent } = choice.data;
  await changeWay(context.services, { reference, visitorId, way, isChosen: intent === "start" });
  return redirect(`/requests/${reference}?done=way-${intent === "start" ? "started" : "ended"}`, 303);
}
