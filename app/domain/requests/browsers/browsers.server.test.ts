import { describe, expect, test } from "vitest";
import { FakePushes } from "#app/ports/push/fake.ts";
import { sendMailsAgain } from "#app/domain/mails/send-mails-again.server.ts";
import { eraseRequest } from "#app/domain/privacy/erase-request.server.ts";
import { eraseHeld } from "#app/domain/privacy/own-data.queries.server.ts";
import { handOverRequests } from "#app/domain/requests/hand-over.queries.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { grantAccess } from "#app/domain/requests/request-access.queries.server.ts";
import { anonymiseRequestsBefore } from "#app/domain/requests/request-retention.queries.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import {
  aRequest,
  aStaffActor,
  aVisitor,
  type RequestDeps,
  requestDeps,
  theResident,
} from "#tests/factories/request.ts";
import { aSubscription } from "#tests/factories/subscription.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listPushes } from "#tests/support/opened.ts";
import { deliverNews } from "./deliver-news.server.ts";
import { endBrowsers } from "./end-browsers.server.ts";
import { getBrowserNews } from "./get-browser-news.server.ts";
import { MOST_BROWSERS, tellBrowser } from "./tell-browser.server.ts";

const database = useTestDatabase();
const webPush = { messages: "sent", publicKey: "B", hosts: [] } as const;
const { visitorId } = theResident;

type Deps = RequestDeps & { readonly webPush: typeof webPush };
type Sent = Awaited<ReturnType<typeof aRequest>>;

const withRequest = (work: (deps: Deps, sent: Sent) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = { ...requestDeps(db), webPush };
    await work(deps, await aRequest(deps));
  });

const countRows = async ({ db }: Deps): Promise<number> =>
  (await db.query("select id from request_browsers")).rows.length;

async function move(deps: Deps, reference: string, to: "in_progress" | "answered" = "in_progress") {
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  const actor = await aStaffActor(deps.db);
  const words = to === "answered" ? { wordsForResident: "The lift works." } : {};
  return moveRequest(deps, { reference, actor, to, expectedVersion: request?.version ?? 0, ...words });
}

async function withdraw(deps: Deps, reference: string): Promise<void> {
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  const expectedVersion = request?.version ?? 0;
  await moveRequest(deps, { reference, actor: theResident, to: "withdrawn", reasonCode: "other", expectedVersion });
}

const tell = (deps: Deps, reference: string, one = aSubscription(), whose = visitorId) =>
  tellBrowser(deps, { reference, visitorId: whose, subscription: one.json });

describe("a browser is told of no news", () => {
  test("of a request that is somebody else's: to them it is not there", () =>
    withRequest(async (deps, { reference }) => {
      const other = aVisitor("somebody");
      await expect(tell(deps, reference, aSubscription(), other)).rejects.toMatchObject({ code: "not_found" });
      await expect(getBrowserNews(deps, { reference, visitorId: other })).rejects.toMatchObject({ code: "not_found" });
      await expect(endBrowsers(deps, { reference, visitorId: other })).rejects.toMatchObject({ code: "not_found" });
      expect(await countRows(deps)).toBe(0);
    }));

  test("where no key is set, and of a request that is over", () =>
    withRequest(async (deps, { reference }) => {
      const without = { ...deps, webPush: undefined };
      const start = { reference, visitorId, subscription: aSubscription().json };
      await expect(tellBrowser(without, start)).rejects.toMatchObject({ code: "not_found" });
      await expect(getBrowserNews(without, start)).rejects.toMatchObject({ code: "not_found" });
      await withdraw(deps, reference);
      await expect(tell(deps, reference)).rejects.toMatchObject({ code: "not_found" });
      expect(await countRows(deps)).toBe(0);
    }));

  test.each([
    ["no JSON", "{"],
    ["another thing", '"x"'],
    ["an address without encryption", aSubscription("http://fcm.googleapis.com/fcm/send/a").json],
    ["an address in a private network", aSubscription("https://10.0.0.1/send").json],
    ["any other host", aSubscription("https://example.org/send").json],
    ["no keys", JSON.stringify({ endpoint: "https://fcm.googleapis.com/fcm/send/a" })],
    ["half a key", aSubscription().json.replace(/"p256dh":".{20}/, '"p256dh":"')],
    [
      "a key that is no point of the curve",
      JSON.stringify({
        endpoint: "https://fcm.googleapis.com/fcm/send/a",
        keys: { p256dh: Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString("base64url"), auth: "A" },
      }),
    ],
    ["a short secret", aSubscription().json.replace(/"auth":".{10}/, '"auth":"')],
  ])("that says %s", (_name, subscription) =>
    withRequest(async (deps, { reference }) => {
      const outcome = await tellBrowser(deps, { reference, visitorId, subscription });
      expect(outcome).toEqual({ status: "refused", reason: "no_push_service" });
      expect(await countRows(deps)).toBe(0);
    }),
  );

  test("beyond the five of a request, whoever has them; the same one again is no further one", () =>
    withRequest(async (deps, { reference, requestId }) => {
      const first = aSubscription();
      const other = aVisitor("the other holder");
      await deps.db.transaction((tx) => grantAccess(tx, requestId, other, deps.clock.now()));
      await tell(deps, reference, first);
      for (let more = 1; more < MOST_BROWSERS; more++) await tell(deps, reference, aSubscription(), other);
      expect(await tell(deps, reference)).toEqual({ status: "refused", reason: "too_many" });
      const renewed = aSubscription(first.endpoint);
      for (const one of [first, renewed]) expect(await tell(deps, reference, one)).toEqual({ status: "told" });
      expect(await countRows(deps)).toBe(MOST_BROWSERS);
    }));
});

describe("a browser that is told", () => {
  test("gets each change once: the portal's name, the number and a path, in the language of the request", () =>
    withRequest(async (deps, { reference }) => {
      const own = await aRequest(deps, { language: "zh-CN" });
      for (const _press of [1, 2]) await tell(deps, own.reference, aSubscription());
      expect(await move(deps, own.reference)).toMatchObject({ status: "moved" });
      expect(await move(deps, own.reference)).toMatchObject({ status: "refused" });
      const pushes = await listPushes(deps.db);
      expect(pushes.map(({ subject }) => subject)).toEqual([own.reference, own.reference]);
      expect(JSON.parse(pushes[0]?.text ?? "")).toEqual({
        title: deps.site.portal_name["zh-CN"],
        body: `您的办件${own.reference}有新进展。`,
        path: `/requests/${own.reference}`,
        language: "zh-CN",
        direction: "ltr",
      });
      const jobs = deps.jobs.enqueued.filter(({ name }) => name === "push.deliver");
      const ids = jobs.map(({ data }) => (data as { mailId: string }).mailId);
      expect(ids.toSorted()).toEqual(pushes.map(({ id }) => id).toSorted());
      expect(pushes.some(({ subject }) => subject === reference)).toBe(false);
    }));

  test("a change that is rolled back tells nobody", () =>
    withRequest(async (deps, { reference }) => {
      await tell(deps, reference);
      const jobs = {
        enqueue: async (_tx: unknown, name: string) => {
          if (name === "push.deliver") throw new Error("no more jobs");
        },
      };
      await expect(move({ ...deps, jobs } as unknown as Deps, reference)).rejects.toThrow("no more jobs");
      expect(await listPushes(deps.db)).toEqual([]);
    }));

  test("is tried again, and told once what was sent; what was given up is sent again", () =>
    withRequest(async (deps, { reference }) => {
      const browser = aSubscription();
      await tell(deps, reference, browser);
      await move(deps, reference);
      const mailId = (await listPushes(deps.db))[0]?.id ?? "";
      const pushes = new FakePushes();
      pushes.failNext();
      await expect(deliverNews({ ...deps, pushes }, { mailId })).rejects.toThrow("does not answer");
      await deps.db.query("update outbox_mails set state = 'failed' where id = $1", [mailId]);
      const staff = await aStaffActor(deps.db);
      expect(await sendMailsAgain(deps, staff.staffId)).toBe(1);
      expect(deps.jobs.enqueued.at(-1)).toMatchObject({ name: "push.deliver", data: { mailId } });
      for (const _job of [1, 2]) await deliverNews({ ...deps, pushes }, { mailId });
      const { endpoint, keys } = browser;
      expect([...pushes.sent.values()]).toMatchObject([{ id: mailId, target: { endpoint, ...keys } }]);
      expect([...pushes.sent.values()][0]?.topic).toMatch(/^[0-9a-f]{32}$/);
      const { rows } = await deps.db.query("select state, attempts from outbox_mails where id = $1", [mailId]);
      expect(rows).toEqual([{ state: "sent", attempts: 1 }]);
    }));

  test("knows itself by a hash, and is ended alone or with all others of its holder", () =>
    withRequest(async (deps, { reference, requestId }) => {
      const other = aVisitor("the other holder");
      await deps.db.transaction((tx) => grantAccess(tx, requestId, other, deps.clock.now()));
      await tell(deps, reference, aSubscription(), other);
      for (const _browser of [1, 2, 3]) await tell(deps, reference);
      const { browsers } = await getBrowserNews(deps, { reference, visitorId });
      expect(new Set(browsers.map(({ hash }) => hash)).size).toBe(3);
      const theirs = (await getBrowserNews(deps, { reference, visitorId: other })).browsers[0]?.id;
      await endBrowsers(deps, { reference, visitorId, id: theirs });
      expect(await countRows(deps)).toBe(4);
      for (const _press of [1, 2]) await endBrowsers(deps, { reference, visitorId, id: browsers[0]?.id });
      expect(await countRows(deps)).toBe(3);
      await endBrowsers(deps, { reference, visitorId });
      expect(await countRows(deps)).toBe(1);
      const { rows } = await deps.db.query("select subject_id from audit_events where action = 'requests.way_ended'");
      expect(rows).toHaveLength(2);
    }));

  test("gets nothing of what was queued before it was ended, and no row says that it was sent", () =>
    withRequest(async (deps, { reference }) => {
      await tell(deps, reference);
      await move(deps, reference);
      const mailId = (await listPushes(deps.db))[0]?.id ?? "";
      await endBrowsers(deps, { reference, visitorId });
      const pushes = new FakePushes();
      await deliverNews({ ...deps, pushes }, { mailId });
      expect([pushes.sent.size, await listPushes(deps.db)]).toEqual([0, []]);
    }));

  test("ends by itself at every request once its push service says that it is gone", () =>
    withRequest(async (deps, { reference }) => {
      const browser = aSubscription();
      const second = await aRequest(deps);
      for (const one of [reference, second.reference]) await tell(deps, one, browser);
      await tell(deps, reference);
      await move(deps, reference);
      const pushes = new FakePushes();
      pushes.leave(browser.endpoint);
      for (const { id: mailId } of await listPushes(deps.db)) await deliverNews({ ...deps, pushes }, { mailId });
      expect(await countRows(deps)).toBe(1);
      expect((await getBrowserNews(deps, { reference: second.reference, visitorId })).browsers).toEqual([]);
      expect(await listPushes(deps.db)).toHaveLength(1);
      const { rows } = await deps.db.query(
        "select subject_id from audit_events where action = 'requests.way_ended' and actor_kind = 'system'",
      );
      expect(rows).toHaveLength(2);
    }));
});

describe("where a browser is reached", () => {
  test("stands nowhere in the clear", () =>
    withRequest(async (deps, { reference }) => {
      const { endpoint, keys } = aSubscription("https://fcm.googleapis.com/fcm/send/nobody-guesses-this");
      await tell(deps, reference, { ...aSubscription(endpoint), json: JSON.stringify({ endpoint, keys }) });
      await move(deps, reference);
      for (const table of ["request_browsers", "outbox_mails", "audit_events"]) {
        const rows = JSON.stringify((await deps.db.query(`select to_jsonb(t) as row from ${table} t`)).rows);
        for (const secret of ["nobody-guesses-this", "fcm.googleapis", keys.auth, keys.p256dh])
          expect(rows).not.toContain(secret);
      }
    }));

  test("goes when the resident erases, with what was written to it", () =>
    withRequest(async (deps, { reference, secret }) => {
      await tell(deps, reference);
      await withdraw(deps, reference);
      expect(await listPushes(deps.db)).toHaveLength(1);
      expect(await eraseRequest(deps, { reference, visitorId, secret })).toEqual({ status: "erased" });
      expect([await countRows(deps), await listPushes(deps.db)]).toEqual([0, []]);
    }));

  test("goes with the request's personal data, and with the account of its holder", () =>
    withRequest(async (deps, { reference }) => {
      await tell(deps, reference);
      await withdraw(deps, reference);
      const later = new Date(deps.clock.now().getTime() + 86_400_000);
      await deps.db.transaction((tx) => anonymiseRequestsBefore(tx, later, 10, later));
      expect(await countRows(deps)).toBe(0);
      const second = await aRequest(deps);
      await tell(deps, second.reference);
      await deps.db.transaction((tx) => eraseHeld(tx, visitorId, aVisitor("nobody")));
      expect(await countRows(deps)).toBe(0);
    }));

  test("is kept by whoever joins an account, and told to nobody who lost the way to the request", () =>
    withRequest(async (deps, { reference }) => {
      await tell(deps, reference);
      const account = aVisitor("account");
      await deps.db.transaction((tx) => handOverRequests(tx, visitorId, account));
      expect((await getBrowserNews(deps, { reference, visitorId: account })).browsers).toHaveLength(1);
      await deps.db.query("delete from request_access where visitor_id = $1", [account]);
      await move(deps, reference);
      expect(await listPushes(deps.db)).toEqual([]);
    }));
});
