import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlankSheet } from "#app/components/forms/blank-sheet.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getBlankForm } from "#app/domain/requests/get-blank-form.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import styles from "#app/styles/blank.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = publicPageHeaders;

/** A form to print and fill in by hand; in simplified mode, or with `?size=large`, in large type. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { services, language, mode } = context;
  const formId = params["id"] ?? "";
  const form = await getBlankForm(services, { formId, language });
  const size = new URL(request.url).searchParams.get("size");
  const title = `${getTranslator(language)("forms:blank.title")} – ${form.title}`;
  return {
    title,
    form,
    isLarge: size === "large" || (mode === "simple" && size !== "normal"),
    code: drawQrCode(`${services.publicUrl}/forms/${formId}`),
    address: `${services.publicUrl}/forms/${formId}`.replace(/^https?:\/\//, ""),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function BlankForm() {
  return <BlankSheet {...useLoaderData<typeof loader>()} />;
}
