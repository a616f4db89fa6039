import { useTranslation } from "#app/components/texts.tsx";
import type { DeskWork } from "#app/domain/requests/count-staff-work.server.ts";

type DeskCardProps = {
  readonly desk: DeskWork & { readonly name: string };
  /** Those who only read hold nothing themselves. */
  readonly isWorker: boolean;
};

/** How much waits at one desk; each figure leads to exactly the requests it counts. */
export function DeskCard({ desk, isWorker }: DeskCardProps) {
  const { t } = useTranslation();
  const figures = [
    { key: "waiting", count: desk.waiting, filter: "who=nobody" },
    ...(isWorker ? [{ key: "mine", count: desk.mine, filter: "who=me" }] : []),
    { key: "today", count: desk.dueToday, filter: "due=today" },
    { key: "late", count: desk.late, filter: "due=late" },
  ];
  return (
    <section className="desk-card" aria-labelledby={`desk-${desk.deskId}`}>
      <h3 id={`desk-${desk.deskId}`}>{desk.name}</h3>
      <div className="figures">
        {figures.map(({ key, count, filter }) => (
          <a
            key={key}
            className={`figure ${count === 0 ? "figure-none" : key === "late" ? "figure-late" : ""}`}
            href={`/staff/requests?desk=${desk.deskId}&${filter}`}
          >
            <span className="figure-number">{count}</span>
            <span className="figure-label">{t(`staff:figure.${key}`, { count })}</span>
          </a>
        ))}
      </div>
    </section>
  );
}
