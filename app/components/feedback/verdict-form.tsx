import { useTranslation } from "#app/components/texts.tsx";

type VerdictFormProps =
  | { readonly about: "page"; readonly page: string; readonly version: string }
  | { readonly about: "search"; readonly query: string; readonly results: number };

/** Yes or no, in one press; a plain form. */
export function VerdictForm(props: VerdictFormProps) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/feedback" className="verdict" aria-labelledby="verdict-question">
      <p id="verdict-question">{t(`catalogue:feedback.question.${props.about}`)}</p>
      {props.about === "page" ? (
        <>
          <input type="hidden" name="page" value={props.page} />
          <input type="hidden" name="version" value={props.version} />
        </>
      ) : (
        <>
          <input type="hidden" name="query" value={props.query} />
          <input type="hidden" name="results" value={props.results} />
        </>
      )}
      <button type="submit" name="helped" value="yes" className="button button-secondary">
        {t("catalogue:feedback.yes")}
      </button>
      <button type="submit" name="helped" value="no" className="button button-secondary">
        {t("catalogue:feedback.no")}
      </button>
    </form>
  );
}
