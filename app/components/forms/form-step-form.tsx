import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { FormStepPage } from "#app/domain/requests/get-form-step.server.ts";
import type { FieldValue } from "#app/domain/requests/types.ts";
import { type Faults, inputsOf } from "./composite-inputs.tsx";
import { FormFieldInput } from "./form-field-input.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { FormNotices } from "./form-notices.tsx";

/** The form that the switches at the top of the page send too. Field ids have no hyphen. */
export const STEP_FORM = "step-form";

type Props = {
  readonly page: FormStepPage;
  readonly backTo: string;
  /** What they fill in is their account's, not this browser's. */
  readonly isAccount: boolean;
  /** The day until which it is kept. */
  readonly keptUntil: string;
  /** What the server found wrong with what was sent, and what was typed. */
  readonly lastResult: SubmissionResult<string[]> | undefined;
};

/** One page of a form: its questions, what was answered before or just typed, and what is wrong with it. */
export function FormStepForm({ page, backTo, isAccount, keptUntil, lastResult }: Props) {
  const { t } = useTranslation();
  // Nothing runs in the browser: conform gives the fields their ids, values and errors while the server draws.
  const [form, fields] = useForm<Record<string, FieldValue>>({
    id: "step",
    lastResult: lastResult ?? null,
    defaultValue: { ...page.values },
  });
  const faults: Faults = form.allErrors;
  const errors = page.fields.flatMap((field) =>
    inputsOf(field).flatMap(({ id, name }) =>
      (faults[name] ?? []).slice(0, field.files ? undefined : 1).map((text) => ({ href: `#${id}`, text })),
    ),
  );
  const hasFiles = page.fields.some((field) => field.files);
  return (
    <>
      <a className="back-link" href={backTo}>
        {t("forms:step.back")}
      </a>
      <ErrorSummary title={t("forms:step.errors")} errors={errors} />
      {page.resident ? <NotificationBanner title={t("helpers:acting.form", { resident: page.resident })} /> : null}
      <FormNotices notices={page.notices} />
      <PageHeading
        title={page.title}
        caption={
          <>
            <ContentText>{page.formTitle}</ContentText> ·{" "}
            {page.of === undefined
              ? t("forms:step.number", { number: page.number })
              : t("forms:step.progress", { number: page.number, of: page.of })}
          </>
        }
        lead={page.lead}
        isContent
      />
      <form
        method="post"
        noValidate
        encType={hasFiles ? "multipart/form-data" : undefined}
        id={STEP_FORM}
        className="form-section"
      >
        {page.fields.map((field) => (
          <FormFieldInput
            key={field.id}
            field={field}
            value={fields[field.id]?.initialValue}
            faults={faults}
            // What came back to be mended is the resident's own.
            known={lastResult ? undefined : page.known[field.id]}
          />
        ))}
        <div className="button-row">
          <Button>{t("forms:step.continue")}</Button>
        </div>
      </form>
      <p className="quiet full-only">{t(isAccount ? "forms:step.stop_account" : "forms:step.stop")}</p>
      <p className="quiet">{t("forms:step.kept_until", { date: keptUntil })}</p>
      <p className="quiet">
        <a className="phone-link" href={`tel:${page.desk.phone}`}>
          {t("forms:step.help", { phone: page.desk.phone, desk: page.desk.name })}
        </a>
      </p>
    </>
  );
}
