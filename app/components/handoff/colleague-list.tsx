import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import type { Colleague } from "#app/domain/handoff/load-handoff-desk.server.ts";
import { PRESENCE_TONES } from "./presence-form.tsx";

/** Who else is there, with how much they have to do. */
export function ColleagueList({ colleagues }: { readonly colleagues: readonly Colleague[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="colleagues" className="handoff-list">
      <h2 id="colleagues">{t("handoff:presence.colleagues")}</h2>
      {colleagues.length === 0 ? (
        <p>{t("handoff:presence.no_colleagues")}</p>
      ) : (
        <ul>
          {colleagues.map(({ staffId, name, presence, note, open }) => (
            <li key={staffId}>
              {name} <StatusTag tone={PRESENCE_TONES[presence]}>{t(`handoff:presence.${presence}`)}</StatusTag>{" "}
              {t("handoff:presence.open", { count: open })} {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
