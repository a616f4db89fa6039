import { describe, expect, it } from "vitest";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { getFormStep } from "#app/domain/requests/get-form-step.server.ts";
import { endOtherSessions } from "#app/domain/residents/end-sessions.server.ts";
import { enterSignInCode } from "#app/domain/residents/enter-sign-in-code.server.ts";
import { findResidentSession } from "#app/domain/residents/find-resident-session.server.ts";
import { sendSignInCode } from "#app/domain/residents/send-sign-in-code.server.ts";
import { action } from "#app/routes/forms.$id_.$step/route.tsx";
import { begin, formDepsWith, type FormKey } from "#tests/factories/form.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";

const database = useTestDatabase();
const WORDS = "The lamp in front of our house is broken";

async function signIn(deps: RequestDeps) {
  await deps.db.query("delete from outbox_mails");
  const browserToken = makeSessionToken();
  await sendSignInCode(deps, { email: "li@example.org", language: "en", browserToken });
  const code = /\d{6}/.exec((await listMails(deps.db)).at(-1)?.body ?? "")?.[0] ?? "";
  const outcome = await enterSignInCode(deps, { browserToken, code, language: "en", browser: "firefox" });
  const token = outcome.status === "signed_in" ? outcome.token : "";
  const session = await findResidentSession(deps, token);
  if (!session) throw new Error(outcome.status);
  return { token, session };
}

/** A form that somebody signed in has begun, and how they send a page of it. */
const withForm = (
  work: (
    deps: RequestDeps,
    own: { token: string; key: FormKey; send: (cookie: string) => Promise<Response> },
  ) => Promise<void>,
) =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["something-else"]);
    const { token, session } = await signIn(deps);
    const key = { ...(await begin(deps, "something-else")), visitorId: session.visitorId };
    await db.query("update form_drafts set visitor_id = $1", [session.visitorId]);
    const send = (cookie: string): Promise<Response> => {
      const request = new Request(`https://portal.example/forms/something-else/details?draft=${key.draftId}`, {
        method: "POST",
        body: new URLSearchParams({ details: WORDS }),
        headers: { Cookie: cookie },
      });
      const args = { request, params: { id: "something-else", step: "details" }, context: aLoadContext(deps) };
      return (action(args as never) as Promise<unknown> as Promise<Response>).catch(
        (thrown: unknown) => thrown as Response,
      );
    };
    await work(deps, { token, key, send });
  });

const typedIn = async (deps: RequestDeps, key: FormKey) =>
  (await getFormStep(deps, { ...key, stepId: "details", language: "en" })).values["details"];
const hoursLater = ({ clock }: RequestDeps, hours: number) =>
  clock.set(new Date(clock.now().getTime() + hours * 3_600_000));

describe("a page that was sent after its session had ended", () => {
  it("is not kept for a made-up session, one that was ended on purpose, and one of the day before", () =>
    withForm(async (deps, { token, key, send }) => {
      const here = await signIn(deps);
      hoursLater(deps, 25);
      expect(await send(`__Host-ow_resident=${token}`)).toMatchObject({ code: "not_found" });
      deps.clock.set(new Date(deps.clock.now().getTime() - 25 * 3_600_000));
      expect(await send(`__Host-ow_resident=${makeSessionToken()}`)).toMatchObject({ code: "not_found" });
      await endOtherSessions(deps, here.session);
      expect(await send(`__Host-ow_resident=${token}`)).toMatchObject({ code: "not_found" });
      expect(await typedIn(deps, key)).toBeUndefined();
    }));

  it("is not kept in a form of somebody else", () =>
    withForm(async (deps, { token, key, send }) => {
      await deps.db.query("update form_drafts set visitor_id = $1", [aVisitor("somebody else")]);
      hoursLater(deps, 3);
      expect(await send(`__Host-ow_resident=${token}`)).toMatchObject({ code: "not_found" });
      expect(await typedIn(deps, { ...key, visitorId: aVisitor("somebody else") })).toBeUndefined();
    }));

  it("stands again as it was typed after signing in, to which it leads", () =>
    withForm(async (deps, { token, key, send }) => {
      hoursLater(deps, 3);
      const reply = await send(`__Host-ow_resident=${token}`);
      const next = `/forms/something-else/details?draft=${key.draftId}`;
      expect(reply.headers.get("Location")).toBe(`/sign-in?${new URLSearchParams({ again: "typed", next })}`);
      expect(await typedIn(deps, key)).toBe(WORDS);
    }));
});
