import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { FRESH_FOR_CHANGE_MS, isFresh } from "#app/domain/accounts/fresh-sign-in.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { pathOfRequest } from "#app/http/own-path.ts";
import { getProviderDeps, prepareProviderSignIn } from "#app/http/provider-sign-in.server.ts";
import { requireResident } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { LeavePage } from "./leave-page.tsx";

export const headers = privatePageHeaders;

/**
 * Adds the provider to the account somebody has just signed in with, after they read whose it is. Only the link on this page knows
 * the way that leads back, so no other site can join an identity to an account unasked.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireResident(request, context);
  if (!isFresh(session, context.services.clock.now(), FRESH_FOR_CHANGE_MS))
    throw redirect(`/sign-in?${new URLSearchParams({ again: "", next: pathOfRequest(request) })}`, 303);
  const { resident } = session;
  const { address, setCookie } = await prepareProviderSignIn(request, context, resident.id);
  const provider = getProviderDeps(context).identity.name;
  const page = {
    title: getTranslator(context.language)("account:provider.leave_title", { provider }),
    provider,
    address: address.href,
    host: address.host,
    account: resident.email ?? resident.name,
  };
  return data(page, { headers: { "Set-Cookie": setCookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Leave() {
  return <LeavePage page={useLoaderData<typeof loader>()} />;
}
