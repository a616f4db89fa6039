import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { endLinkedWay, findLinkedWay } from "#app/domain/requests/choose-ways.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export const headers = privatePageHeaders;

/** Where the link in a text message leads: the request, which opens to its own browser alone, and the end of these messages. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const linked = await findLinkedWay(context.services, params["token"] ?? "");
  if (!linked) throw new AppError("not_found");
  return { title: getTranslator(context.language)("requests:news.title", { reference: linked.reference }), linked };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  await endLinkedWay(context.services, token);
  return redirect(`/news/${token}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function News() {
  const { title, linked } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("requests:news.lead")} />
      <p>
        <LinkButton href={`/requests/${linked.reference}`}>{t("requests:news.open")}</LinkButton>
      </p>
      {linked.isChosen ? (
        <form method="post" className="form-section">
          <h2>{t("requests:news.end_title")}</h2>
          <Button variant="secondary">{t(`requests:ways.${linked.way}.end`)}</Button>
        </form>
      ) : (
        <p>{t("requests:news.ended")}</p>
      )}
    </>
  );
}
