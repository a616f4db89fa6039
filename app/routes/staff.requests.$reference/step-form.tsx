import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FileField } from "#app/components/attachments/file-field.tsx";
import { ATTACHMENT_LIMITS, USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { RequestAppeal } from "#app/components/requests/request-appeal.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { WORDS_LIMIT } from "#app/domain/requests/clean-words.ts";
import type { StoredRequestState, Transition } from "#app/domain/requests/states.ts";
import type { CasePageProps } from "./case-page.tsx";
import { faultyFields } from "./tried.ts";

/** Pressed with the browser's own modifier: clerks who do this all day need no mouse. */
const KEYS: Partial<Record<StoredRequestState, string>> = {
  waiting_for_resident: "m",
  answered: "a",
  rejected: "x",
  dispatched: "d",
  returned: "r",
};

export function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  );
}

type StepFormProps = { readonly step: Transition; readonly page: CasePageProps };

/** One step behind its name, with the fields it needs: words for the resident and words for colleagues kept apart. */
export function StepForm({ step, page }: StepFormProps) {
  const { view, desks, tried } = page;
  const { request, events, files } = view.found;
  const isDecision = step.to === "answered" || step.to === "rejected";
  const { t, language } = useTranslation();
  const mine = tried?.tried?.to === step.to ? tried.tried : undefined;
  const faults = mine ? faultyFields(tried) : [];
  const errorOf = (name: string) => {
    const faulty = faults.find(({ field }) => field === name);
    return faulty && t(`staff:fault.${faulty.fault}`);
  };
  const id = (name: string) => `${step.to}-${name}`;
  const key = KEYS[step.to];
  return (
    <details className="step" name="step" open={mine !== undefined}>
      {/* eslint-disable-next-line jsx-a11y/no-access-key -- staff do this all day; the keys are shown and explained */}
      <summary accessKey={key}>
        {t(`staff:step.${step.to}.name`)} {key ? <Key>{key}</Key> : null}
      </summary>
      <form method="post" className="step-body" encType={isDecision ? "multipart/form-data" : undefined}>
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="to" value={step.to} />
        <input type="hidden" name="version" value={request.version} />
        <input type="hidden" name="seen" value={events.length} />
        {step.desk ? (
          <SelectInput
            id={id("desk")}
            name="desk"
            label={t("staff:field.desk")}
            error={errorOf("desk")}
            defaultValue={mine?.desk ?? ""}
            options={[
              { value: "", label: t("staff:field.choose") },
              ...desks
                .filter((desk) => desk.id !== request.deskId)
                .map((desk) => ({ value: desk.id, label: desk.name })),
            ]}
          />
        ) : null}
        <ReasonField step={step} error={errorOf("reason")} chosen={mine?.reason} />
        <TemplateField step={step} page={page} error={errorOf("template")} chosen={mine?.template} />
        <TextArea
          id={id("words")}
          name="words"
          label={t(step.wordsForResident ? "staff:field.words" : "staff:field.words_optional")}
          hint={t(`staff:step.${step.to}.words_hint`)}
          error={errorOf("words")}
          defaultValue={mine?.words}
          maxLength={WORDS_LIMIT}
          rows={5}
        />
        {step.remedy ? (
          <TextArea
            id={id("remedy")}
            name="remedy"
            label={t("staff:field.remedy")}
            hint={t("staff:field.remedy_hint")}
            error={errorOf("remedy")}
            defaultValue={mine?.remedy}
            maxLength={WORDS_LIMIT}
            rows={3}
          />
        ) : null}
        {step.to === "rejected" && page.appeal ? (
          <InsetText>
            <p>{t("staff:step.rejected.appeal_told")}</p>
            <RequestAppeal appeal={page.appeal} language={language} timeZone={page.timeZone} />
          </InsetText>
        ) : null}
        {isDecision ? (
          <FileField
            id={id("files")}
            label={t("files:staff.attach")}
            hint={t("files:staff.attach_hint")}
            there={files.flatMap((file) =>
              "hidden" in file || file.origin !== "decision" || file.releasedAt ? [] : [file],
            )}
            kinds={USUAL_KINDS}
            max={ATTACHMENT_LIMITS.filesPerField}
            canAddMore={false}
            {...(mine && tried?.fileFaults?.length ? { error: tried.fileFaults.join(" ") } : {})}
          />
        ) : null}
        <div className="internal">
          <TextArea
            id={id("note")}
            name="note"
            label={t("staff:field.note")}
            hint={t("staff:field.note_hint")}
            defaultValue={mine?.note}
            maxLength={WORDS_LIMIT}
            rows={2}
          />
        </div>
        <Button variant={step.to === "rejected" ? "warning" : "primary"}>{t(`staff:step.${step.to}.submit`)}</Button>
      </form>
    </details>
  );
}

type TemplateFieldProps = {
  readonly step: Transition;
  readonly page: CasePageProps;
  readonly error: string | undefined;
  readonly chosen: string | undefined;
};

/**
 * A text of the authority's for this step: the button puts it behind what is typed and sends nothing. `islands/reply-template.ts`
 * does it at once, with the words that stand here; without scripts the server shows the page again.
 */
function TemplateField({ step, page, error, chosen }: TemplateFieldProps) {
  const { t } = useTranslation();
  const fitting = page.templates.filter(({ states }) => states.includes(step.to));
  if (fitting.length === 0) return null;
  return (
    <div
      className="step-template"
      data-island="reply-template"
      data-texts={JSON.stringify(Object.fromEntries(fitting.map(({ id, words }) => [id, words])))}
    >
      <SelectInput
        id={`${step.to}-template`}
        name="template"
        label={t("staff:template.label")}
        error={error}
        defaultValue={chosen ?? ""}
        options={[
          { value: "", label: t("staff:field.choose") },
          ...fitting.map(({ id, title }) => ({ value: id, label: title, isContent: true })),
        ]}
      />
      <Button variant="secondary" name="insert" value="1" formAction={`#${step.to}-words`}>
        {t("staff:template.insert")}
      </Button>
    </div>
  );
}

type ReasonFieldProps = {
  readonly step: Transition;
  readonly error: string | undefined;
  readonly chosen: string | undefined;
};

/** The reason, where the table asks for one; a step with a single reason asks nobody. */
function ReasonField({ step, error, chosen }: ReasonFieldProps) {
  const { t } = useTranslation();
  const reasons = step.reasons ?? [];
  if (reasons.length === 0) return null;
  if (reasons.length === 1) return <input type="hidden" name="reason" value={reasons[0]} />;
  return (
    <SelectInput
      id={`${step.to}-reason`}
      name="reason"
      label={t("staff:field.reason")}
      error={error}
      defaultValue={chosen ?? ""}
      options={[
        { value: "", label: t("staff:field.choose") },
        ...reasons.map((reason) => ({ value: reason, label: t(`staff:reason.${reason}`) })),
      ]}
    />
  );
}
