import { useTranslation } from "#app/components/texts.tsx";
import { VisitLink } from "#app/components/catalogue/visit-link.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import type { CentresFor } from "#app/domain/catalogue/find-centres-for.server.ts";
import type { RankedCentre } from "#app/domain/catalogue/rank-centres.ts";
import { formatKilometres } from "#app/i18n/format.ts";

type CentreResultProps = Pick<CentresFor, "centres" | "nearest" | "service" | "from">;

/** What was looked for and where to go, in a sentence or two; nothing when nothing was asked. */
export function CentreResult({ centres, nearest, service, from }: CentreResultProps) {
  const { t } = useTranslation();
  if (!service && !from) return null;
  const [first] = centres;
  return (
    <div role="status">
      <InsetText>
        {service ? <p>{t("catalogue:nearest.for", { service: service.title })}</p> : null}
        {first && nearest ? (
          <p>
            <strong>
              {t(first.now.isOpen ? "catalogue:nearest.open_now" : "catalogue:nearest.none_open", { name: first.name })}
            </strong>{" "}
            {first.now.isOpen && nearest.id !== first.id ? t("catalogue:nearest.nearer", { name: nearest.name }) : null}
          </p>
        ) : null}
        <p>
          <a href="/centres">{t("catalogue:nearest.clear")}</a>
        </p>
      </InsetText>
    </div>
  );
}

type RankedNotesProps = { readonly centre: RankedCentre; readonly service: CentresFor["service"] };

/** How far it is, which counter to go to, and the slip. */
export function RankedNotes({ centre, service }: RankedNotesProps) {
  const { t, language } = useTranslation();
  return (
    <>
      {centre.distanceKm === undefined ? null : (
        <p>{t("catalogue:nearest.away", { distance: formatKilometres(language, centre.distanceKm) })}</p>
      )}
      {centre.counter ? <p>{t("catalogue:nearest.counter", { counter: centre.counter })}</p> : null}
      {service ? <VisitLink service={service} centreId={centre.id} about={centre.name} /> : null}
    </>
  );
}
