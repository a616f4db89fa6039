import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { RequestSent } from "#app/components/requests/request-sent.tsx";
import { getSentDraft } from "#app/domain/requests/get-sent-draft.server.ts";
import { followCode } from "#app/http/follow-code.server.ts";
import { privatePageHeaders, readDraftKey } from "#app/http/form-pages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const key = readDraftKey(request, context, params["id"]);
  const sent = await getSentDraft(services, { ...key, language });
  const title = getTranslator(language)("forms:sent.title");
  return {
    title,
    sent,
    language,
    timeZone: services.site.time_zone,
    code: followCode(context, sent.reference),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function FormSentPage() {
  return <RequestSent {...useLoaderData<typeof loader>()} />;
}
