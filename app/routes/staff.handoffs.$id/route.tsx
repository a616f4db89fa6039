import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { HandoffLog } from "#app/components/handoff/handoff-log.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { HandoffStory } from "#app/components/handoff/handoff-story.tsx";
import { HandoffTools, IntentButton } from "#app/components/handoff/handoff-tools.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { loadStaffHandoff } from "#app/domain/handoff/load-staff-handoff.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { actOnHandoff } from "./act-on-handoff.server.ts";

export const handle = { islands: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "handoffs.read");
  const handoff = await loadStaffHandoff(context.services, params["id"] ?? "", {
    ...staff,
    language: context.language,
  });
  const title = getTranslator(context.language)("handoff:staff.conversation_title");
  return { title, handoff, canWork: hasPermission(staff.roles, "handoffs.work") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "handoffs.work");
  return actOnHandoff(request, context, params["id"] ?? "", staff);
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageMeta(matches, data);

export default function StaffHandoff() {
  const { title, handoff, canWork } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const errors = refused && "errors" in refused ? refused.errors : {};
  const typed = refused && "typed" in refused ? refused.typed : {};
  const isEnded = handoff.state.startsWith("ended_");
  const fieldOf: Record<string, string> = {
    text: "#text",
    note: "#note",
    deskId: "#deskId",
    description: "#description",
    name: "#request-name",
    email: "#email",
    phone: "#request-phone",
  };
  return (
    <>
      <ErrorSummary
        title={t("handoff:error.title")}
        errors={Object.entries(errors).map(([field, text]) => ({ href: fieldOf[field] ?? "#text", text: text ?? "" }))}
      />
      <PageHeading title={title} caption={`${handoff.deskName} · ${t(`handoff:staff.language.${handoff.language}`)}`} />
      <div className="button-row">
        <StatusTag tone={isEnded ? "neutral" : "info"}>{t(`handoff:state.${handoff.state}`)}</StatusTag>
        {handoff.isCrisis ? <StatusTag tone="danger">{t("handoff:crisis.tag")}</StatusTag> : null}
        {handoff.mode === "chat" ? null : <StatusTag tone="info">{t(`handoff:mode.${handoff.mode}`)}</StatusTag>}
        {handoff.isSimplified ? <StatusTag tone="warning">{t("handoff:staff.simplified")}</StatusTag> : null}
      </div>
      {handoff.mode === "call_back" && handoff.callBack ? (
        <p className="handoff-status">
          <a href={`tel:${handoff.callBack.phone}`}>
            {t("handoff:call_back.staff", { phone: handoff.callBack.phone })}
          </a>{" "}
          {t(`handoff:call_back.line.${handoff.callBack.wanted}`)}
        </p>
      ) : null}
      <div className="handoff-columns">
        <section
          aria-label={title}
          {...(isEnded ? {} : { "data-island": "handoff", "data-stream": `/staff/handoffs/${handoff.id}/events` })}
        >
          <HandoffLog entries={handoff.entries} label={title} />
          {handoff.requestReference ? (
            <LinkButton href={`/staff/requests/${handoff.requestReference}`}>
              {t("handoff:staff.request_opened", { reference: handoff.requestReference })}
            </LinkButton>
          ) : null}
          {handoff.canClaim ? <p>{t("handoff:staff.queued")}</p> : null}
          {handoff.canClaim && canWork ? (
            <IntentButton intent="claim" label={t("handoff:staff.claim")} primary />
          ) : null}
          {!handoff.isMine && !handoff.canClaim && !isEnded ? (
            <p>{t("handoff:staff.held_by", { name: handoff.holder ?? "" })}</p>
          ) : null}
          {handoff.isMine && canWork ? (
            <form method="post" className="handoff-form" data-message-form="">
              <input type="hidden" name="intent" value="message" />
              <input type="hidden" name="key" value={handoff.messageKey} />
              <TextArea
                id="text"
                name="text"
                rows={3}
                label={t("handoff:staff.reply_label")}
                hint={t("handoff:staff.reply_hint")}
                error={errors.text}
                defaultValue={typed.text}
              />
              <Button>{t("handoff:staff.reply")}</Button>
            </form>
          ) : null}
          {handoff.isMine && canWork ? <HandoffTools handoff={handoff} errors={errors} typed={typed} /> : null}
        </section>
        <HandoffStory summary={handoff.summary} story={handoff.story} />
      </div>
    </>
  );
}
