import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MESSAGE_FORM } from "#app/components/handoff/handoff-panel.tsx";
import { OFFER_FORM } from "#app/components/handoff/offer-form.tsx";
import { PersonPage } from "#app/components/handoff/person-page.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { loadPersonPage } from "#app/domain/handoff/load-person-page.server.ts";
import { actOnOffer } from "#app/http/act-on-offer.server.ts";
import { findVisitor } from "#app/http/visitor.server.ts";

export const handle = { islands: true };

async function getOwnConversation({ request, params, context }: LoaderFunctionArgs) {
  const visitorId = findVisitor(context, request.headers.get("Cookie"))?.visitorId;
  return getConversation(context.services, params["conversationId"] ?? "", { visitorId, isProgram: false });
}

export async function loader(args: LoaderFunctionArgs) {
  const { services, language } = args.context;
  const conversation = await getOwnConversation(args);
  const visitorId = conversation.visitorId ?? undefined;
  const page = await loadPersonPage(services, { conversationId: conversation.id, visitorId, language });
  const typedForm = page.panel ? MESSAGE_FORM : OFFER_FORM;
  return { page, backTo: `/assistant/${conversation.id}`, typedForm };
}

export async function action(args: ActionFunctionArgs) {
  return actOnOffer(args.request, args.context, await getOwnConversation(args));
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageMeta(matches, data?.page);

export default function ConversationPerson() {
  const { page, backTo } = useLoaderData<typeof loader>();
  return <PersonPage page={page} backTo={backTo} refused={useActionData<typeof action>()} />;
}
