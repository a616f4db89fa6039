import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EligibilityResult } from "#app/components/eligibility/eligibility-result.tsx";
import { QuestionForm } from "#app/components/eligibility/question-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { readPersonFacts } from "#app/domain/catalogue/read-facts.server.ts";
import { checkEligibility } from "#app/domain/eligibility/check-eligibility.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** The address holds what somebody said of themselves: nothing may keep the page. */
export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { contentLanguage, language, mode, services } = context;
  const found = await findPublicService(services, { slug: params["slug"] ?? "", language: contentLanguage });
  if (!found || found.requirements.length === 0) throw new AppError("not_found");
  const service = await inPlainWords(services, found, { mode, language: contentLanguage });
  const facts = await readPersonFacts(services);
  const check = checkEligibility(service, facts, {
    query: new URL(request.url).searchParams,
    language: contentLanguage,
  });
  const t = getTranslator(language);
  const title = check.question
    ? t("catalogue:eligibility.title")
    : t(`catalogue:eligibility.outcome.${check.assessment.outcome}`);
  return { title, check, service: { slug: service.slug, title: service.title, formId: service.formId } };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Eligibility() {
  const { title, check, service } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const base = `/services/${service.slug}`;
  const action = `${base}/eligibility`;
  const said = check.given.map(({ question, written }) => [question.name, written] as const);
  const skipped = check.skipped.map((name) => ["skip", name] as const);
  const changeHref = (name: string) => {
    const others = [...said, ...skipped].filter(([key]) => key !== name).map(([key, value]) => [key, value]);
    return `${action}?${new URLSearchParams(others).toString()}`;
  };
  return (
    <>
      <Breadcrumbs
        items={[
          { href: "/", label: t("common:home") },
          { href: base, label: <ContentText>{service.title}</ContentText> },
        ]}
      />
      <PageHeading
        title={title}
        caption={<ContentText>{service.title}</ContentText>}
        lead={check.question ? t("catalogue:eligibility.left", { count: check.left }) : undefined}
      />
      {check.question ? (
        <QuestionForm action={action} question={check.question} fault={check.fault} carried={[...said, ...skipped]} />
      ) : (
        <>
          <EligibilityResult check={check} changeHref={changeHref} />
          <div className="button-row">
            {check.assessment.outcome !== "does_not_qualify" && service.formId ? (
              <LinkButton href={`/forms/${service.formId}`} variant="start">
                {t("catalogue:action.apply")}
              </LinkButton>
            ) : (
              <LinkButton href="/assistant/person" variant="secondary">
                {t("catalogue:eligibility.person")}
              </LinkButton>
            )}
            <a className="standalone-link" href={base}>
              {t("catalogue:eligibility.back")}
            </a>
          </div>
        </>
      )}
    </>
  );
}
