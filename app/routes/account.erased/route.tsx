import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

export function loader({ context }: LoaderFunctionArgs) {
  return { title: getTranslator(context.language)("privacy:erased.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

/** Where whoever erased their account arrives; says nothing of anybody. */
export default function AccountErased() {
  const { title } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return <PageHeading title={title} lead={t("privacy:erased.lead")} />;
}
