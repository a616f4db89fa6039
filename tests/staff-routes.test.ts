import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { hasPermission, type Permission } from "#app/domain/accounts/permissions.ts";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { AppError } from "#app/lib/app-error.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aStaffCookie, aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";

/** What each staff route asks for. A route that is not here fails below: nobody may forget the guard. */
const NEEDS: Record<string, { readonly loader?: Permission; readonly action?: Permission }> = {
  "staff._index": { loader: "staff.overview" },
  "staff.requests._index": { loader: "requests.read" },
  "staff.requests.$reference": { loader: "requests.read", action: "requests.work" },
  "staff.handoffs._index": { loader: "handoffs.read" },
  "staff.handoffs.$id": { loader: "handoffs.read", action: "handoffs.work" },
  "staff.assistant": { loader: "assistant.read", action: "assistant.switch" },
  "staff.gaps._index": { loader: "gaps.read" },
  "staff.gaps.$id": { loader: "gaps.read", action: "gaps.work" },
  "staff.audit": { loader: "audit.read" },
};

/** Pages for people who are not signed in, and the frame, which shows nothing by itself. */
const OPEN = ["staff", "staff_.sign-in", "staff_.sign-out"];

const PARAMS = { reference: "OW-2603-22222-X", id: "00000000-0000-4000-8000-000000000000" };

type Handler = LoaderFunction | ActionFunction;
type RouteModule = { readonly loader?: Handler; readonly action?: Handler };

const folders = readdirSync(join(projectRoot, "app/routes")).filter((name) => /^staff(?:[._]|$)/.test(name));
const cells = Object.entries(NEEDS).flatMap(([folder, needs]) =>
  (["loader", "action"] as const).flatMap((kind) => {
    const permission = needs[kind];
    return permission ? [{ folder, kind, permission }] : [];
  }),
);

const database = useTestDatabase();
/** What stood in the log as a warning. */
const warned: unknown[] = [];
const log = { ...console, warn: (line: unknown) => warned.push(line) } as never;
const deps = () => ({ ...requestDeps(database.db), log });

async function call(folder: string, kind: "loader" | "action", cookie: string | undefined): Promise<unknown> {
  const module = (await import(`../app/routes/${folder}/route.tsx`)) as RouteModule;
  const handler = module[kind] as LoaderFunction;
  const init = kind === "action" ? { method: "POST", body: new URLSearchParams({ intent: "take", holder: "" }) } : {};
  const request = new Request(`https://portal.example/staff/somewhere?state=to_do`, {
    ...init,
    headers: cookie ? { Cookie: cookie } : {},
  });
  const context: LoadContext = aLoadContext(deps());
  return Promise.resolve(handler({ request, params: PARAMS, context } as never)).catch((error: unknown) => error);
}

/** Whether the guard let them in: what the route then finds, or does not find, is its own matter. */
const isForbidden = (outcome: unknown): boolean => outcome instanceof AppError && outcome.code === "forbidden";

test("every staff route stands in the table above", () => {
  expect(folders.filter((folder) => !OPEN.includes(folder)).sort()).toEqual(Object.keys(NEEDS).sort());
});

test.each(Object.keys(NEEDS))("%s has exactly the loader and the action that the table names", async (folder) => {
  const module = (await import(`../app/routes/${folder}/route.tsx`)) as RouteModule;
  expect({ loader: Boolean(module.loader), action: Boolean(module.action) }).toEqual({
    loader: Boolean(NEEDS[folder]?.loader),
    action: Boolean(NEEDS[folder]?.action),
  });
});

describe("somebody who is not signed in", () => {
  test.each(cells)("is sent to sign in by the $kind of $folder", async ({ folder, kind }) => {
    for (const cookie of [undefined, "__Host-ow_staff=", `__Host-ow_staff=${"x".repeat(43)}`]) {
      const outcome = await call(folder, kind, cookie);
      if (!(outcome instanceof Response)) throw new Error(`no redirect but ${String(outcome)}`);
      expect(outcome.status).toBe(303);
      const location = outcome.headers.get("Location");
      expect(location).toBe(`/staff/sign-in?next=${encodeURIComponent("/staff/somewhere?state=to_do")}`);
    }
  });
});

describe.each(STAFF_ROLES)("the role %s", (role) => {
  let cookie: string;
  beforeAll(async () => {
    const desks = role === "agent" || role === "supervisor" ? ["civil-affairs"] : [];
    cookie = await aStaffCookie(deps(), await aStaffMember(database.db, [role], desks));
  });

  const refused = cells.filter(({ permission }) => !hasPermission([role], permission));
  const allowed = cells.filter(({ permission }) => hasPermission([role], permission));

  test.each(refused)("is refused by the $kind of $folder", async ({ folder, kind, permission }) => {
    expect(isForbidden(await call(folder, kind, cookie))).toBe(true);
    expect(warned.at(-1)).toEqual({ requestId: "request", staffId: expect.any(String), permission });
  });

  test.each(allowed)("passes the guard of the $kind of $folder", async ({ folder, kind }) => {
    const outcome = await call(folder, kind, cookie);
    expect(isForbidden(outcome)).toBe(false);
    // Not there, or a form that means nothing; never a fault.
    if (outcome instanceof Error) expect(["not_found", "bad_request"]).toContain((outcome as AppError).code);
  });
});
