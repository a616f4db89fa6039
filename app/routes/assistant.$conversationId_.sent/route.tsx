import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CrisisBanner } from "#app/components/handoff/crisis-banner.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { RequestSent } from "#app/components/requests/request-sent.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { getSentHandoff } from "#app/domain/handoff/get-sent-handoff.server.ts";
import { followCode } from "#app/http/follow-code.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

/** A question that was left for a person, or a conversation that became a request. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const visitorId = getVisitorId(request, context);
  const conversationId = params["conversationId"] ?? "";
  const sent = await getSentHandoff(services, { conversationId, visitorId, language });
  return {
    title: getTranslator(language)("forms:sent.title"),
    sent,
    language,
    timeZone: services.site.time_zone,
    code: followCode(context, sent.reference),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function ConversationSent() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <CrisisBanner hotlines={page.sent.hotlines} />
      {page.sent.isNumberHidden ? <NotificationBanner tone="warning" title={t("handoff:hidden")} /> : null}
      <RequestSent {...page} />
    </>
  );
}
