import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { StaffFailure } from "#app/components/staff/staff-failure.tsx";
import { readTypedWords } from "#app/components/staff/typed-words.ts";
import { StaffFrame, type StaffNavItem } from "#app/components/staff/staff-frame.tsx";
import { hasPermission, type Permission } from "#app/domain/accounts/permissions.ts";
import { readErrorPage } from "#app/http/error-page.ts";
import { hearStaffPage } from "#app/http/hear-staff-page.server.ts";
import { areKeysOn } from "#app/http/staff-keys.server.ts";
import { findStaff } from "#app/http/staff-session.server.ts";

const PAGES: readonly { readonly page: StaffNavItem; readonly needs: Permission }[] = [
  { page: "overview", needs: "staff.overview" },
  { page: "requests", needs: "requests.read" },
  { page: "conversations", needs: "handoffs.read" },
  { page: "gaps", needs: "gaps.read" },
  { page: "assistant", needs: "assistant.read" },
  { page: "people", needs: "staff.manage" },
  { page: "desks", needs: "staff.manage" },
  { page: "clients", needs: "staff.manage" },
  { page: "break_glass", needs: "requests.break_glass" },
  { page: "audit", needs: "audit.read" },
  { page: "follow_ups", needs: "requests.work" },
  { page: "mails", needs: "mails.manage" },
  { page: "retention", needs: "retention.read" },
];

/** For the keys of the frame. */
export const handle = { islands: true };

/** Guards nothing and shows nobody's data: it runs beside the pages' own loaders, and those do. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await findStaff(request.headers.get("Cookie"), context);
  const pages = PAGES.filter(({ needs }) => session && hasPermission(session.roles, needs)).map(({ page }) => page);
  const isHeard = await hearStaffPage(context, session);
  return {
    isHeard,
    pathname: new URL(request.url).pathname,
    staff: session && { name: session.name, pages },
    areKeysOn: areKeysOn(request.headers.get("Cookie"), context),
  };
}

export default function StaffLayout() {
  const { staff, pathname, areKeysOn, isHeard } = useLoaderData<typeof loader>();
  return (
    <StaffFrame staff={staff} pathname={pathname} areKeysOn={areKeysOn} isHeard={isHeard}>
      <Outlet />
    </StaffFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("routes/staff");
  return (
    <StaffFrame staff={data?.staff} pathname={data?.pathname}>
      <StaffFailure failure={readErrorPage(error)} typed={readTypedWords(error)} />
    </StaffFrame>
  );
}
