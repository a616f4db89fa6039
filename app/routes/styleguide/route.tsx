import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { renderMarkdown } from "#app/domain/content/render-markdown.server.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";
import { getTexts } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Actions } from "./actions.tsx";
import { CheckAnswers } from "./check-answers.tsx";
import { Colours } from "./colours.tsx";
import { Facts } from "./facts.tsx";
import { Fields } from "./fields.tsx";
import { HERE } from "./here.ts";
import { Messages } from "./messages.tsx";
import { Writing } from "./writing.tsx";
import styles from "#app/styles/styleguide.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

/** For those who build pages; a real authority's portal does not have it. */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.isDemo) throw new AppError("not_found");
  const { language, services } = context;
  const { t, contentT } = getTexts(language);
  return {
    title: t("styleguide:title"),
    description: t("styleguide:lead"),
    wasSent: new URL(request.url).searchParams.has("sent"),
    html: renderMarkdown(contentT("styleguide:stored_page"), contentLanguageOf(language)).html,
    code: drawQrCode(new URL(HERE, services.publicUrl).href),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Styleguide() {
  const { wasSent, html, code } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("styleguide:title")} caption={t("styleguide:caption")} lead={t("styleguide:lead")} />
      <Colours />
      <Writing html={html} />
      <Actions />
      <Facts code={code} />
      <Messages wasSent={wasSent} />
      <Fields />
      <CheckAnswers />
    </>
  );
}
