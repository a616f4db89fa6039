import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { changeLook } from "#app/domain/residents/change-look.server.ts";
import { changeName } from "#app/domain/residents/change-name.server.ts";
import { endOtherSessions } from "#app/domain/residents/end-sessions.server.ts";
import { countHeld, isEmpty } from "#app/domain/residents/join-browser.server.ts";
import { readProblem } from "#app/domain/residents/provider-problem.ts";
import { readAccount } from "#app/domain/residents/read-account.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { type LoadContext, MODES } from "#app/http/load-context.ts";
import { requireResident, safeReturnPath } from "#app/http/resident-session.server.ts";
import { findGuest } from "#app/http/visitor.server.ts";
import { listLanguages, toLanguage } from "#app/i18n/languages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { AccountPage } from "./account-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireResident(request, context);
  const { services, language } = context;
  const guest = findGuest(services, request.headers.get("Cookie"));
  const { searchParams } = new URL(request.url);
  return {
    title: getTranslator(language)("account:page.title"),
    ...(await readAccount(services, session, language)),
    canJoin: guest !== undefined && !isEmpty(await countHeld(services, guest.visitorId)),
    done: searchParams.get("done"),
    problem: readProblem(searchParams),
    next: safeReturnPath(searchParams.get("next")),
    languages: listLanguages().map(({ tag, name }) => ({ tag, name })),
    timeZone: services.site.time_zone,
    language,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = requireResident(request, context);
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "name": {
      const typed = String(form.get("name") ?? "").trim();
      const outcome = await changeName(context.services, session.resident.id, typed);
      return outcome === "too_long" ? data({ typed }, { status: 400 }) : redirect("/account?done=name", 303);
    }
    case "look": {
      const language = toLanguage(String(form.get("language") ?? ""));
      const mode = MODES.find((one) => one === form.get("mode"));
      await changeLook(context.services, session.resident.id, { ...(language && { language }), ...(mode && { mode }) });
      // The address makes this browser follow at once, as its own switches do.
      const look = new URLSearchParams({ done: "look", ...(language && { lang: language }), ...(mode && { mode }) });
      return redirect(`/account?${look}#look`, 303);
    }
    case "end": {
      const id = String(form.get("session") ?? "");
      // One that is over already, or never was theirs, needs no ending.
      return isUuid(id) ? endSessions(context, session, id) : redirect("/account?done=ended", 303);
    }
    case "end_others":
      return endSessions(context, session);
    default:
      throw new AppError("bad_request");
  }
}

async function endSessions({ services }: LoadContext, session: ResidentSession, only?: string) {
  const { status } = await endOtherSessions(services, session, only);
  if (status === "ended") return redirect("/account?done=ended", 303);
  return redirect(`/sign-in?${new URLSearchParams({ again: "end", next: "/account#sessions" })}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Account() {
  return <AccountPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
