import { useTranslation } from "#app/components/texts.tsx";
import type { DeskHandoff } from "#app/domain/handoff/list-desk-handoffs.server.ts";
import { Button } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";

const TONES = { queued: "warning", claimed: "info", active: "warning", waiting_for_resident: "neutral" } as const;

type HandoffQueueProps = {
  readonly id: string;
  readonly title: string;
  readonly empty: string;
  readonly handoffs: readonly DeskHandoff[];
  /** May take what waits. */
  readonly canClaim: boolean;
};

/** One list of conversations for staff, with the one thing to do on each row. */
export function HandoffQueue({ id, title, empty, handoffs, canClaim }: HandoffQueueProps) {
  const { t } = useTranslation();
  const head = (["matter", "since", "desk", "language", "state", "holder", "action"] as const).map((key) =>
    t(`handoff:staff.head.${key}`),
  );
  return (
    <section aria-labelledby={id} className="handoff-list">
      <h2 id={id}>
        {title} {handoffs.length > 0 ? <span className="handoff-count">{handoffs.length}</span> : null}
      </h2>
      {handoffs.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <DataTable
          caption={<VisuallyHidden>{title}</VisuallyHidden>}
          head={head}
          rows={handoffs.map((handoff) => [
            <span key="matter">
              {handoff.isCrisis ? <StatusTag tone="danger">{t("handoff:crisis.tag")}</StatusTag> : null}{" "}
              {handoff.mode === "chat" ? null : <StatusTag tone="info">{t(`handoff:mode.${handoff.mode}`)}</StatusTag>}{" "}
              <a href={`/staff/handoffs/${handoff.id}`}>{handoff.matter || t("handoff:staff.told_nothing")}</a>
            </span>,
            handoff.since,
            handoff.deskName,
            t(`handoff:staff.language.${handoff.language}`) +
              (handoff.isSimplified ? ` · ${t("handoff:staff.simplified")}` : ""),
            <StatusTag key="state" tone={TONES[handoff.state as keyof typeof TONES] ?? "neutral"}>
              {t(`handoff:state.${handoff.state}`)}
            </StatusTag>,
            handoff.firstFor === null
              ? (handoff.holder ?? "–")
              : handoff.firstFor === "you"
                ? t("handoff:staff.first_for_you")
                : t("handoff:staff.first_for", { name: handoff.firstFor.name }),
            handoff.state === "queued" && canClaim ? (
              <form key="claim" method="post" action={`/staff/handoffs/${handoff.id}`}>
                <input type="hidden" name="intent" value="claim" />
                <Button variant="secondary">
                  {t("handoff:staff.claim")}
                  <VisuallyHidden> {handoff.matter}</VisuallyHidden>
                </Button>
              </form>
            ) : (
              <a key="open" href={`/staff/handoffs/${handoff.id}`}>
                {t("handoff:staff.open")}
                <VisuallyHidden> {handoff.matter}</VisuallyHidden>
              </a>
            ),
          ])}
        />
      )}
    </section>
  );
}
