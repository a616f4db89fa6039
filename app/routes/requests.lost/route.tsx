import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { parseContact } from "#app/domain/requests/identifiers.ts";
import { askForAccess } from "#app/domain/residents/ask-for-access.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { makeWaitingCookie } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf } from "#app/i18n/languages.ts";
import { LOST_FORM, LostForm } from "./lost-form.tsx";

export const headers = privatePageHeaders;

export async function loader({ context }: LoaderFunctionArgs) {
  const { services, language } = context;
  const catalogue = await listPublicServices(services, { language: contentLanguageOf(language) });
  const desk = services.site.desks.find(({ catchall }) => catchall);
  return {
    title: getTranslator(language)("requests:lost.title"),
    services: catalogue.map(({ slug, title }) => ({ slug, title })),
    phone: desk?.phone ?? "",
    typedForm: LOST_FORM,
  };
}

/** Whatever is found, the reply is the same, and so are the limits. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { services, language, clientAddress } = context;
  const form = await readForm(request);
  const typed = String(form.get("contact") ?? "").slice(0, 254);
  const service = String(form.get("service") ?? "").slice(0, 200);
  if (form.has(KEEP_TYPED)) return data({ typed, service, isWrong: false });
  const contact = parseContact(typed);
  if (!contact) return data({ typed, service, isWrong: true }, { status: 400 });
  await limitRate(context, "find_again", clientAddress);
  await limitRecipient(context, "find_again_to", `${contact.kind}:${contact.value}`);
  const { token: browserToken, setCookie } = makeWaitingCookie(services, "find_again");
  await askForAccess(services, { contact, serviceSlug: service || undefined, language, browserToken });
  return redirect("/requests/lost/code", { status: 303, headers: { "Set-Cookie": setCookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function LostRequest() {
  return <LostForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
