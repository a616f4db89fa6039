import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { rankCentres } from "#app/domain/catalogue/rank-centres.ts";
import { findVisit } from "#app/domain/catalogue/find-visit.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import styles from "#app/styles/slip.css?url";
import { ChooseCentre } from "./choose-centre.tsx";
import { readSlipChoices, slipAddress } from "./slip-choices.ts";
import { VisitSlip } from "./visit-slip.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = publicPageHeaders;

/** One sheet for one service at one centre; without a centre, the choice of one. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { language, contentLanguage, mode, services } = context;
  const choices = readSlipChoices(new URL(request.url).searchParams, mode);
  const { centreId } = choices;
  const slug = params["slug"] ?? "";
  const outcome = await findVisit(services, { slug, centreId, language: contentLanguage });
  if (!outcome) throw new AppError("not_found");
  const title = getTranslator(language)("catalogue:visit.title");
  const phone = services.site.hotlines.find((hotline) => hotline.kind === "district")?.number ?? "";
  if (outcome.status === "no_centre") {
    const centres = rankCentres(services, { language: contentLanguage, service: slug });
    return { ...outcome, title, language, phone, centres };
  }
  const { visit } = outcome;
  const papers = visit.service.evidence.map(({ id }) => id);
  const kept = { ...choices, have: choices.have.filter((id) => papers.includes(id)) };
  // Without a language: staff open it in theirs.
  const address = new URL(slipAddress(slug, visit.centre.id, kept.have), services.publicUrl).href;
  return { status: "found" as const, title, language, phone, visit, choices: kept, code: drawQrCode(address) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function VisitRoute() {
  const data = useLoaderData<typeof loader>();
  return data.status === "found" ? <VisitSlip {...data} /> : <ChooseCentre {...data} />;
}
