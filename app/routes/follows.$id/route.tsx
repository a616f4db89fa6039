import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getFollowed, stopFollowing } from "#app/domain/requests/follow-request.server.ts";
import { formPage, privatePageHeaders } from "#app/http/form-pages.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const { searchParams } = new URL(request.url);
  const key = searchParams.get("key") ?? "";
  const followed = await getFollowed(services, { id: params["id"] ?? "", key, language });
  const [formId, draftId] = [searchParams.get("type"), searchParams.get("draft")];
  return {
    title: getTranslator(language)("requests:follow.title"),
    ...followed,
    date: formatMoment(followed.askedAt, "day", language, services.site.time_zone),
    // Where they came from; the page checks for itself whose it is.
    back: formId?.match(/^[a-z0-9-]+$/) && draftId ? formPage({ formId, draftId }, "check-answers") : undefined,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  await stopFollowing(context.services, params["id"] ?? "", new URL(request.url).searchParams.get("key") ?? "");
  return redirect("/tell-me/stopped", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Follows() {
  const { title, matter, date, email, state, desk, due, back } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={<ContentText>{t("requests:follow.what", { matter, date })}</ContentText>} />
      <p>{t("requests:joined.state", { state })}</p>
      <p>{t("requests:joined.desk", { desk })}</p>
      {due ? <p>{due}</p> : null}
      <p>
        <ContentText>{t("requests:follow.mail", { email })}</ContentText>
      </p>
      {back ? (
        <p>
          <a className="standalone-link" href={back}>
            {t("requests:follow.back")}
          </a>
        </p>
      ) : null}
      <form method="post">
        <Button variant="secondary">{t("requests:follow.stop")}</Button>
      </form>
    </>
  );
}
