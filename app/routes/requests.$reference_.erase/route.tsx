import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { eraseRequest } from "#app/domain/privacy/erase-request.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getOwnRequestData } from "#app/http/own-request-data.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { forgiveLookup, limitLookups } from "#app/http/request-lookup.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { EraseRequestPage } from "./erase-request-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { language } = context;
  const { reference, title, kept, canWithdraw } = await getOwnRequestData(request, context, params["reference"]);
  return {
    title: getTranslator(language)("privacy:own.erase_title"),
    own: { reference, title, kept, canWithdraw },
    language,
  };
}

type Refused = { readonly fault: "code_wrong" | "too_many" | "kept"; readonly minutes: number };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { reference } = await getOwnRequestData(request, context, params["reference"]);
  const visitorId = getVisitorId(request, context);
  const secret = String((await readForm(request)).get("secret") ?? "");
  const tooMany = await limitLookups(context, reference);
  if (tooMany?.error.reason === "too_many")
    return data<Refused>({ fault: "too_many", minutes: tooMany.error.minutes }, { status: 429 });
  const outcome = await eraseRequest(context.services, { reference, visitorId, secret });
  if (outcome.status === "code_wrong") return data<Refused>({ fault: "code_wrong", minutes: 0 }, { status: 400 });
  await forgiveLookup(context, reference);
  if (outcome.status === "kept") return data<Refused>({ fault: "kept", minutes: 0 }, { status: 409 });
  return redirect(`/requests/${reference}/data?done=erased`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function RequestErase() {
  return <EraseRequestPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
