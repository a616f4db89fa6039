import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { parseReference } from "#app/domain/requests/reference.ts";
import { changeFeed, getFeedPath } from "#app/domain/requests/request-feed.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export const headers = privatePageHeaders;

const readOwn = ({ request, params, context }: Pick<LoaderFunctionArgs, "request" | "params" | "context">) => {
  const reference = parseReference(params["reference"] ?? "");
  if (!reference) throw new AppError("not_found");
  return { reference, visitorId: getVisitorId(request, context) };
};

export async function loader(args: LoaderFunctionArgs) {
  const { services, language } = args.context;
  const own = readOwn(args);
  const path = await getFeedPath(services, own);
  return {
    title: getTranslator(language)("requests:feed.title"),
    reference: own.reference,
    address: path && `${services.publicUrl}${path}`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const own = readOwn(args);
  const intent = (await readForm(args.request)).get("intent");
  if (intent !== "start" && intent !== "end") throw new AppError("bad_request");
  await changeFeed(args.context.services, { ...own, intent });
  return redirect(`/requests/${own.reference}/feed`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function RequestFeed() {
  const { title, reference, address } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs items={[{ href: `/requests/${reference}`, label: reference }]} />
      <PageHeading title={title} lead={t("requests:feed.lead")} />
      <form method="post" className="form-section">
        {address ? (
          <TextInput
            id="address"
            name="address"
            label={t("requests:feed.address")}
            hint={t("requests:feed.address_hint")}
            defaultValue={address}
            readOnly
            spellCheck={false}
          />
        ) : null}
        <Button name="intent" value={address ? "end" : "start"} variant={address ? "secondary" : "primary"}>
          {t(address ? "requests:feed.end" : "requests:feed.start")}
        </Button>
      </form>
    </>
  );
}
