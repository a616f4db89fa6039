import { useTranslation } from "#app/components/texts.tsx";
import type { Place } from "./addresses.ts";
import { Switches, type SwitchesProps } from "./switches.tsx";

type TopBarProps = {
  readonly place: Place;
  readonly mode: "full" | "simple";
  readonly languages: SwitchesProps["languages"];
  readonly isSample: boolean;
  readonly typedForm?: string | undefined;
};

/** The very top of every page: that this is a sample, the other languages, the other mode. */
export function TopBar({ place, mode, languages, isSample, typedForm }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <section className="top-bar" aria-label={t("common:top_bar")}>
      <div className="page-width top-bar-row">
        {isSample ? <p className="sample-notice">{t("common:sample.short")}</p> : null}
        <Switches place={place} mode={mode} languages={languages} typedForm={typedForm} />
      </div>
    </section>
  );
}
