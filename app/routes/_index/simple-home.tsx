import { useTranslation } from "#app/components/texts.tsx";
import { AskBox } from "#app/components/catalogue/ask-box.tsx";
import { SuggestIsland } from "#app/components/catalogue/suggest-island.tsx";
import type { HomeData } from "./route.tsx";
import { CallLink, PersonLink } from "#app/components/catalogue/talk.tsx";

/** Five choices: call, a person, ask, follow, and all services last. */
export function SimpleHome({ data }: { readonly data: HomeData }) {
  const { t } = useTranslation();
  return (
    <div className="simple-home">
      <h1>{t("catalogue:home.simple.title")}</h1>
      <div className="simple-choices">
        {data.phone ? <CallLink number={data.phone} /> : null}
        <PersonLink />
      </div>
      <SuggestIsland>
        <AskBox label={t("catalogue:home.ask_label")} />
      </SuggestIsland>
      <ul className="simple-choices">
        <li>
          <a className="button button-secondary" href="/requests">
            {t("catalogue:home.simple.follow")}
          </a>
        </li>
        <li>
          <a className="button button-secondary" href="/services">
            {t("catalogue:home.simple.services")}
          </a>
        </li>
      </ul>
    </div>
  );
}
