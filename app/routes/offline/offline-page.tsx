import { useTranslation } from "#app/components/texts.tsx";
import { CentreContact } from "#app/components/catalogue/centre-list.tsx";
import { HotlineList } from "#app/components/layout/hotline-list.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Phrases } from "#app/components/ui/phrases.tsx";
import type { OfflineData } from "./route.tsx";

/** An empty address is the one that was asked for: there this page is shown. */
const AGAIN = "";

/**
 * Stands in for any page while there is no network. The service worker fills the two hidden lists with what only this
 * browser knows: `app/offline/fill-page.ts`.
 */
export function OfflinePage({ title, hotlines, centres }: OfflineData) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("common:offline.lead")} />
      <p>
        <LinkButton href={AGAIN} variant="secondary">
          {t("common:offline.again")}
        </LinkButton>
      </p>
      <section className="offline-section" aria-labelledby="phone-heading">
        <h2 id="phone-heading">{t("common:offline.phone")}</h2>
        <HotlineList hotlines={hotlines} />
      </section>
      <section className="offline-section" aria-labelledby="own-heading">
        <h2 id="own-heading">{t("common:offline.own")}</h2>
        <p>{t("common:offline.own_text")}</p>
        <ul className="own-references" data-own-references="" hidden />
      </section>
      <section className="offline-section" aria-labelledby="centres-heading">
        <h2 id="centres-heading">{t("common:offline.centres")}</h2>
        <Centres centres={centres} />
        <p>
          <a className="standalone-link" href="/centres">
            {t("common:offline.all_centres")}
          </a>
        </p>
      </section>
      <section className="offline-section" aria-labelledby="guides-heading">
        <h2 id="guides-heading">{t("common:offline.guides")}</h2>
        <p>{t("common:offline.guides_text")}</p>
        <ul className="link-list" data-kept-guides="" hidden />
      </section>
    </>
  );
}

function Centres({ centres }: { readonly centres: OfflineData["centres"] }) {
  return (
    <ul className="centre-list">
      {centres.map((centre) => (
        <li key={centre.id} className="centre">
          <h3 className="centre-name">
            <ContentText>
              <Phrases text={centre.name} />
            </ContentText>
          </h3>
          <CentreContact centre={centre} />
        </li>
      ))}
    </ul>
  );
}
