import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { ConfirmationPanel } from "#app/components/ui/confirmation-panel.tsx";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

/** A page of its own: the one that the mail led to is gone with the address. */
export const loader = ({ context }: LoaderFunctionArgs) => ({
  title: getTranslator(context.language)("watches:stopped.title"),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Stopped() {
  const { title } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <ConfirmationPanel title={title}>
        <p>{t("watches:stopped.text")}</p>
      </ConfirmationPanel>
      <p>
        <a className="standalone-link" href="/">
          {t("watches:stopped.home")}
        </a>
      </p>
    </>
  );
}
