import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { readForm } from "#app/http/forms.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: getTranslator(context.language)("helpers:code.title") };
}

/** Leads to where the code is looked at; a wrong one is told there. */
export async function action({ request }: ActionFunctionArgs) {
  const typed = String((await readForm(request)).get("code") ?? "")
    .trim()
    .slice(0, 40);
  return redirect(`/helping/${encodeURIComponent(typed || "-")}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function HelperCode() {
  const { title } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("helpers:code.lead")} />
      <form method="post" action="/helping?index" className="form-section" noValidate>
        <TextInput
          id="code"
          name="code"
          autoComplete="off"
          spellCheck={false}
          label={t("helpers:code.label")}
          hint={t("helpers:code.hint")}
        />
        <Button>{t("helpers:code.submit")}</Button>
      </form>
    </>
  );
}
