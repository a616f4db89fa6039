import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import { StatusTag, TONES } from "#app/components/ui/status-tag.tsx";
import { StepByStep } from "#app/components/ui/step-by-step.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { TaskList } from "#app/components/ui/task-list.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";
import { HERE } from "./here.ts";
import { Specimen } from "./specimen.tsx";

/** How things stand, what happened and what comes next. */
export function Facts({ code }: { readonly code: QrCodeDrawing }) {
  const { t } = useTranslation();
  const word = t("styleguide:word");
  const chosen = t("styleguide:chosen");
  const sentence = t("styleguide:sample_text");
  return (
    <section aria-labelledby="sg-facts">
      <h2 id="sg-facts">{t("styleguide:facts")}</h2>
      <Specimen name="status-tag">
        <p className="swatches">
          {TONES.map((tone) => (
            <StatusTag key={tone} tone={tone}>
              {t(`styleguide:tone.${tone}`)}
            </StatusTag>
          ))}
        </p>
      </Specimen>
      <Specimen name="summary-list">
        <SummaryList
          rows={[
            { key: word, value: sentence, action: { href: HERE, label: t("styleguide:change"), hidden: word } },
            { key: chosen, value: sentence },
          ]}
        />
      </Specimen>
      <Specimen name="data-table">
        <DataTable
          caption={t("styleguide:table")}
          head={[word, chosen, t("styleguide:change")]}
          rows={[
            ["80", sentence, "100"],
            ["90", sentence, null],
          ]}
        />
      </Specimen>
      <Specimen name="timeline">
        <Timeline
          items={[
            { title: chosen, when: "10:30", dateTime: "2026-11-18T10:30:00+08:00", children: sentence },
            { title: word, when: "09:00", dateTime: "2026-11-18T09:00:00+08:00" },
          ]}
        />
      </Specimen>
      <Specimen name="task-list">
        <TaskList
          tasks={[
            { title: word, href: `${HERE}?task=1`, isDone: true, status: t("styleguide:tone.success") },
            { title: chosen, href: `${HERE}?task=2`, isDone: false, status: t("styleguide:to_do") },
            { title: t("styleguide:change"), isDone: false, status: t("styleguide:later") },
          ]}
        />
      </Specimen>
      <Specimen name="step-by-step">
        <StepByStep steps={[{ title: word, text: sentence }, { title: chosen }, { title: t("styleguide:later") }]} />
      </Specimen>
      <Specimen name="qr-code">
        <QrCode drawing={code} label={t("styleguide:qr_code")} />
      </Specimen>
    </section>
  );
}
