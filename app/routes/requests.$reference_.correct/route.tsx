import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { correctRequest, type CorrectionFault } from "#app/domain/privacy/correct-request.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getOwnRequestData } from "#app/http/own-request-data.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { forgiveLookup, limitLookups } from "#app/http/request-lookup.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { isOverState } from "#app/domain/requests/states.ts";
import { CorrectRequestPage } from "./correct-request-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { reference, title, contact, state } = await getOwnRequestData(request, context, params["reference"]);
  return {
    title: getTranslator(context.language)("privacy:own.correct_title"),
    own: { reference, title, phone: contact.phone ?? "", email: contact.email ?? "" },
    isOver: isOverState(state),
  };
}

type Refused = {
  readonly faults: readonly (CorrectionFault | "too_many")[];
  readonly minutes: number;
  readonly typed: { readonly phone: string; readonly email: string };
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { reference } = await getOwnRequestData(request, context, params["reference"]);
  const visitorId = getVisitorId(request, context);
  const form = await readForm(request);
  const textOf = (name: string) => String(form.get(name) ?? "").slice(0, 254);
  const typed = { phone: textOf("phone"), email: textOf("email") };
  const tooMany = await limitLookups(context, reference);
  if (tooMany?.error.reason === "too_many") {
    const { minutes } = tooMany.error;
    return data<Refused>({ faults: ["too_many"], minutes, typed }, { status: 429 });
  }
  const outcome = await correctRequest(context.services, { reference, visitorId, secret: textOf("secret"), ...typed });
  const isCodeRight = outcome.status !== "refused" || !outcome.faults.includes("code_wrong");
  if (isCodeRight) await forgiveLookup(context, reference);
  if (outcome.status === "refused")
    return data<Refused>({ faults: outcome.faults, minutes: 0, typed }, { status: 400 });
  return redirect(`/requests/${reference}/data?done=${outcome.status}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function RequestCorrect() {
  return <CorrectRequestPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
