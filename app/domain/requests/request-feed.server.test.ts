import { describe, expect, test } from "vitest";
import { aRequest, aVisitor, type RequestDeps, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addInformation } from "./add-information.server.ts";
import { changeFeed, getFeedPath, readFeed } from "./request-feed.server.ts";

const database = useTestDatabase();
type Sent = Awaited<ReturnType<typeof aRequest>>;

const withRequest = (work: (deps: RequestDeps, sent: Sent) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await work(deps, await aRequest(deps));
  });

const own = (reference: string) => ({ reference, visitorId: theResident.visitorId });
const tokenOf = (path: string | undefined) => path?.split("/").at(-1) ?? "";

describe("the feed of a request", () => {
  test("is made, ended and named for nobody else: to them the request is not there", () =>
    withRequest(async (deps, { reference }) => {
      const stranger = { reference, visitorId: aVisitor("somebody") };
      for (const intent of ["start", "end"] as const)
        await expect(changeFeed(deps, { ...stranger, intent })).rejects.toMatchObject({ code: "not_found" });
      await changeFeed(deps, { ...own(reference), intent: "start" });
      await expect(getFeedPath(deps, stranger)).rejects.toMatchObject({ code: "not_found" });
    }));

  test.each(["", "x", "x".repeat(43), "../requests", "' or true --"])("is not there for the token %j", (token) =>
    withRequest(async (deps, { reference }) => {
      await changeFeed(deps, { ...own(reference), intent: "start" });
      expect(await readFeed(deps, token)).toBeUndefined();
    }),
  );

  test("is not opened by the code of the request, nor by what stands in the database", () =>
    withRequest(async (deps, { reference, secret }) => {
      await changeFeed(deps, { ...own(reference), intent: "start" });
      const { rows } = await deps.db.query<{ id: string; token_hash: string }>(
        "select id, token_hash from request_feeds",
      );
      for (const token of [secret, rows[0]?.id ?? "", rows[0]?.token_hash ?? ""])
        expect(await readFeed(deps, token)).toBeUndefined();
    }));

  test("ends when its resident says so; made anew it has another address, made twice the same", () =>
    withRequest(async (deps, { reference }) => {
      await changeFeed(deps, { ...own(reference), intent: "start" });
      const first = await getFeedPath(deps, own(reference));
      await changeFeed(deps, { ...own(reference), intent: "start" });
      expect(await getFeedPath(deps, own(reference))).toBe(first);
      expect(await readFeed(deps, tokenOf(first))).toMatchObject({ request: { reference } });
      await changeFeed(deps, { ...own(reference), intent: "end" });
      expect(await getFeedPath(deps, own(reference))).toBeUndefined();
      expect(await readFeed(deps, tokenOf(first))).toBeUndefined();
      await changeFeed(deps, { ...own(reference), intent: "start" });
      expect(await getFeedPath(deps, own(reference))).not.toBe(first);
      expect(await readFeed(deps, tokenOf(first))).toBeUndefined();
    }));

  test("tells of states alone, newest first: no name, no contact, no words, no code", () =>
    withRequest(async (deps, { reference, secret }) => {
      await addInformation(deps, { ...own(reference), words: "My sister has the key." });
      await changeFeed(deps, { ...own(reference), intent: "start" });
      const feed = await readFeed(deps, tokenOf(await getFeedPath(deps, own(reference))));
      expect(feed?.changes.map(({ kind }) => kind)).not.toContain("information_added");
      const seqs = feed?.changes.map(({ seq }) => seq) ?? [];
      expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
      expect(JSON.stringify(feed)).not.toMatch(new RegExp(`Li Hua|li\\.hua|lift|sister|${secret}`));
    }));
});
