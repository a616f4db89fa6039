import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CodeInput } from "#app/components/account/code-input.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { renewAccess } from "#app/domain/residents/renew-access.server.ts";
import { CODE_LENGTH } from "#app/domain/residents/resident.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { forgiveRate, limitRate } from "#app/http/rate-limit.server.ts";
import { readCode } from "#app/http/read-code.ts";
import { keepWaitingCookie, readResidentToken } from "#app/http/resident-session.server.ts";
import { ensureVisitor } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  const isWaiting = readResidentToken(context.services, request.headers.get("Cookie"), "find_again") !== undefined;
  if (!isWaiting) return redirect("/requests/lost", 303);
  return { title: getTranslator(context.language)("requests:lost.code_title") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, clientAddress } = context;
  const cookie = request.headers.get("Cookie");
  const browserToken = readResidentToken(services, cookie, "find_again");
  if (!browserToken) return redirect("/requests/lost", 303);
  const typed = String((await readForm(request)).get("code") ?? "").slice(0, 40);
  const code = readCode(typed);
  if (!new RegExp(`^\\d{${CODE_LENGTH}}$`).test(code))
    return data({ typed, fault: "incomplete" as const, triesLeft: 0 }, { status: 400 });
  await limitRate(context, "sign_in", clientAddress);
  const { visitorId, setCookie } = ensureVisitor(context, cookie);
  const outcome = await renewAccess(services, { browserToken, code, visitorId });
  if (outcome.status !== "renewed") {
    services.log.warn({ requestId: context.requestId, outcome: outcome.status }, "renewing access by code refused");
    const triesLeft = outcome.status === "wrong" ? outcome.triesLeft : 0;
    return data({ typed, fault: outcome.status, triesLeft }, { status: 400 });
  }
  await forgiveRate(context, "sign_in", clientAddress);
  const headers = new Headers([["Set-Cookie", keepWaitingCookie(services, "find_again", browserToken)]]);
  if (setCookie) headers.append("Set-Cookie", setCookie);
  return redirect("/requests/lost/found", { status: 303, headers });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function LostRequestCode() {
  const { title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const error = refused ? t(`account:code.${refused.fault}`, { count: refused.triesLeft }) : undefined;
  return (
    <>
      <ErrorSummary title={t("account:problem")} errors={error ? [{ href: "#code", text: error }] : []} />
      <PageHeading title={title} lead={t("requests:lost.code_lead")} />
      <form method="post" className="form-section" noValidate>
        <CodeInput
          hint={t("account:code.hint")}
          typed={refused?.fault === "incomplete" ? refused.typed : undefined}
          error={error}
        />
        <div className="button-row">
          <Button>{t("requests:lost.code_submit")}</Button>
          <a className="standalone-link" href="/requests/lost">
            {t("requests:lost.again")}
          </a>
        </div>
      </form>
    </>
  );
}
