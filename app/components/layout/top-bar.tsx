import { useTranslation } from "#app/components/texts.tsx";
import type { Place } from "./addresses.ts";
import { Switches } from "./switches.tsx";

type TopBarProps = {
  readonly place: Place;
  readonly mode: "full" | "simple";
  readonly isSample: boolean;
  readonly typedForm?: string | undefined;
};

/** The very top of every page: that this is a sample, the other language, the other mode. */
export function TopBar({ place, mode, isSample, typedForm }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <section className="top-bar" aria-label={t("common:top_bar")}>
      <div className="page-width top-bar-row">
        {isSample ? <p className="sample-notice">{t("common:sample.short")}</p> : null}
        <Switches place={place} mode={mode} typedForm={typedForm} />
      </div>
    </section>
  );
}
