import { expect, test } from "vitest";
import { changeFeed, getFeedPath } from "#app/domain/requests/request-feed.server.ts";
import { loggedPath } from "#app/lib/logged-path.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aRequest, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { requestFeedRoute } from "./request-feed-route.server.ts";

const database = useTestDatabase();

/** As much of a response as the route writes to. */
function aResponse() {
  const headers = new Map<string, string>();
  let body = "";
  const res = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
    status: () => res,
    end: (text: Buffer) => (body = text.toString("utf8")),
  };
  return { res, headers, text: () => body };
}

test("the feed is private, kept by nobody, tells no other page where it came from, and holds no token", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference } = await aRequest(deps, { language: "zh-CN" });
    const own = { reference, visitorId: theResident.visitorId };
    await changeFeed(deps, { ...own, intent: "start" });
    const path = (await getFeedPath(deps, own)) ?? "";
    const token = path.split("/").at(-1) ?? "";
    const { res, headers, text } = aResponse();
    const context = aLoadContext(deps as never, { isEvaluation: true } as never);
    await requestFeedRoute.handle({ params: { token } } as never, res as never, context);
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">');
    expect(text()).toContain("<title>事项已提交</title>");
    expect(text()).not.toContain(token);
    const other = { params: { token: "x".repeat(43) } } as never;
    await expect(requestFeedRoute.handle(other, res as never, context)).rejects.toMatchObject({ code: "not_found" });
    expect(loggedPath(path)).toBe("/feeds/…");
  }));
