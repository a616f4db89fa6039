import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VerdictForm } from "#app/components/feedback/verdict-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { inPlainWords } from "#app/domain/catalogue/plain-words.server.ts";
import { findPageVersion } from "#app/domain/feedback/find-page-version.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { GuidePage } from "./guide-page.tsx";

export const headers = publicPageHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { contentLanguage, mode, services } = context;
  const found = await findGuide(services, { slug: params["slug"] ?? "", language: contentLanguage });
  if (!found) throw new AppError("not_found");
  // The wording of a rule is the rule.
  const guide =
    found.kind === "policy" ? found : await inPlainWords(services, found, { mode, language: contentLanguage });
  const today = calendarDateIn(services.clock.now(), services.site.time_zone);
  const version = await findPageVersion(services, `/guides/${guide.slug}`);
  return { title: guide.title, description: guide.summary, guide, version, isOverdue: guide.reviewBy < today };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  ...(data?.guide.isPast ? [{ name: "robots", content: "noindex" }] : []),
];

export default function GuideRoute() {
  const { guide, version, isOverdue } = useLoaderData<typeof loader>();
  return (
    <>
      <GuidePage guide={guide} isOverdue={isOverdue} />
      {version ? <VerdictForm about="page" page={`/guides/${guide.slug}`} version={version} /> : null}
    </>
  );
}
