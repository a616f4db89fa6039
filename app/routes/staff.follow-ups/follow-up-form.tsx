import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FOLLOW_UP_OUTCOMES } from "#app/domain/requests/follow-ups.ts";
import type { FollowUp } from "#app/domain/requests/work-follow-ups.server.ts";

/** The request behind it, whether a call is wanted, and a button for each way it can end. */
export function FollowUpForm({ open }: { readonly open: NonNullable<FollowUp["open"]> }) {
  const { t } = useTranslation();
  const outcomes = FOLLOW_UP_OUTCOMES.filter((outcome) => (outcome === "no_call") !== open.wantsCall);
  return (
    <form method="post">
      <input type="hidden" name="id" value={open.id} />
      <p>
        <a href={`/staff/requests/${open.reference}`}>{open.reference}</a>{" "}
        {t(open.wantsCall ? "staff:follow_up.call" : "staff:follow_up.no_call")}
      </p>
      {outcomes.map((outcome) => (
        <Button key={outcome} variant="secondary" name="outcome" value={outcome}>
          {t(`staff:follow_up.outcome.${outcome}`)}
        </Button>
      ))}
    </form>
  );
}
