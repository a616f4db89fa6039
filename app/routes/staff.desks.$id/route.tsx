import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeDeskMember } from "#app/domain/accounts/change-staff-member.server.ts";
import { listDeskStaff } from "#app/domain/accounts/list-desk-staff.server.ts";
import { describeHours } from "#app/domain/desks/describe-hours.ts";
import { findDesk } from "#app/domain/desks/find-desk.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import styles from "#app/styles/people.css?url";
import { inLanguage } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { DeskPage } from "./desk-page.tsx";

function getDesk({ services }: LoadContext, id: string | undefined) {
  const desk = findDesk(services.site, id ?? "");
  if (!desk) throw new AppError("not_found");
  return desk;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  const { services, language } = context;
  const desk = getDesk(context, params["id"]);
  const staff = (await listDeskStaff(services)).map(
    ({ staffId, version, name, email, roles, deskIds, isWorker, isHere }) => ({
      staffId,
      version,
      name,
      email,
      roles,
      isWorker,
      isHere,
      isMember: deskIds.includes(desk.id),
    }),
  );
  return {
    title: inLanguage(desk.name, language),
    department: inLanguage(desk.department, language),
    hours: desk.hours,
    opening: describeHours(services.site, desk, services.clock.now()),
    members: staff.filter(({ isMember }) => isMember),
    // Who works at no desk by their roles gains nothing by standing at one.
    others: staff.filter(({ isMember, isWorker }) => !isMember && isWorker),
    language,
    done: new URL(request.url).searchParams.get("done"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.manage");
  const { id: deskId } = getDesk(context, params["id"]);
  const form = await readForm(request);
  const intent = form.get("intent");
  // Whom, and as of which version: one value, since a list of choices has one.
  const [staffId = "", version = ""] = String(form.get("member") ?? "").split(":");
  if ((intent !== "add" && intent !== "remove") || !isUuid(staffId)) throw new AppError("bad_request");
  const outcome = await changeDeskMember(
    context.services,
    { staffId, version: Number(version), actor: { kind: "staff", id: staff.staffId } },
    { deskId, isMember: intent === "add" },
  );
  if (outcome.status === "refused")
    return data({ faults: outcome.reasons }, outcome.reasons.includes("changed_meanwhile") ? 409 : 400);
  return redirect(`/staff/desks/${deskId}?done=${intent}`, 303);
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Desk() {
  return <DeskPage page={useLoaderData<typeof loader>()} faults={useActionData<typeof action>()?.faults ?? []} />;
}
