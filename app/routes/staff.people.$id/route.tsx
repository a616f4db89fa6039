import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  changeStaffMember,
  resetSecondFactor,
  type StaffChangeFault,
  type StaffChangeTarget,
  suspendStaffMember,
  takeBackStaffMember,
} from "#app/domain/accounts/change-staff-member.server.ts";
import { sendInvitationAgain } from "#app/domain/accounts/invite-staff-member.server.ts";
import { getStaffMember } from "#app/domain/accounts/list-staff-members.server.ts";
import { staffStateOf } from "#app/domain/accounts/staff-state.ts";
import type { PersonForm } from "#app/components/staff/person-fields.tsx";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { describePersonFaults, personChoices, readPersonForm } from "#app/http/person-form.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import styles from "#app/styles/people.css?url";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { PersonPage } from "./person-page.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.manage");
  const { services, language } = context;
  const member = await getStaffMember(services, params["id"] ?? "");
  return {
    title: getTranslator(language)("accounts:people.person", { name: member.name }),
    member,
    state: staffStateOf(member, services.clock.now()),
    isOneself: member.staffId === staff.staffId,
    ...personChoices(context),
    timeZone: services.site.time_zone,
    done: new URL(request.url).searchParams.get("done"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.manage");
  const form = await readForm(request);
  const { staffId } = await getStaffMember(context.services, params["id"] ?? "");
  const actor = { kind: "staff", id: staff.staffId } as const;
  const target = { staffId, version: Number(form.get("version")), actor };
  const intent = form.get("intent");
  if (intent === "invite") {
    await sendInvitationAgain(context.services, { staffId, actor });
    return redirect(`/staff/people/${staffId}?done=sent`, 303);
  }
  const person = intent === "change" ? readPersonForm(form) : undefined;
  const outcome = person
    ? await changeStaffMember(context.services, target, person)
    : await changeState(context, target, intent);
  if (outcome.status === "refused") return refuse(context, outcome.reasons, person);
  return redirect(`/staff/people/${staffId}?done=${person ? outcome.status : String(intent)}`, 303);
}

function changeState({ services }: LoadContext, target: StaffChangeTarget, intent: FormDataEntryValue | null) {
  switch (intent) {
    case "suspend":
      return suspendStaffMember(services, target);
    case "take_back":
      return takeBackStaffMember(services, target);
    case "reset":
      return resetSecondFactor(services, target);
    default:
      throw new AppError("bad_request");
  }
}

const isGeneral = (reason: StaffChangeFault): reason is "changed_meanwhile" | "last_administrator" =>
  reason === "changed_meanwhile" || reason === "last_administrator";

/** What was ticked comes back; with `general`, what the whole page is told. */
function refuse(context: LoadContext, reasons: readonly StaffChangeFault[], person: PersonForm | undefined) {
  const general = reasons.find(isGeneral);
  const atFields = reasons.flatMap((reason) => (isGeneral(reason) ? [] : [reason]));
  const faults = describePersonFaults(context, atFields);
  return data({ general, faults, person }, general ? 409 : 400);
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Person() {
  return <PersonPage page={useLoaderData<typeof loader>()} tried={useActionData<typeof action>()} />;
}
