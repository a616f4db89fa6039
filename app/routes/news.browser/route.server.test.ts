import { expect, test } from "vitest";
import { tellBrowser } from "#app/domain/requests/browsers/tell-browser.server.ts";
import { RATE_TIERS } from "#app/http/rate-limit.server.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aRequest, requestDeps, theResident } from "#tests/factories/request.ts";
import { aSubscription } from "#tests/factories/subscription.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { action, loader } from "./route.tsx";

const database = useTestDatabase();
const webPush = { messages: "sent", publicKey: "B", hosts: [] } as const;

async function post(services: object, fields: Record<string, string>): Promise<number | string> {
  const request = new Request("https://portal.example/news/browser", {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  try {
    return (await action({ request, params: {}, context: aLoadContext(services) })).status;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test("what is no renewal is refused; a wrong claim is answered like a right one; there is nothing to read", () =>
  database.rolledBack(async (db) => {
    const services = { ...requestDeps(db), webPush };
    const { reference } = await aRequest(services);
    const old = aSubscription();
    await tellBrowser(services, { reference, visitorId: theResident.visitorId, subscription: old.json });
    const { json: subscription } = aSubscription();
    expect(() => loader()).toThrow(expect.objectContaining({ code: "not_found" }));
    expect(await post(services, {})).toBe("bad_request");
    expect(await post(services, { old: "x".repeat(4_001), subscription })).toBe("bad_request");
    expect(await post(services, { old: old.json, subscription: "{}" })).toBe("bad_request");
    for (const claimed of [aSubscription().json, "{", old.json])
      expect(await post(services, { old: claimed, subscription })).toBe(204);
  }));

test("renewals from one address are limited", () =>
  database.rolledBack(async (db) => {
    const services = { ...requestDeps(db), webPush };
    const fields = { old: aSubscription().json, subscription: aSubscription().json };
    for (let tried = 0; tried < RATE_TIERS.submit.points; tried += 1) expect(await post(services, fields)).toBe(204);
    expect(await post(services, fields)).toBe("too_many");
  }));
