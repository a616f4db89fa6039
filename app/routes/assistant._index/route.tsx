import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { ASK_FORM, AskForm } from "#app/components/assistant/ask-form.tsx";
import { AskIsland } from "#app/components/assistant/ask-island.tsx";
import { PersonBox } from "#app/components/assistant/person-box.tsx";
import { TurnLog } from "#app/components/assistant/turn-log.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { obeySettings } from "#app/domain/assistant/settings/obey-settings.server.ts";
import { askFromForm } from "#app/http/ask-from-form.server.ts";
import { ensureVisitor } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { ExampleQuestions } from "./example-questions.tsx";
import { HowItWorks } from "./how-it-works.tsx";

export const handle = { islands: true };

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { services, language } = context;
  const { setCookie } = ensureVisitor(context, request.headers.get("Cookie"));
  const numberOf = (kind: string) => services.site.hotlines.find((line) => line.kind === kind)?.number;
  const page = {
    title: getTranslator(language)("assistant:title"),
    submissionKey: randomUUID(),
    typed: new URL(request.url).searchParams.get("q")?.slice(0, 1_000),
    numbers: { police: numberOf("police"), fire: numberOf("fire"), medical: numberOf("medical") },
    phone: numberOf("district"),
    isOff: (await obeySettings(services)).assistant === "off",
    typedForm: ASK_FORM,
  };
  return data(page, setCookie ? { headers: { "Set-Cookie": setCookie } } : {});
}

export const action = ({ request, context }: ActionFunctionArgs) => askFromForm(request, context, undefined);

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) => pageMeta(matches, page);

export default function Assistant() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const fault = refused?.fault;
  return (
    <div className="assistant-page">
      {fault ? (
        <ErrorSummary
          title={t("assistant:error.title")}
          errors={[{ href: "#question", text: t(`assistant:error.${fault}`, { max: 1_000 }) }]}
        />
      ) : null}
      <PageHeading title={page.title} lead={t("assistant:lead")} />
      {page.isOff ? (
        <NotificationBanner
          tone="warning"
          title={t("assistant:message.unavailable_switched_off", { district: page.phone })}
        />
      ) : null}
      <AskIsland conversationId={undefined}>
        <TurnLog turns={[]} conversationId="" />
        <AskForm
          page="/assistant"
          submissionKey={page.submissionKey}
          isFirst
          typed={refused?.typed ?? page.typed}
          fault={fault}
        />
      </AskIsland>
      <ExampleQuestions />
      <PersonBox action="/assistant/person" phone={page.phone} />
      <HowItWorks numbers={page.numbers} />
    </div>
  );
}
