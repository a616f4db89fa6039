import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { StepByStep } from "#app/components/ui/step-by-step.tsx";
import { TaskList } from "#app/components/ui/task-list.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { FormChanges } from "#app/domain/requests/form-changes.ts";
import type { FormStart } from "#app/domain/requests/get-form-start.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { OTHER_WAYS, SignInFirst, type SignInNeed } from "./sign-in-first.tsx";

type Props = {
  readonly start: FormStart;
  readonly language: Language;
  readonly timeZone: string;
  /** Only for who must sign in before they begin. */
  readonly signIn?: SignInNeed | undefined;
  readonly isSimple: boolean;
  /** What they fill in is their account's, not this browser's. */
  readonly isAccount: boolean;
};

/** What happens, from the first question to the end. */
const HOW = ["answer", "check", "send", "follow"] as const;

/** What a form takes, before it begins; and the ways to do the same without it. */
export function FormStartPage({ start, signIn, language, timeZone, isSimple, isAccount }: Props) {
  const { t } = useTranslation();
  const draftId = start.draft?.id;
  const how = HOW.map((step) => (step === "send" && start.isForSignedIn ? "send_signed_in" : step));
  const service = start.serviceSlug ? `/services/${start.serviceSlug}` : undefined;
  return (
    <>
      <Breadcrumbs
        items={[
          { href: "/", label: t("common:home") },
          { href: service ?? "/services", label: service ? t("forms:start.service") : t("common:nav.services") },
        ]}
      />
      <PageHeading title={start.title} lead={start.lead} isContent />
      {isSimple ? <OtherWays start={start} language={language} /> : null}
      {start.draft ? (
        <NotificationBanner title={t("forms:start.continue_title")}>
          <p>
            {t("forms:start.continue_text", {
              date: formatMoment(start.draft.updatedAt, "minute", language, timeZone),
            })}{" "}
            {t("forms:start.kept_until", { date: formatMoment(start.draft.keptUntil, "day", language, timeZone) })}
          </p>
          {start.draft.changes ? <Changes changes={start.draft.changes} /> : null}
          <LinkButton href={`/forms/${start.formId}/${start.draft.stepId ?? "check-answers"}?draft=${start.draft.id}`}>
            {t("forms:start.continue")}
          </LinkButton>
          <h3>{t("forms:tasks.title")}</h3>
          <TaskList
            tasks={start.draft.tasks.map(({ stepId, title, isDone }) => ({
              title: <ContentText>{title}</ContentText>,
              href: `/forms/${start.formId}/${stepId}?draft=${draftId}`,
              isDone,
              status: t(isDone ? "forms:tasks.done" : "forms:tasks.todo"),
            }))}
          />
        </NotificationBanner>
      ) : null}
      <section className="form-section">
        <h2>{t("forms:start.needs")}</h2>
        <ul className="plain-bullets">
          {start.needs.map((need) => (
            <li key={need}>
              <ContentText>{need}</ContentText>
            </li>
          ))}
        </ul>
        <p>{t("forms:start.minutes", { count: start.minutes })}</p>
      </section>
      {signIn ? (
        <SignInFirst formId={start.formId} need={signIn} />
      ) : (
        <form method="post" className="form-section">
          <Button variant={start.draft ? "secondary" : "start"}>
            {t(start.draft ? "forms:start.restart" : "forms:start.button")}
          </Button>
        </form>
      )}
      <section className="form-section">
        <h2>{t("forms:start.how")}</h2>
        <StepByStep steps={how.map((step) => ({ title: t(`forms:steps.${step}`) }))} />
        <p>
          {t(isAccount || start.isForSignedIn ? "forms:start.pause_account" : "forms:start.pause", {
            days: start.keptDays,
          })}
        </p>
      </section>
      {isSimple ? null : <OtherWays start={start} language={language} />}
      <p>
        <a className="standalone-link" href={`/forms/${start.formId}/blank`}>
          {t("forms:blank.link")}
        </a>
      </p>
    </>
  );
}

/** Whoever began earlier goes on with the questions of then; says which are others now. */
function Changes({ changes }: { readonly changes: FormChanges }) {
  const { t } = useTranslation();
  const kinds = (["added", "changed", "gone"] as const).filter((kind) => changes[kind].length > 0);
  return (
    <>
      <p>{t("forms:changes.text")}</p>
      {kinds.map((kind) => (
        <div key={kind}>
          <p>{t(`forms:changes.${kind}`)}</p>
          <ul className="plain-bullets">
            {changes[kind].map((label, index) => (
              <li key={index}>
                <ContentText>{label}</ContentText>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function OtherWays({ start, language }: Pick<Props, "start" | "language">) {
  const { t } = useTranslation();
  const { desk, centre } = start;
  return (
    <section className="form-section" id={OTHER_WAYS}>
      <h2>{t("forms:start.other_title")}</h2>
      <p>
        <a className="phone-link" href={`tel:${desk.phone}`}>
          {t("forms:start.by_phone", { phone: desk.phone, desk: desk.name })}
        </a>
      </p>
      <p>
        <Opening now={desk.hours} language={language} />
      </p>
      {centre ? (
        <p>
          <a className="standalone-link" href={`/centres/${centre.id}`}>
            {t("forms:start.in_person", { centre: centre.name, address: centre.address })}
          </a>
        </p>
      ) : null}
    </section>
  );
}
