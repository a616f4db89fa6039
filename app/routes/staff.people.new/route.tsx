import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { errorAt, PersonFields, summariseFaults } from "#app/components/staff/person-fields.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { inviteStaffMember } from "#app/domain/accounts/invite-staff-member.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { describePersonFaults, personChoices, readPersonForm } from "#app/http/person-form.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import styles from "#app/styles/people.css?url";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  return {
    title: getTranslator(context.language)("accounts:people.invite"),
    ...personChoices(context),
    siteLanguage: context.services.site.default_language,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.manage");
  const form = await readForm(request);
  const person = readPersonForm(form);
  const email = String(form.get("email") ?? "");
  const actor = { kind: "staff", id: staff.staffId } as const;
  const outcome = await inviteStaffMember(context.services, { ...person, email, actor });
  if (outcome.status === "refused")
    return data({ person, email, faults: describePersonFaults(context, outcome.reasons) }, 400);
  return redirect("/staff/people?done=invited", 303);
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Invite() {
  const { title, desks, languages, siteLanguage } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const { t } = useTranslation();
  const faults = tried?.faults ?? [];
  const person = tried?.person ?? { name: "", language: siteLanguage, roles: [], deskIds: [] };
  return (
    <div className="people">
      <ErrorSummary title={t("accounts:own.problem")} errors={summariseFaults(faults)} />
      <PageHeading title={title} lead={t("accounts:people.invite_lead")} />
      <form method="post" className="form-section" noValidate>
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          label={t("accounts:people.email")}
          defaultValue={tried?.email}
          {...errorAt(faults, "email")}
        />
        <PersonFields person={person} faults={faults} desks={desks} languages={languages} />
        <Button>{t("accounts:people.invite_submit")}</Button>
      </form>
      <p>
        <a href="/staff/people">{t("accounts:people.back")}</a>
      </p>
    </div>
  );
}
