import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import type { StaffLook } from "#app/domain/requests/list-staff-looks.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

type StaffLooksProps = { readonly looks: readonly StaffLook[]; readonly timeZone: string };

/** Who opened the request or a file, staff by role and desk, helpers, and when; looking is no step of the work. */
export function StaffLooks({ looks, timeZone }: StaffLooksProps) {
  const { t, language } = useTranslation();
  return (
    <section className="form-section" aria-labelledby="looks-heading">
      <h2 id="looks-heading">{t("requests:looks.title")}</h2>
      <p className="quiet">{t(looks.length > 0 ? "requests:looks.lead" : "requests:looks.none")}</p>
      <Timeline
        items={looks.map(({ at, times, desk, role, file }) => ({
          title: t(`requests:looks.${file === undefined ? "request" : "file"}`, {
            role: t(`requests:looks.role.${role}`),
          }),
          when: formatMoment(at, "minute", language, timeZone),
          dateTime: at.toISOString(),
          children: (
            <>
              {desk ? (
                <p>
                  <ContentText>{desk}</ContentText>
                </p>
              ) : null}
              {file === undefined ? null : (
                <p>
                  <bdi>{file}</bdi>
                </p>
              )}
              {times > 1 ? <p className="quiet">{t("requests:looks.times", { count: times })}</p> : null}
            </>
          ),
        }))}
      />
    </section>
  );
}
