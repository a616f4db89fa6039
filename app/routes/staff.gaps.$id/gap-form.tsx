import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import {
  GAP_STATUSES,
  type GapStatus,
  sayWords,
  PAGE_MAX_LENGTH,
  REASON_MAX_LENGTH,
  WORDING_MAX_LENGTH,
} from "#app/domain/gaps/gap.ts";

type GapFormProps = {
  readonly gap: {
    readonly status: GapStatus;
    readonly page: string | null;
    readonly reason: string | null;
    readonly wording: string | null;
    readonly suggestedWords: readonly string[];
    readonly language: string;
    readonly version: number;
  };
  readonly isMine: boolean;
  readonly refused:
    | {
        readonly typed: Readonly<Record<string, string>>;
        readonly faults: readonly { readonly field: string; readonly code: string }[];
      }
    | undefined;
};

/** Take the gap; or say how it stands, where it is answered, and what the public may read of it. */
export function GapForm({ gap, isMine, refused }: GapFormProps) {
  const { t } = useTranslation();
  const faults = (refused?.faults ?? []).map(({ field, code }) => ({ field, text: t(`staff:gaps.error.${code}`) }));
  const errorOf = (field: string) => {
    const text = faults.find((one) => one.field === field)?.text;
    return text ? { error: text } : {};
  };
  const typed = (field: string, stored: string | null) => refused?.typed[field] ?? stored ?? "";
  const version = <input type="hidden" name="version" value={gap.version} />;
  const suggested = gap.wording ? "" : sayWords(gap.suggestedWords);
  return (
    <>
      <ErrorSummary
        title={t("staff:gaps.problem")}
        errors={faults.map(({ field, text }) => ({ href: `#${field}`, text }))}
      />
      {isMine ? null : (
        <form method="post" className="button-row">
          {version}
          <Button variant="secondary" name="intent" value="take">
            {t("staff:gaps.take")}
          </Button>
        </form>
      )}
      {suggested ? (
        <form method="post" className="form-section">
          {version}
          <h2>{t("staff:gaps.suggested")}</h2>
          <p lang={gap.language} dir="auto">
            {suggested}
          </p>
          <p>{t("staff:gaps.suggested_hint")}</p>
          <input type="hidden" name="wording" value={suggested} />
          <Button variant="secondary" name="intent" value="release">
            {t("staff:gaps.release")}
          </Button>
        </form>
      ) : null}
      <form method="post" className="form-section">
        {version}
        <h2>{t("staff:gaps.change")}</h2>
        <RadioGroup
          id="status"
          name="status"
          legend={t("staff:gaps.head.status")}
          options={GAP_STATUSES.map((status) => ({
            value: status,
            label: t(`staff:gaps.status.${status}`),
            hint: t(`staff:gaps.status_hint.${status}`),
          }))}
          defaultValue={typed("status", gap.status)}
          {...errorOf("status")}
        />
        <TextInput
          id="page"
          name="page"
          maxLength={PAGE_MAX_LENGTH}
          label={t("staff:gaps.page")}
          hint={t("staff:gaps.page_hint")}
          defaultValue={typed("page", gap.page)}
          {...errorOf("page")}
        />
        <TextArea
          id="reason"
          name="reason"
          rows={3}
          maxLength={REASON_MAX_LENGTH}
          label={t("staff:gaps.reason")}
          hint={t("staff:gaps.reason_hint")}
          defaultValue={typed("reason", gap.reason)}
          {...errorOf("reason")}
        />
        <TextInput
          id="wording"
          name="wording"
          maxLength={WORDING_MAX_LENGTH}
          label={t("staff:gaps.wording")}
          hint={t("staff:gaps.wording_hint")}
          defaultValue={typed("wording", gap.wording)}
          {...errorOf("wording")}
        />
        <Button name="intent" value="change">
          {t("staff:gaps.save")}
        </Button>
      </form>
    </>
  );
}
