import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { AskBox } from "#app/components/catalogue/ask-box.tsx";
import { SuggestIsland } from "#app/components/catalogue/suggest-island.tsx";
import { CentreList } from "#app/components/catalogue/centre-list.tsx";
import { ServiceList } from "#app/components/catalogue/service-list.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { HomeData } from "./route.tsx";
import { CallLink, PersonLink } from "#app/components/catalogue/talk.tsx";

const CENTRES_SHOWN = 3;

/** Ask, talk, find, follow and visit, in one glance. */
export function FullHome({ data }: { readonly data: HomeData }) {
  const { t } = useTranslation();
  return (
    <>
      {data.isModeChosen ? null : <SimpleOffer />}
      <div className="bleed home-top">
        <div className="home-ask">
          <h1>{t("catalogue:home.title")}</h1>
          <p className="page-lead">{t("catalogue:home.lead")}</p>
          <SuggestIsland>
            <AskBox label={t("catalogue:home.ask_label")} />
          </SuggestIsland>
        </div>
        <section className="home-talk" aria-labelledby="talk-heading">
          <img className="home-picture" src="/riverside.svg" alt="" width="340" height="160" />
          <h2 id="talk-heading">{t("catalogue:home.talk.heading")}</h2>
          {data.phone ? <CallLink number={data.phone} /> : null}
          <PersonLink />
        </section>
        <Examples />
      </div>
      <div className="home-find">
        <section aria-labelledby="often-heading">
          <h2 id="often-heading">{t("catalogue:home.often")}</h2>
          <ServiceList services={data.often} headingLevel="h3" />
          <p className="home-more">
            <a className="standalone-link" href="/services">
              {t("catalogue:home.all_services", { count: data.serviceCount })}
            </a>
          </p>
        </section>
        <section aria-labelledby="events-heading">
          <h2 id="events-heading">{t("catalogue:home.life_events")}</h2>
          <ul className="event-list">
            {data.lifeEvents.map((event) => (
              <li key={event.id}>
                <a href={`/life-events/${event.id}`}>
                  <ContentText>{event.label}</ContentText>
                </a>
                <p>
                  <ContentText>{event.summary}</ContentText>
                </p>
              </li>
            ))}
          </ul>
          <p className="home-more">
            <a className="standalone-link" href="/find">
              {t("catalogue:find.title")}
            </a>
          </p>
        </section>
      </div>
      <div className="bleed home-follow">
        <section aria-labelledby="follow-heading">
          <h2 id="follow-heading">{t("catalogue:home.follow.heading")}</h2>
          <p>{t("catalogue:home.follow.text")}</p>
          <form method="get" action="/requests" className="follow-form">
            <TextInput
              id="reference"
              name="reference"
              label={t("catalogue:home.follow.label")}
              hint={t("catalogue:home.follow.hint")}
              autoComplete="off"
              spellCheck={false}
              maxLength={32}
              width="full"
            />
            <Button variant="secondary">{t("catalogue:home.follow.button")}</Button>
          </form>
        </section>
        <section aria-labelledby="visit-heading">
          <h2 id="visit-heading">{t("catalogue:home.visit.heading")}</h2>
          <CentreList centres={data.centres.slice(0, CENTRES_SHOWN)} language={data.language} />
          <p className="home-more">
            <a className="standalone-link" href="/centres">
              {t("catalogue:home.visit.all")}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}

function Examples() {
  const { t, contentT } = useTranslation();
  const examples = [1, 2, 3].map((n) => contentT(`catalogue:ask.example_${n}`));
  return (
    <form method="post" action="/assistant" className="home-examples" aria-labelledby="examples-label">
      <p id="examples-label">{t("catalogue:ask.examples")}</p>
      {examples.map((example) => (
        <button key={example} type="submit" name="question" value={example} className="example">
          <ContentText>{example}</ContentText>
        </button>
      ))}
    </form>
  );
}

/** On a first visit: the other version, until one of the two is chosen. */
function SimpleOffer() {
  const { t } = useTranslation();
  return (
    <section className="offer" aria-label={t("common:mode.offer_label")}>
      <p>{t("common:mode.offer")}</p>
      <a className="standalone-link" href="/?mode=simple" rel="nofollow">
        {t("common:mode.offer_yes")}
      </a>
      <a className="standalone-link" href="/?mode=full" rel="nofollow">
        {t("common:mode.offer_no")}
      </a>
    </section>
  );
}
