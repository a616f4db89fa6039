import { describe, expect, it, vi } from "vitest";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { prepareProviderSignIn } from "./provider-sign-in.server.ts";

const database = useTestDatabase();
let arrived: string | null;
const begin = vi.fn(() => Promise.resolve(new URL("https://login.example/authorize")));

/** Where somebody gets to who arrives in this way. */
const arrive = (site: string | undefined) =>
  database.rolledBack(async (db) => {
    begin.mockClear();
    const identity = { name: "Sample", begin } as never;
    const context = aLoadContext({ ...requestDeps(db), log: console as never, identity });
    const headers: Record<string, string> = site === undefined ? {} : { "Sec-Fetch-Site": site };
    const request = new Request("https://portal.example/sign-in/with?next=/requests", { headers });
    arrived = await prepareProviderSignIn(request, context).then(
      ({ address }) => address.href,
      (thrown: unknown) => (thrown as Response).headers.get("Location"),
    );
  });

describe("the way to the provider", () => {
  it.each(["cross-site", "same-site"])(
    "is not gone for whom another site sent (%s): they are asked first",
    async (site) => {
      await arrive(site);
      expect(arrived).toBe("/sign-in?next=%2Frequests");
      expect(begin).not.toHaveBeenCalled();
    },
  );

  it.each(["same-origin", "none", undefined])(
    "is open from a page of ours, by hand, and for old browsers (%s)",
    async (site) => {
      await arrive(site);
      expect(arrived).toBe("https://login.example/authorize");
    },
  );
});
