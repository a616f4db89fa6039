import { describe, expect, it } from "vitest";
import { AppError } from "#app/lib/app-error.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { limitRate, RATE_TIERS } from "./rate-limit.server.ts";
import { countUpload, senderOf } from "./upload-sender.server.ts";

const database = useTestDatabase();
const form = new FormData();
const file = { field: "files", name: "a.png", bytes: Buffer.from("a"), isTooLarge: false };
const words = { form, files: [], hasUnread: false };

describe("whoever sends files", () => {
  it("may attach what the page says, and nothing where the page is refused", () =>
    database.rolledBack(async (db) => {
      const context = aLoadContext(requestDeps(db));
      for (const answer of [true, false])
        expect(await senderOf(context, () => Promise.resolve(answer)).mayAttach()).toBe(answer);
      expect(await senderOf(context, () => Promise.reject(new AppError("not_found"))).mayAttach()).toBe(false);
      await expect(senderOf(context, () => Promise.reject(new Error("broken"))).mayAttach()).rejects.toThrow("broken");
    }));

  it("and has sent too many is told so, and words without files go on", () =>
    database.rolledBack(async (db) => {
      const context = aLoadContext(requestDeps(db));
      const { mayAttach } = senderOf(context, () => Promise.resolve(true));
      for (let n = 1; n < RATE_TIERS.upload.points; n++) await limitRate(context, "upload", context.clientAddress);
      expect(await mayAttach()).toBe(true);
      await countUpload(context, { ...words, files: [file] });
      expect(await mayAttach()).toBe(false);
      for (let n = 0; n < 3; n++) await countUpload(context, words);
      await expect(countUpload(context, { ...words, hasUnread: true })).rejects.toMatchObject({ code: "too_many" });
    }));

  it("never loses a file unsaid: what was not read is refused, though another try would pass", () =>
    database.rolledBack(async (db) => {
      const context = aLoadContext(requestDeps(db));
      await expect(countUpload(context, { ...words, hasUnread: true })).rejects.toMatchObject({ code: "too_many" });
    }));
});
