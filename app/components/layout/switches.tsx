import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { addressWith, type Place } from "./addresses.ts";

/** Sent with a form when only language or version changes: its action keeps what was typed and shows the page again. */
export const KEEP_TYPED = "keep_typed";

export type SwitchesProps = {
  readonly place: Place;
  readonly mode: "full" | "simple";
  /** All of them, each by its own name. */
  readonly languages: readonly { readonly tag: string; readonly name: string; readonly direction: "ltr" | "rtl" }[];
  /** The form of the page whose typed words must outlive the switch. */
  readonly typedForm: string | undefined;
};

/** The other languages and the other version of the page: links, or buttons of the form somebody is filling in. */
export function Switches({ place, mode, languages, typedForm }: SwitchesProps) {
  const { t, language } = useTranslation();
  const others = languages.filter(({ tag }) => tag !== language);
  return (
    <>
      {typedForm ? <EnterButton form={typedForm} /> : null}
      <ul className="switches">
        <li>
          <Switch href={addressWith(place, "mode", mode === "simple" ? "full" : "simple")} typedForm={typedForm}>
            {t(mode === "simple" ? "common:mode.to_full" : "common:mode.to_simple")}
          </Switch>
        </li>
        {others.map(({ tag, name, direction }) => (
          <li key={tag}>
            <Switch href={addressWith(place, "lang", tag)} typedForm={typedForm} language={tag} direction={direction}>
              {name}
            </Switch>
          </li>
        ))}
      </ul>
    </>
  );
}

type SwitchProps = {
  readonly href: string;
  readonly typedForm: string | undefined;
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  readonly children: ReactNode;
};

function Switch({ href, typedForm, language, direction, children }: SwitchProps) {
  if (!typedForm) {
    return (
      <a className="switch" href={href} hrefLang={language} lang={language} dir={direction}>
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
      dir={direction}
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
