import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { readOwnData } from "#app/domain/privacy/read-own-data.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { requireResident } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { DataPage } from "./data-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireResident(request, context);
  const { services, language } = context;
  return {
    title: getTranslator(language)("privacy:data.title"),
    own: await readOwnData(services, session, language),
    done: new URL(request.url).searchParams.get("done"),
    language,
    timeZone: services.site.time_zone,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function AccountData() {
  return <DataPage page={useLoaderData<typeof loader>()} />;
}
