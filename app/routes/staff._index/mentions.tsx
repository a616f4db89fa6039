import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import type { Mention } from "#app/domain/requests/request-notes.queries.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

type Props = { readonly mentions: readonly (Mention | SerializeFrom<Mention>)[]; readonly timeZone: string };

/** Requests in whose notes colleagues call this member of staff; each goes once it was opened. */
export function Mentions({ mentions, timeZone }: Props) {
  const { t, language } = useTranslation();
  if (mentions.length === 0) return null;
  return (
    <div className="desk-cards">
      <section className="desk-card" aria-labelledby="mentions">
        <h2 id="mentions">{t("staff:overview.mentions")}</h2>
        <ul>
          {mentions.map(({ reference, at, authorName }) => (
            <li key={reference}>
              <a className="queue-reference" href={`/staff/requests/${reference}#notes`}>
                {reference}
              </a>{" "}
              {t("staff:overview.mention", {
                name: authorName,
                when: formatMoment(new Date(at), "short", language, timeZone),
              })}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
