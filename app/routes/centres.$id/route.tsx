import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { findCentre } from "#app/domain/catalogue/find-centre.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { AppError } from "#app/lib/app-error.ts";
import styles from "#app/styles/plan.css?url";
import { CentrePage } from "./centre-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = publicPageHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { language, contentLanguage, services } = context;
  const centre = await findCentre(services, { id: params["id"] ?? "", language: contentLanguage });
  if (!centre) throw new AppError("not_found");
  return { title: centre.name, description: centre.address, language, centre };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function CentreRoute() {
  const { centre, language } = useLoaderData<typeof loader>();
  return <CentrePage centre={centre} language={language} />;
}
