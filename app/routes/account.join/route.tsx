import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { countHeld, isEmpty, joinBrowser } from "#app/domain/residents/join-browser.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireResident, safeReturnPath } from "#app/http/resident-session.server.ts";
import { findGuest } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

/** What this browser began without signing in: it is asked for, since a shared computer may hold somebody else's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireResident(request, context);
  const next = safeReturnPath(new URL(request.url).searchParams.get("next"));
  const guest = findGuest(context.services, request.headers.get("Cookie"));
  const held = guest && (await countHeld(context.services, guest.visitorId));
  if (!held || isEmpty(held)) throw redirect(next, 303);
  return { title: getTranslator(context.language)("account:join.title"), next, held };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = requireResident(request, context);
  const form = await readForm(request);
  const guest = findGuest(context.services, request.headers.get("Cookie"));
  if (guest && form.get("intent") === "join") await joinBrowser(context.services, session, guest.visitorId);
  return redirect(safeReturnPath(form.get("next")), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

const KINDS = ["requests", "drafts", "conversations"] as const;

export default function Join() {
  const { title, next, held } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("account:join.lead")} />
      <section className="form-section">
        <ul className="plain-bullets">
          {KINDS.filter((kind) => held[kind] > 0).map((kind) => (
            <li key={kind}>{t(`account:join.${kind}`, { count: held[kind] })}</li>
          ))}
        </ul>
        <p>{t("account:join.shared")}</p>
      </section>
      <form method="post" className="button-row">
        <input type="hidden" name="next" value={next} />
        <Button name="intent" value="join">
          {t("account:join.yes")}
        </Button>
        <Button variant="secondary" name="intent" value="leave">
          {t("account:join.no")}
        </Button>
      </form>
    </>
  );
}
