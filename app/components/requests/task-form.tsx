import { type SubmissionResult, useForm } from "@conform-to/react";
import type { TFunction } from "i18next";
import { FileField } from "#app/components/attachments/file-field.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { ATTACHMENT_LIMITS, USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { FILES_INPUT } from "#app/lib/file-form.ts";
import type { ResidentTask } from "#app/domain/requests/resident-tasks.ts";
import { REOPEN_REASONS, WITHDRAW_REASONS } from "#app/domain/requests/states.ts";

type Props = {
  readonly title: string;
  readonly task: ResidentTask;
  readonly reference: string;
  /** What the desk asked, when it waits for an answer. */
  readonly question: string | undefined;
  readonly lastResult: SubmissionResult<string[]> | undefined;
  /** What waits to go with the message; absent where none may. */
  readonly files: readonly { readonly id: string; readonly name: string; readonly sizeBytes: number }[] | undefined;
  /** What is to be said about files that were not kept. */
  readonly fileFaults: readonly string[];
  /** The request has moved on since the page was opened. */
  readonly isTooLate: boolean;
};

type Choice = {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly string[];
  readonly text: keyof typeof LABELS;
};

/** Texts of choices, by what is chosen. */
const LABELS = {
  reason: (t: TFunction, value: string) => t(`requests:reason.${value}`),
  solved: (t: TFunction, value: string) => t(`requests:task.rate.solved_${value}`),
  level: (t: TFunction, value: string) => t(`requests:task.rate.level_${value}`),
  call: (t: TFunction, value: string) => t(`requests:task.rate.call_${value}`),
};

/** What each task asks besides words. */
const CHOICES: Readonly<Partial<Record<ResidentTask, readonly Choice[]>>> = {
  reopen: [{ name: "reason", legend: "reopen.reason", values: REOPEN_REASONS, text: "reason" }],
  withdraw: [{ name: "reason", legend: "withdraw.reason", values: WITHDRAW_REASONS, text: "reason" }],
  rate: [
    { name: "solved", legend: "rate.solved", values: ["yes", "no"], text: "solved" },
    { name: "level", legend: "rate.level", values: ["5", "4", "3", "2", "1"], text: "level" },
    { name: "call", legend: "rate.call", values: ["yes", "no"], text: "call" },
  ],
};

/** One thing a resident does with a request. */
export function TaskForm({ title, task, reference, question, files, fileFaults, lastResult, isTooLate }: Props) {
  const { t } = useTranslation();
  const [, fields] = useForm<Record<string, string>>({ id: "task", lastResult: lastResult ?? null });
  const choices = CHOICES[task] ?? [];
  const names = [...choices.map(({ name }) => name), "words"];
  const errorOf = (name: string) => fields[name]?.errors?.[0];
  const errors = names.flatMap((name) => {
    const text = errorOf(name);
    return text ? [{ href: `#${name}`, text }] : [];
  });
  const withError = (name: string) => {
    const error = errorOf(name);
    return error ? { error } : {};
  };
  const typed = (name: string) => fields[name]?.initialValue;
  return (
    <>
      <a className="back-link" href={`/requests/${reference}`}>
        {t("requests:task.back")}
      </a>
      {isTooLate ? <NotificationBanner tone="warning" title={t("requests:task.too_late")} /> : null}
      <ErrorSummary
        title={t("requests:task.errors")}
        errors={[...errors, ...fileFaults.map((text) => ({ href: `#${FILES_INPUT}`, text }))]}
      />
      <PageHeading
        title={title}
        caption={t("requests:page.caption", { reference })}
        lead={t(`requests:task.${task}.lead`)}
      />
      {question ? (
        <InsetText>
          <p className="request-words">{question}</p>
        </InsetText>
      ) : null}
      <form method="post" noValidate encType={files ? "multipart/form-data" : undefined} className="form-section">
        {choices.map((choice) => (
          <RadioGroup
            key={choice.name}
            name={choice.name}
            legend={t(`requests:task.${choice.legend}`)}
            options={choice.values.map((value) => ({ value, label: LABELS[choice.text](t, value) }))}
            {...(typed(choice.name) ? { defaultValue: typed(choice.name) } : {})}
            {...withError(choice.name)}
          />
        ))}
        <TextArea
          id="words"
          name="words"
          label={t(`requests:task.${task}.words`)}
          {...(task === "withdraw" ? {} : { hint: t(`requests:task.${task}.words_hint`) })}
          defaultValue={typed("words")}
          {...withError("words")}
        />
        {files ? (
          <FileField
            id={FILES_INPUT}
            label={t("files:more_label")}
            there={files}
            kinds={USUAL_KINDS}
            max={ATTACHMENT_LIMITS.filesPerField}
            canAddMore={false}
            {...(fileFaults.length > 0 ? { error: fileFaults.join(" ") } : {})}
          />
        ) : null}
        <Button variant={task === "withdraw" ? "warning" : "primary"}>{t(`requests:task.${task}.send`)}</Button>
      </form>
    </>
  );
}
