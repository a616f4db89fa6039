import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PersonLink } from "#app/components/catalogue/talk.tsx";
import { FoundList } from "#app/components/eligibility/found-list.tsx";
import { GivenAnswers } from "#app/components/eligibility/given-answers.tsx";
import { QuestionForm } from "#app/components/eligibility/question-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { listFacets } from "#app/domain/catalogue/list-facets.server.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { findServices } from "#app/domain/eligibility/find-services.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

/** The address holds what somebody said of themselves: nothing may keep the page. */
export const headers = privatePageHeaders;

const ANYTHING = "any";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { contentLanguage, language, mode, services } = context;
  const query = new URL(request.url).searchParams;
  const { lifeEvents } = await listFacets(services, { language: contentLanguage });
  const events = lifeEvents.map(({ id, label }) => ({ id, label }));
  const event = [ANYTHING, ...events.map(({ id }) => id)].find((id) => id === query.get("event"));
  const lifeEvent = event === ANYTHING ? undefined : event;
  const all =
    event === undefined ? undefined : await findServices(services, { lifeEvent, query, language: contentLanguage });
  const found = all && (await inPlainWords(services, all, { mode, language: contentLanguage }));
  const isResult = found !== undefined && found.question === undefined;
  const title = getTranslator(language)(isResult ? "catalogue:find.result" : "catalogue:find.title", {
    count: found?.guidance.fitting.length,
  });
  return { title, events, event, found, shown: mode === "simple" ? 5 : 12 };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function Find() {
  const { title, events, event, found, shown } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  if (!found || !event) {
    const options = events.map(({ id, label }) => ({ value: id, label: <ContentText>{label}</ContentText> }));
    return (
      <>
        <PageHeading title={title} lead={t("catalogue:find.lead")} />
        <form method="get" action="/find" className="form-section">
          <RadioGroup
            name="event"
            legend={t("catalogue:find.event")}
            options={[...options, { value: ANYTHING, label: t("catalogue:find.any") }]}
            defaultValue={ANYTHING}
          />
          <Button>{t("catalogue:eligibility.continue")}</Button>
        </form>
      </>
    );
  }
  const said = found.given.map(({ question, written }) => [question.name, written] as const);
  const carried = [["event", event] as const, ...said, ...found.skipped.map((name) => ["skip", name] as const)];
  const addressOf = (pairs: typeof carried) =>
    new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString();
  if (found.question) {
    return (
      <>
        <PageHeading title={title} lead={t("catalogue:find.so_far", { count: found.guidance.fitting.length })} />
        <QuestionForm action="/find" question={found.question} fault={found.fault} carried={carried} />
      </>
    );
  }
  return (
    <>
      <PageHeading title={title} lead={t("catalogue:find.result_lead")} />
      <FoundList guidance={found.guidance} said={addressOf(said as typeof carried)} shown={shown} />
      <GivenAnswers
        given={found.given}
        changeHref={(name) => `/find?${addressOf(carried.filter(([key]) => key !== name))}`}
      />
      <div className="button-row">
        <PersonLink />
        <a className="standalone-link" href="/find">
          {t("catalogue:find.again")}
        </a>
      </div>
    </>
  );
}
