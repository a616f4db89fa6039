import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { describePortal } from "#app/components/layout/portal-frame.ts";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { listCentres } from "#app/domain/catalogue/list-centres.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { OfflinePage } from "./offline-page.tsx";

export const headers = publicPageHeaders;

export function loader({ context }: LoaderFunctionArgs) {
  const { language, contentLanguage, services } = context;
  // Not whether a centre is open: this page is read on another day.
  const centres = listCentres(services, { language: contentLanguage }).map(({ id, name, address, phone }) => ({
    id,
    name,
    address,
    phone,
  }));
  const { hotlines } = describePortal(services.site, language);
  return { title: getTranslator(language)("common:offline.title"), hotlines, centres };
}

export type OfflineData = ReturnType<typeof loader>;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Offline() {
  return <OfflinePage {...useLoaderData<typeof loader>()} />;
}
