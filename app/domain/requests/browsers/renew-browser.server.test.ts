import { describe, expect, test } from "vitest";
import { FakePushes } from "#app/ports/push/fake.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { grantAccess } from "#app/domain/requests/request-access.queries.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { aRequest, aStaffActor, aVisitor, requestDeps, theResident } from "#tests/factories/request.ts";
import { aSubscription } from "#tests/factories/subscription.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listPushes } from "#tests/support/opened.ts";
import { selectBrowsers } from "./browsers.queries.server.ts";
import { deliverNews } from "./deliver-news.server.ts";
import { renewBrowser } from "./renew-browser.server.ts";
import { tellBrowser } from "./tell-browser.server.ts";

const database = useTestDatabase();
const webPush = { messages: "sent", publicKey: "B", hosts: [] } as const;
const { visitorId } = theResident;
const other = aVisitor("somebody");

/** A request of which one browser is told. */
const withBrowser = (
  work: (at: {
    readonly deps: ReturnType<typeof requestDeps> & { readonly webPush: typeof webPush };
    readonly requestId: string;
    readonly reference: string;
    readonly old: ReturnType<typeof aSubscription>;
    readonly endpoints: (id?: string) => Promise<string[]>;
  }) => Promise<void>,
) =>
  database.rolledBack(async (db) => {
    const deps = { ...requestDeps(db), webPush };
    const { reference, requestId } = await aRequest(deps);
    const old = aSubscription();
    await tellBrowser(deps, { reference, visitorId, subscription: old.json });
    const endpoints = async (id = requestId) => (await selectBrowsers(db, id)).map(({ target }) => target.endpoint);
    await work({ deps, requestId, reference, old, endpoints });
  });

const countAudited = async ({ db }: ReturnType<typeof requestDeps>) =>
  (await db.query("select seq from audit_events where action = 'requests.way_chosen'")).rows.length;

describe("nothing changes", () => {
  test("for an address of somebody else, one that nobody knows, one without its keys and one that is none, in the same words", () =>
    withBrowser(async ({ deps, old, endpoints }) => {
      const before = await countAudited(deps);
      const { json: subscription } = aSubscription();
      const guessed = { ...aSubscription(), endpoint: old.endpoint };
      for (const claimed of [
        JSON.stringify({ endpoint: old.endpoint, keys: guessed.keys }),
        JSON.stringify({ endpoint: old.endpoint, keys: { ...old.keys, auth: guessed.keys.auth } }),
        JSON.stringify({ endpoint: old.endpoint, keys: { ...old.keys, p256dh: guessed.keys.p256dh } }),
        JSON.stringify({ endpoint: old.endpoint }),
        aSubscription().json,
        "{",
        "",
      ])
        expect(await renewBrowser(deps, { old: claimed, subscription })).toEqual({ status: "taken" });
      expect(await endpoints()).toEqual([old.endpoint]);
      expect(await countAudited(deps)).toBe(before);
    }));

  test.each([
    ["that is no push service's", aSubscription("https://push.example/x").json],
    ["into the authority's own network", aSubscription("https://127.0.0.1/x").json],
    ["without keys", JSON.stringify({ endpoint: aSubscription().endpoint })],
    ["that is no subscription", "{"],
  ])("for a new address %s, whatever the old one is", (_name, subscription) =>
    withBrowser(async ({ deps, old, endpoints }) => {
      for (const claimed of [old.json, aSubscription().json])
        expect(await renewBrowser(deps, { old: claimed, subscription })).toEqual({
          status: "refused",
          reason: "no_push_service",
        });
      expect(await endpoints()).toEqual([old.endpoint]);
    }),
  );

  test("where no key is set", () =>
    withBrowser(async ({ deps, old }) => {
      const input = { old: old.json, subscription: aSubscription().json };
      await expect(renewBrowser({ ...deps, webPush: undefined }, input)).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("a browser with another address", () => {
  test("is told there of every request, whoever of its household holds it, what was queued before included", () =>
    withBrowser(async ({ deps, reference, requestId, old, endpoints }) => {
      const second = await aRequest(deps);
      await tellBrowser(deps, { reference: second.reference, visitorId, subscription: old.json });
      const theirs = await aRequest(deps, { visitorId: other });
      await tellBrowser(deps, { reference: theirs.reference, visitorId: other, subscription: old.json });
      const neighbours = aSubscription();
      await tellBrowser(deps, { reference: theirs.reference, visitorId: other, subscription: neighbours.json });
      const { version: expectedVersion } = (await selectRequest(deps.db, reference, { kind: "system" })) ?? {
        version: 0,
      };
      await moveRequest(deps, { reference, actor: await aStaffActor(deps.db), to: "in_progress", expectedVersion });
      const mailId = (await listPushes(deps.db))[0]?.id ?? "";
      const renewed = aSubscription("https://updates.push.services.mozilla.com/wpush/v2/renewed");
      const input = { old: old.json, subscription: renewed.json };
      expect(await renewBrowser(deps, input)).toEqual({ status: "taken" });
      for (const id of [requestId, second.requestId]) expect(await endpoints(id)).toEqual([renewed.endpoint]);
      expect((await endpoints(theirs.requestId)).toSorted()).toEqual(
        [neighbours.endpoint, renewed.endpoint].toSorted(),
      );
      const pushes = new FakePushes();
      await deliverNews({ ...deps, pushes }, { mailId });
      expect(pushes.sent.get(mailId)?.target).toEqual({ endpoint: renewed.endpoint, ...renewed.keys });
      const { rows } = await deps.db.query<{ subject_id: string }>(
        "select subject_id from audit_events where details ->> 'renewed' = 'true' order by seq",
      );
      expect(rows.map(({ subject_id }) => subject_id).toSorted()).toEqual(
        [reference, second.reference, theirs.reference].toSorted(),
      );
      // Asked twice: the old address is nobody's any more.
      expect(await renewBrowser(deps, { ...input, subscription: aSubscription().json })).toEqual({ status: "taken" });
      expect(await endpoints()).toEqual([renewed.endpoint]);
    }));

  test("has one row where the page told of the new one meanwhile, whoever's that is", () =>
    withBrowser(async ({ deps, reference, requestId, old, endpoints }) => {
      const renewed = aSubscription();
      await deps.db.transaction((tx) => grantAccess(tx, requestId, other, deps.clock.now()));
      await tellBrowser(deps, { reference, visitorId: other, subscription: renewed.json });
      await renewBrowser(deps, { old: old.json, subscription: renewed.json });
      expect(await endpoints()).toEqual([renewed.endpoint]);
    }));
});
