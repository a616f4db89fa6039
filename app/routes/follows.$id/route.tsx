import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { confirmFollowing, getFollowed, stopFollowing } from "#app/domain/requests/follow-request.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export const headers = privatePageHeaders;

/** The key of the link; links of before had an id in the path and the key behind it. */
const readKey = ({ request, params }: LoaderFunctionArgs | ActionFunctionArgs): string =>
  new URL(request.url).searchParams.get("key") ?? params["id"] ?? "";

/** What a follower confirms by the link of the first message, and sees by that of each other. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, language } = args.context;
  const followed = await getFollowed(services, { key: readKey(args), language });
  return {
    title: getTranslator(language)(`requests:follow.${followed.facts ? "title" : "confirm_title"}`),
    ...followed,
    date: formatMoment(followed.askedAt, "day", language, services.site.time_zone),
    isJustConfirmed: new URL(args.request.url).searchParams.get("done") === "confirmed",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const key = readKey(args);
  const intent = (await readForm(args.request)).get("intent");
  if (intent === "confirm") {
    await confirmFollowing(services, key);
    return redirect(`/follows/${encodeURIComponent(key)}?done=confirmed`, 303);
  }
  if (intent !== "stop") throw new AppError("bad_request");
  await stopFollowing(services, key);
  return redirect("/tell-me/stopped", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Follows() {
  const { title, matter, date, to, facts, isJustConfirmed } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      {facts && isJustConfirmed ? <NotificationBanner tone="success" title={t("requests:follow.confirmed")} /> : null}
      <PageHeading title={title} lead={<ContentText>{t("requests:follow.what", { matter, date })}</ContentText>} />
      {facts ? (
        <>
          <p>{t("requests:joined.state", { state: facts.state })}</p>
          <p>{t("requests:joined.desk", { desk: facts.desk })}</p>
          {facts.due ? <p>{facts.due}</p> : null}
        </>
      ) : null}
      <p>
        <ContentText>{t(facts ? "requests:follow.mail" : "requests:follow.confirm_text", { to })}</ContentText>
      </p>
      <form method="post" className="button-row">
        {facts ? null : (
          <Button name="intent" value="confirm">
            {t("requests:follow.confirm")}
          </Button>
        )}
        <Button variant="secondary" name="intent" value="stop">
          {t("requests:follow.stop")}
        </Button>
      </form>
    </>
  );
}
