import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { addressWith, type Place } from "./addresses.ts";

/** Sent with a form when only language or version changes: its action keeps what was typed and shows the page again. */
export const KEEP_TYPED = "keep_typed";

type SwitchesProps = {
  readonly place: Place;
  readonly mode: "full" | "simple";
  /** The form of the page whose typed words must outlive the switch. */
  readonly typedForm: string | undefined;
};

/** The other language and the other version of the page: links, or buttons of the form somebody is filling in. */
export function Switches({ place, mode, typedForm }: SwitchesProps) {
  const { t, language } = useTranslation();
  const other = language === "zh-CN" ? { tag: "en", name: "English" } : { tag: "zh-CN", name: "中文" };
  return (
    <>
      {typedForm ? <EnterButton form={typedForm} /> : null}
      <ul className="switches">
        <li>
          <Switch href={addressWith(place, "mode", mode === "simple" ? "full" : "simple")} typedForm={typedForm}>
            {t(mode === "simple" ? "common:mode.to_full" : "common:mode.to_simple")}
          </Switch>
        </li>
        <li>
          <Switch href={addressWith(place, "lang", other.tag)} typedForm={typedForm} language={other.tag}>
            {other.name}
          </Switch>
        </li>
      </ul>
    </>
  );
}

type SwitchProps = {
  readonly href: string;
  readonly typedForm: string | undefined;
  readonly language?: string;
  readonly children: ReactNode;
};

function Switch({ href, typedForm, language, children }: SwitchProps) {
  if (!typedForm) {
    return (
      <a className="switch" href={href} hrefLang={language} lang={language}>
        {children}
      </a>
    );
  }
  return (
    <button
      className="switch"
      form={typedForm}
      formAction={href}
      formNoValidate
      name={KEEP_TYPED}
      value="yes"
      lang={language}
    >
      {children}
    </button>
  );
}

/** The Enter key presses the first button of a form, wherever it stands: that must not be a switch. */
function EnterButton({ form }: { readonly form: string }) {
  const { t } = useTranslation();
  return (
    <button className="sr-only" form={form} tabIndex={-1} aria-hidden="true">
      {t("forms:step.continue")}
    </button>
  );
}
