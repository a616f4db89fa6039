import { useContentWriting, useTranslation } from "#app/components/texts.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import { type GapStatus, PUBLIC_FROM } from "#app/domain/gaps/gap.ts";

type PublicGapItemProps = {
  readonly gap: {
    readonly id: string;
    readonly status: GapStatus;
    readonly wording: string;
    readonly count: number | undefined;
    readonly page: string | null;
    readonly pageTitle: string | undefined;
    readonly reason: string | null;
    readonly changedOn: string;
  };
};

const TONES: Readonly<Record<GapStatus, Tone>> = {
  open: "warning",
  in_work: "info",
  answered: "success",
  not_answered: "neutral",
};

/** One thing that was asked, in the words an editor released. */
export function PublicGapItem({ gap }: PublicGapItemProps) {
  const { t } = useTranslation();
  const writing = useContentWriting();
  const { status, wording, count, page, pageTitle, reason, changedOn } = gap;
  return (
    <li className="gap-item">
      <h2 {...writing}>{wording}</h2>
      <p>
        <StatusTag tone={TONES[status]}>{t(`gaps:status.${status}`)}</StatusTag>
      </p>
      <p>
        {count === undefined ? t("gaps:asked_few", { count: PUBLIC_FROM }) : t("gaps:asked", { count })}{" "}
        {t("gaps:since", { date: changedOn })}
      </p>
      {page ? (
        <p>
          <a className="standalone-link" href={page} {...writing}>
            {pageTitle ?? page}
          </a>
        </p>
      ) : null}
      {reason ? (
        <p>
          {t("gaps:reason")} <span {...writing}>{reason}</span>
        </p>
      ) : null}
    </li>
  );
}
