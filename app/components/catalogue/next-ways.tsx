import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";

type NextWaysProps = { readonly question: string | undefined; readonly searchHref?: string };

/** Where to go when a list or a search has nothing. */
export function NextWays({ question, searchHref }: NextWaysProps) {
  const { t } = useTranslation();
  return (
    <ul className="next-ways">
      <li>
        {question ? (
          <form method="post" action="/assistant">
            <Button name="question" value={question}>
              {t("catalogue:services.empty.ask")}
            </Button>
          </form>
        ) : (
          <a className="button button-primary" href="/assistant">
            {t("catalogue:services.empty.ask")}
          </a>
        )}
      </li>
      {searchHref ? (
        <li>
          <a className="standalone-link" href={searchHref}>
            {t("catalogue:services.empty.search")}
          </a>
        </li>
      ) : null}
      <li>
        <a className="standalone-link" href="/forms/something-else">
          {t("catalogue:services.empty.something_else")}
        </a>
      </li>
    </ul>
  );
}
