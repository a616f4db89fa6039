import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { AskForm } from "#app/components/assistant/ask-form.tsx";
import { AskIsland } from "#app/components/assistant/ask-island.tsx";
import { PersonBox } from "#app/components/assistant/person-box.tsx";
import { TurnLog } from "#app/components/assistant/turn-log.tsx";
import { HandoffPanel } from "#app/components/handoff/handoff-panel.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { askFromForm } from "#app/http/ask-from-form.server.ts";
import { findVisitor } from "#app/http/visitor.server.ts";
import { loadConversationPage } from "./load-conversation-page.server.ts";

export const handle = { islands: true };

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = findVisitor(context.services, request.headers.get("Cookie"));
  return loadConversationPage(context, params["conversationId"] ?? "", visitor?.visitorId);
}

export const action = ({ request, params, context }: ActionFunctionArgs) =>
  askFromForm(request, context, params["conversationId"]);

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Conversation() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const fault = refused?.fault;
  const address = `/assistant/${page.conversationId}`;
  return (
    <div className="assistant-page">
      {fault ? (
        <ErrorSummary
          title={t("assistant:error.title")}
          errors={[{ href: "#question", text: t(`assistant:error.${fault}`, { max: 1_000 }) }]}
        />
      ) : null}
      <PageHeading title={page.title} lead={t("assistant:conversation_lead")} />
      <AskIsland conversationId={page.conversationId}>
        <TurnLog turns={page.turns} conversationId={page.conversationId} />
        {page.isHandedOff ? null : (
          <AskForm
            action={address}
            submissionKey={page.submissionKey}
            isFirst={page.turns.length === 0}
            typed={refused?.typed}
            fault={fault}
          />
        )}
      </AskIsland>
      {page.handoff ? <HandoffPanel handoff={page.handoff} /> : null}
      {page.isHandedOff ? null : <PersonBox action={`${address}/person`} phone={page.phone} />}
      <p>
        <a href="/assistant">{t("assistant:new")}</a>
      </p>
    </div>
  );
}
