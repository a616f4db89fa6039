import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listVisitorRequests } from "#app/domain/requests/list-visitor-requests.server.ts";
import { signOutResident } from "#app/domain/residents/end-sessions.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { expiredResidentCookie, readResidentToken } from "#app/http/resident-session.server.ts";
import { expiredVisitorCookie, findVisitor } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

/** For a computer that others use: which numbers it knows, to be written down before it forgets them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { services, language } = context;
  const visitor = findVisitor(context, request.headers.get("Cookie"));
  const requests = visitor ? await listVisitorRequests(services, { visitorId: visitor.visitorId, language }) : [];
  return {
    title: getTranslator(language)("requests:forget.title"),
    references: requests.map(({ reference }) => reference),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services } = context;
  const token = readResidentToken(services, request.headers.get("Cookie"), "session");
  if (token) await signOutResident(services, token);
  // The worker's copies and numbers too. Not "cookies": the chosen language and version stay.
  const headers = new Headers({ "Clear-Site-Data": '"cache", "storage"' });
  headers.append("Set-Cookie", expiredVisitorCookie(services));
  headers.append("Set-Cookie", expiredResidentCookie(services, "session"));
  return redirect("/requests?forgotten", { status: 303, headers });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Forget() {
  const { title, references } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("requests:forget.lead")} />
      <section className="form-section">
        <p>{t("requests:forget.what")}</p>
        <ul className="plain-bullets">
          <li>{t("requests:forget.what_requests")}</li>
          <li>{t("requests:forget.what_drafts")}</li>
          <li>{t("requests:forget.what_questions")}</li>
          <li>{t("requests:forget.what_copies")}</li>
        </ul>
      </section>
      <section className="form-section">
        <h2>{t("requests:forget.keep_title")}</h2>
        <p>{t("requests:forget.keep")}</p>
        <ul className="plain-bullets">
          {references.map((reference) => (
            <li key={reference}>
              <bdi className="reference-number">{reference}</bdi>
            </li>
          ))}
        </ul>
      </section>
      <form method="post" className="button-row">
        <Button>{t("requests:forget.button")}</Button>
        <a className="standalone-link" href="/requests">
          {t("requests:forget.back")}
        </a>
      </form>
    </>
  );
}
