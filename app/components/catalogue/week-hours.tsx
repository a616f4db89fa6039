import { useTranslation } from "#app/components/texts.tsx";
import { groupWeek } from "#app/domain/desks/group-week.ts";
import type { WeeklyHours } from "#app/domain/desks/site-schema.ts";
import { Periods } from "./periods.tsx";

/** The hours of a week in a few lines: days with the same hours stand together. */
export function WeekHours({ hours }: { readonly hours: WeeklyHours }) {
  const { t } = useTranslation();
  return (
    <ul className="week-hours">
      {groupWeek(hours).map(({ from, to, periods }) => (
        <li key={from}>
          <span className="week-days">
            {from === to
              ? t(`catalogue:weekday.${from}`)
              : t("catalogue:week.days", { from: t(`catalogue:weekday.${from}`), to: t(`catalogue:weekday.${to}`) })}
          </span>
          {periods.length === 0 ? <span>{t("catalogue:centre.closed")}</span> : <Periods periods={periods} />}
        </li>
      ))}
    </ul>
  );
}
