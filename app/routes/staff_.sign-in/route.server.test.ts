import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { createStaffMember } from "#app/domain/accounts/create-staff-member.server.ts";
import { findStaff } from "#app/http/staff-session.server.ts";
import { action as signOutAction, loader as signOutLoader } from "#app/routes/staff_.sign-out/route.tsx";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { action, loader } from "./route.tsx";

const database = useTestDatabase();
const PASSWORD = "three boats on the river";
const EMAIL = "chen@linjiang.example";

async function withAgent(work: (services: ReturnType<typeof requestDeps>) => Promise<void>) {
  await database.rolledBack(async (db: Database) => {
    const deps = requestDeps(db);
    const account = { email: EMAIL, name: "Chen", password: PASSWORD, roles: ["agent"], deskIds: ["civil-affairs"] };
    expect(await createStaffMember(deps, { ...account, actor: { kind: "system" } })).toMatchObject({
      status: "created",
    });
    await work(deps);
  });
}

type Outcome = { status: number; headers: Headers; fault: string | undefined };

async function post(
  services: ReturnType<typeof requestDeps>,
  fields: Record<string, string>,
  clientAddress = "192.0.2.1",
): Promise<Outcome> {
  const request = new Request("https://portal.example/staff/sign-in", {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  const outcome = await action({ request, params: {}, context: aLoadContext(services, { clientAddress }) } as never);
  if (!("data" in outcome)) return { status: outcome.status, headers: outcome.headers, fault: undefined };
  return { status: outcome.init?.status ?? 200, headers: new Headers(), fault: outcome.data.fault };
}

const cookieOf = ({ headers }: Outcome): string => headers.get("Set-Cookie")?.split(";")[0] ?? "";

describe("signing in is refused", () => {
  test("alike for a wrong password and an unknown address, and what was typed as password never comes back", () =>
    withAgent(async (services) => {
      const wrong = await post(services, { email: EMAIL, password: "four boats on the river" });
      const unknown = await post(services, { email: "nobody@linjiang.example", password: PASSWORD });
      expect(wrong).toEqual(unknown);
      expect(wrong).toMatchObject({ status: 400, fault: "refused" });
    }));

  test("with something missing", () =>
    withAgent(async (services) => {
      expect(await post(services, { email: EMAIL, password: "" })).toMatchObject({ status: 400, fault: "incomplete" });
      expect(await post(services, {})).toMatchObject({ status: 400, fault: "incomplete" });
    }));

  test("for one account after ten tries from different addresses, right password or not", () =>
    withAgent(async (services) => {
      for (let i = 0; i < 10; i += 1) await post(services, { email: EMAIL, password: "guess number" }, `192.0.2.${i}`);
      const late = post(services, { email: ` ${EMAIL.toUpperCase()}`, password: PASSWORD }, "192.0.2.99");
      await expect(late).rejects.toMatchObject({ code: "too_many" });
    }));

  test("for one address after ten tries with different accounts", () =>
    withAgent(async (services) => {
      for (let i = 0; i < 10; i += 1)
        await post(services, { email: `a${i}@linjiang.example`, password: "guess number" });
      await expect(post(services, { email: EMAIL, password: PASSWORD })).rejects.toMatchObject({ code: "too_many" });
    }));
});

describe("signing in", () => {
  test.each(["https://evil.example/", "//evil.example/staff", "/\\evil.example", "javascript:alert(1)"])(
    "never leads to %s",
    (next) =>
      withAgent(async (services) => {
        const outcome = await post(services, { email: EMAIL, password: PASSWORD, next });
        expect(outcome.headers.get("Location")).toBe("/staff");
      }),
  );

  test("opens a session in a guarded cookie, touches no other cookie and goes on to the page asked for", () =>
    withAgent(async (services) => {
      const outcome = await post(services, { email: EMAIL, password: PASSWORD, next: "/staff/requests?due=late" });
      expect(outcome.status).toBe(303);
      expect(outcome.headers.get("Location")).toBe("/staff/requests?due=late");
      expect(outcome.headers.getSetCookie()).toHaveLength(1);
      expect(outcome.headers.get("Set-Cookie")).toMatch(
        /^__Host-ow_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      );
      expect(await findStaff(cookieOf(outcome), { services: services as never, isDemo: true })).toMatchObject({
        email: EMAIL,
      });
    }));

  test("again is not asked of somebody who is signed in", () =>
    withAgent(async (services) => {
      const Cookie = cookieOf(await post(services, { email: EMAIL, password: PASSWORD }));
      const request = new Request("https://portal.example/staff/sign-in?next=//evil.example", { headers: { Cookie } });
      const outcome = await loader({ request, params: {}, context: aLoadContext(services) } as never);
      expect((outcome as Response).headers.get("Location")).toBe("/staff");
    }));
});

describe("signing out", () => {
  test("ends the session, drops the cookie and clears what the browser kept, but no chosen language", () =>
    withAgent(async (services) => {
      const Cookie = cookieOf(await post(services, { email: EMAIL, password: PASSWORD }));
      const request = new Request("https://portal.example/staff/sign-out", { method: "POST", headers: { Cookie } });
      const outcome = await signOutAction({ request, params: {}, context: aLoadContext(services) } as never);
      expect(outcome.headers.get("Set-Cookie")).toContain("Max-Age=0");
      expect(outcome.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
      expect(await findStaff(Cookie, { services: services as never, isDemo: true })).toBeUndefined();
    }));

  test("is not done by a link", () => {
    expect(signOutLoader().headers.get("Location")).toBe("/staff");
  });
});
