import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Colours } from "./colours.tsx";
import { Fields } from "./fields.tsx";
import { Messages } from "./messages.tsx";
import { Pieces } from "./pieces.tsx";

/** For those who build pages; a real authority's portal does not have it. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.isDemo) throw new AppError("not_found");
  const t = getTranslator(context.language);
  return { title: t("styleguide:title"), description: t("styleguide:lead") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Styleguide() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("styleguide:title")} lead={t("styleguide:lead")} />
      <Colours />
      <Pieces />
      <Messages />
      <Fields />
    </>
  );
}
