import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasPermission, type Permission } from "#app/domain/accounts/permissions.ts";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import { guardRoutes } from "#app/http/error-response.server.ts";
import { expressRoutes } from "#app/http/express-routes.server.ts";
import { guardStaffStream, patternOf, type RouteKind } from "#app/http/guard-staff-route.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { isStaffPath, STAFF_ROUTES, STAFF_STREAMS } from "#app/http/staff-routes.ts";
import { AppError } from "#app/lib/app-error.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aStaffCookie, aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listRoutes } from "#tests/support/list-routes.ts";

const PARAMS = { reference: "OW-2603-22222-X", id: "00000000-0000-4000-8000-000000000000" };
const KINDS = ["loader", "action"] as const;

type Handler = LoaderFunction | ActionFunction;
type RouteModule = { readonly loader?: Handler; readonly action?: Handler; readonly default?: unknown };

const folderOf = (id: string): string => id.replace(/^routes\//, "");

/** Every route that answers below `/staff`, found in the routes themselves. */
const all = Object.fromEntries((await listRoutes()).map((route) => [route.id, route]));
const staffRoutes = await Promise.all(
  Object.values(all)
    .filter(({ id }) => isStaffPath(patternOf(all, id)))
    .map(async (route) => ({
      ...route,
      module: (await import(`../app/routes/${folderOf(route.id)}/route.tsx`)) as RouteModule,
    })),
);
/** The routes as the portal runs them, and as they are without that guard. */
const guarded = guardRoutes({
  routes: Object.fromEntries(staffRoutes.map((route) => [route.id, route])),
} as unknown as Pick<ServerBuild, "routes">).routes;

/** Each guarded part of each route, and what its entry asks for. */
const cells = staffRoutes.flatMap(({ id, module }) => {
  const rule = STAFF_ROUTES[folderOf(id)];
  if (!rule || rule === "open") return [];
  return KINDS.flatMap((kind) => {
    const permission = rule[kind];
    return module[kind] && permission ? [{ id, kind, permission, bare: module[kind] }] : [];
  });
});
type Cell = (typeof cells)[number];

const database = useTestDatabase();
/** What stood in the log as a warning. */
const warned: unknown[] = [];
const log = { ...console, warn: (line: unknown) => warned.push(line) } as never;
const deps = () => ({ ...requestDeps(database.db), log });

type Caller = { readonly cookie?: string | undefined; readonly more?: Partial<LoadContext> };

async function call(handler: Handler, kind: RouteKind, { cookie, more }: Caller): Promise<unknown> {
  const init = kind === "action" ? { method: "POST", body: new URLSearchParams({ intent: "take", holder: "" }) } : {};
  const request = new Request(`https://portal.example/staff/somewhere?state=to_do`, {
    ...init,
    headers: cookie ? { Cookie: cookie } : {},
  });
  const context: LoadContext = aLoadContext(deps(), more);
  const args = { request, params: PARAMS, context } as never;
  return Promise.resolve()
    .then(() => (handler as LoaderFunction)(args))
    .catch((error: unknown) => error);
}

/** As the portal runs it: the guard of all routes before the route's own. */
function callGuarded({ id, kind }: Pick<Cell, "id" | "kind">, caller: Caller): Promise<unknown> {
  const handler = guarded[id]?.module[kind];
  if (!handler) throw new Error(`${id} has no ${kind}`);
  return call(handler, kind, caller);
}

/** Which of the ways of turning somebody away, or `in`: what the route then finds, or does not find, is its own matter. */
function verdictOf(outcome: unknown): string {
  const status = outcome instanceof AppError || outcome instanceof Response ? outcome.status : 200;
  const location = outcome instanceof Response ? (outcome.headers.get("Location") ?? "") : "";
  if (status === 403) return "forbidden";
  if (status === 401 || location.startsWith("/staff/sign-in?next=")) return "sign in";
  if (status >= 500 || (outcome instanceof Error && !(outcome instanceof AppError))) return `fault: ${String(outcome)}`;
  return "in";
}

describe("the table of staff routes", () => {
  test("names every route that answers below /staff, and none that is gone", () => {
    expect(staffRoutes.length).toBeGreaterThan(15);
    expect(staffRoutes.map(({ id }) => folderOf(id)).sort()).toEqual(Object.keys(STAFF_ROUTES).sort());
  });

  test("names exactly the loader and the action that each route has", () => {
    const asked = Object.entries(STAFF_ROUTES).flatMap(([folder, rule]) =>
      rule === "open" ? [] : [[folder, KINDS.filter((kind) => rule[kind])]],
    );
    const has = staffRoutes.flatMap(({ id, module }) =>
      STAFF_ROUTES[folderOf(id)] === "open" ? [] : [[folderOf(id), KINDS.filter((kind) => module[kind])]],
    );
    expect(Object.fromEntries(has)).toEqual(Object.fromEntries(asked));
  });

  test("leaves open only what leads to signing in and out, and the frame", () => {
    const open = Object.entries(STAFF_ROUTES).flatMap(([folder, rule]) => (rule === "open" ? [folder] : []));
    expect(open.filter((folder) => !/^staff$|^staff_\.(?:sign-|second-factor$|invitation\.)/.test(folder))).toEqual([]);
  });
});

describe("a staff route that nobody entered in the table", () => {
  const hidden = { ran: false };
  beforeEach(() => {
    hidden.ran = false;
  });
  const forgotten = (route: object) =>
    guardRoutes({
      routes: { "routes/staff": { id: "routes/staff", path: "staff", module: {} }, ...route },
    } as unknown as Pick<ServerBuild, "routes">).routes;
  const reveal = () => {
    hidden.ran = true;
    return "secret";
  };

  test.each([
    ["routes/staff.secret", { path: "secret", parentId: "routes/staff" }],
    ["routes/staff_.secret", { path: "staff/secret" }],
    ["routes/$language.staff.secret", { path: "staff/secret" }],
    ["routes/hidden", { path: "/STAFF/secret" }],
    ["routes/$area.secret", { path: ":area/secret" }],
  ])("is refused before it runs, to administrators, too: %s", async (id, place) => {
    const routes = forgotten({
      [id]: { id, ...place, module: { loader: reveal, action: reveal, default: () => null } },
    });
    const cookie = await aStaffCookie(deps(), await aStaffMember(database.db, [...STAFF_ROLES], ["civil-affairs"]));
    for (const kind of KINDS) {
      const handler = routes[id]?.module[kind];
      if (!handler) throw new Error("no handler");
      expect(verdictOf(await call(handler, kind, { cookie }))).toBe("forbidden");
      expect(verdictOf(await call(handler, kind, {}))).toBe("forbidden");
    }
    expect(hidden.ran).toBe(false);
  });

  test("is refused though it has no loader of its own", async () => {
    const id = "routes/staff.words";
    const loader = forgotten({
      [id]: { id, path: "words", parentId: "routes/staff", module: { default: () => null } },
    })[id]?.module.loader;
    if (!loader) throw new Error("nothing guards it");
    expect(verdictOf(await call(loader, "loader", {}))).toBe("forbidden");
  });

  test("and an action that the table does not name is refused on a page that it does", async () => {
    const id = "routes/staff.audit";
    const routes = forgotten({ [id]: { id, path: "audit", parentId: "routes/staff", module: { action: reveal } } });
    const cookie = await aStaffCookie(deps(), await aStaffMember(database.db, ["auditor"], []));
    expect(verdictOf(await call(routes[id]?.module.action as Handler, "action", { cookie }))).toBe("forbidden");
    expect(hidden.ran).toBe(false);
  });

  test("a route that forgot to ask is guarded by its entry all the same", async () => {
    const id = "routes/staff.audit";
    const routes = forgotten({ [id]: { id, path: "audit", parentId: "routes/staff", module: { loader: reveal } } });
    const loader = routes[id]?.module.loader as Handler;
    const cookie = await aStaffCookie(deps(), await aStaffMember(database.db, ["agent"]));
    expect(verdictOf(await call(loader, "loader", { cookie }))).toBe("forbidden");
    expect(verdictOf(await call(loader, "loader", {}))).toBe("sign in");
    expect(hidden.ran).toBe(false);
  });
});

const RESIDENT = { resident: { sessionId: "s", visitorId: "0".repeat(64), resident: { id: "r" } } as never };
const NOBODIES: readonly (readonly [string, Caller])[] = [
  ["nobody", {}],
  ["somebody with an empty cookie", { cookie: "__Host-ow_staff=" }],
  ["somebody with a made-up token", { cookie: `__Host-ow_staff=${"x".repeat(43)}` }],
  ["a resident who is signed in", { cookie: `__Host-ow_resident=${"x".repeat(43)}`, more: RESIDENT }],
  ["a resident whose cookie was renamed", { cookie: `__Host-ow_staff=${"y".repeat(43)}`, more: RESIDENT }],
];

describe.each(NOBODIES)("%s", (_name, caller) => {
  test.each(cells)("is sent to sign in by the $kind of $id, guarded and bare", async ({ bare, ...cell }) => {
    for (const outcome of [await callGuarded(cell, caller), await call(bare, cell.kind, caller)]) {
      expect(verdictOf(outcome)).toBe("sign in");
      if (outcome instanceof Response && outcome.status === 303)
        expect(outcome.headers.get("Location")).toBe(
          `/staff/sign-in?next=${encodeURIComponent("/staff/somewhere?state=to_do")}`,
        );
    }
  });
});

describe.each(["code", "set_up"] as const)("somebody whose sign-in has got as far as '%s'", (stage) => {
  test("gets no further anywhere", async () => {
    const staff = await aStaffMember(database.db, [...STAFF_ROLES], ["civil-affairs"]);
    const cookie = await aStaffCookie(deps(), staff, stage);
    for (const cell of cells) expect(verdictOf(await callGuarded(cell, { cookie })), cell.id).toBe("sign in");
  });
});

test("somebody without a second factor gets no further where one is needed", async () => {
  const cookie = await aStaffCookie(deps(), await aStaffMember(database.db, [...STAFF_ROLES], ["civil-affairs"]));
  for (const cell of cells)
    expect(verdictOf(await callGuarded(cell, { cookie, more: { isDemo: false } })), cell.id).toBe("sign in");
});

describe.each(STAFF_ROLES)("the role %s", (role) => {
  let cookie: string;
  beforeAll(async () => {
    const desks = role === "agent" || role === "supervisor" ? ["civil-affairs"] : [];
    cookie = await aStaffCookie(deps(), await aStaffMember(database.db, [role], desks));
  });

  const isAllowed = ({ permission }: { readonly permission: Permission }) => hasPermission([role], permission);

  test.each(cells.filter((cell) => !isAllowed(cell)))(
    "is refused by the $kind of $id, guarded and bare",
    async (cell) => {
      expect(verdictOf(await callGuarded(cell, { cookie }))).toBe("forbidden");
      expect(verdictOf(await call(cell.bare, cell.kind, { cookie }))).toBe("forbidden");
      expect(warned.at(-1)).toMatchObject({ staffId: expect.any(String), permission: cell.permission });
    },
  );

  test.each(cells.filter(isAllowed))("passes the guards of the $kind of $id", async (cell) => {
    // Not there, or a form that means nothing; never a fault.
    expect(verdictOf(await callGuarded(cell, { cookie }))).toBe("in");
    expect(verdictOf(await call(cell.bare, cell.kind, { cookie }))).toBe("in");
  });
});

describe("streams below /staff", () => {
  const paths = expressRoutes.map(({ path }) => path).filter(isStaffPath);
  const outcomeOf = (path: string, cookie: string | undefined) =>
    guardStaffStream(path, cookie, aLoadContext(deps())).then(
      () => "in",
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );

  test("stand in their table, and what does not is refused", async () => {
    expect([...paths].sort()).toEqual(Object.keys(STAFF_STREAMS).sort());
    const cookie = await aStaffCookie(deps(), await aStaffMember(database.db, [...STAFF_ROLES], ["civil-affairs"]));
    expect(await outcomeOf("/staff/secret/events", cookie)).toBe("forbidden");
  });

  test.each(paths)("%s asks everybody", async (path) => {
    expect(await outcomeOf(path, undefined)).toBe("sign_in_needed");
    for (const role of STAFF_ROLES) {
      const cookie = await aStaffCookie(deps(), await aStaffMember(database.db, [role]));
      const permission = STAFF_STREAMS[path];
      const isIn = permission !== undefined && hasPermission([role], permission);
      expect(await outcomeOf(path, cookie), role).toBe(isIn ? "in" : "forbidden");
    }
  });
});
