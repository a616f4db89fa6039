import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getRenewable, renewAtCounter } from "#app/domain/requests/renew-at-counter.server.ts";
import { followCode } from "#app/http/follow-code.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { writeCodeSlip } from "./write-code-slip.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import styles from "#app/styles/slip.css?url";
import { CodeSlip } from "#app/components/staff/code-slip.tsx";
import { NewCodeForm } from "./new-code-form.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.renew_access");
  const { reference, contact } = await getRenewable(context.services, { reference: params["reference"] ?? "", staff });
  return {
    title: getTranslator(context.language)("staff:new_code.title"),
    reference,
    hasMail: contact.email !== undefined,
    key: randomUUID(),
  };
}

/** Gives the code with this reply alone: nothing of it stands in an address. Sending the page again shows the same one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.renew_access");
  const form = await readForm(request);
  const textOf = (name: string) => String(form.get(name) ?? "");
  const typed = { key: textOf("key").slice(0, 80), check: textOf("check"), reason: textOf("reason") };
  const outcome = await renewAtCounter(context.services, { reference: params["reference"] ?? "", staff, ...typed });
  if (outcome.status === "refused") return data({ faults: outcome.reasons, typed, slip: undefined }, { status: 400 });
  const slip = writeCodeSlip(context.services, outcome, followCode(context, outcome.request.reference));
  return data({ faults: [], typed: undefined, slip });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffNewCode() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { t } = useTranslation();
  const crumbs = <Breadcrumbs items={[{ href: `/staff/requests/${page.reference}`, label: page.reference }]} />;
  if (done?.slip)
    return (
      <>
        {crumbs}
        <p className="no-print">{t("staff:new_code.hand_over")}</p>
        <CodeSlip slip={done.slip} />
      </>
    );
  return (
    <>
      {crumbs}
      <NewCodeForm
        page={page}
        refused={done?.typed && { faults: done.faults, typed: done.typed }}
        heading={<PageHeading title={page.title} caption={page.reference} lead={t("staff:new_code.lead")} />}
      />
    </>
  );
}
