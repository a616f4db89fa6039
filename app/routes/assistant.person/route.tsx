import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OFFER_FORM } from "#app/components/handoff/offer-form.tsx";
import { PersonPage } from "#app/components/handoff/person-page.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { startConversation } from "#app/domain/assistant/start-conversation.server.ts";
import { loadPersonPage } from "#app/domain/handoff/load-person-page.server.ts";
import { actOnOffer } from "#app/http/act-on-offer.server.ts";
import { ensureVisitor } from "#app/http/visitor.server.ts";

/** "Talk to a person" without asking the assistant first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { services, language } = context;
  const { setCookie } = ensureVisitor(context, request.headers.get("Cookie"));
  const page = await loadPersonPage(services, { conversationId: null, visitorId: undefined, language });
  return data(
    { page, key: randomUUID(), typedForm: OFFER_FORM },
    setCookie ? { headers: { "Set-Cookie": setCookie } } : {},
  );
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visitor = ensureVisitor(context, request.headers.get("Cookie"));
  const { contentLanguage, mode, services } = context;
  const begin = (key: string) =>
    startConversation(services, { key, language: contentLanguage, mode, visitorId: visitor.visitorId });
  return actOnOffer(request, context, begin, visitor.setCookie);
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageMeta(matches, data?.page);

export default function Person() {
  const { page, key } = useLoaderData<typeof loader>();
  return <PersonPage page={page} formKey={key} backTo="/assistant" refused={useActionData<typeof action>()} />;
}
