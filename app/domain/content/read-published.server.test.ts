import { expect, test, vi } from "vitest";
import { DatabaseUnavailableError } from "#app/db/errors.ts";
import type { Queryable } from "#app/db/port.ts";
import { forgetPublished, readPublished } from "./read-published.server.ts";

const database = (): Queryable => ({ query: async () => ({ rows: [], rowCount: 0 }) });

test("what is published is read once, by everybody who asks at the same time too", async () => {
  const db = database();
  const read = vi.fn(async () => ["a service"]);
  const both = await Promise.all([readPublished(db, ["services", "en"], read), readPublished(db, ["services", "en"], read)]);
  expect(both).toEqual([["a service"], ["a service"]]);
  expect(read).toHaveBeenCalledTimes(1);
});

test("another language, another day and another database are other readings", async () => {
  const db = database();
  const read = vi.fn(async () => "texts");
  await readPublished(db, ["services", { language: "en", today: "2026-11-18" }], read);
  await readPublished(db, ["services", { language: "zh-CN", today: "2026-11-18" }], read);
  await readPublished(db, ["services", { language: "en", today: "2026-11-19" }], read);
  await readPublished(database(), ["services", { language: "en", today: "2026-11-18" }], read);
  expect(read).toHaveBeenCalledTimes(4);
});

test("a reading that failed is not kept", async () => {
  const db = database();
  const read = vi.fn().mockRejectedValueOnce(new Error("the database is away")).mockResolvedValue("back");
  await expect(readPublished(db, ["services"], read)).rejects.toThrow("away");
  expect(await readPublished(db, ["services"], read)).toBe("back");
});

test("a publication while somebody reads is not hidden by what they read", async () => {
  const db = database();
  let finish: (value: string) => void = () => undefined;
  const slow = readPublished(db, ["services"], () => new Promise<string>((resolve) => (finish = resolve)));
  forgetPublished(db);
  const fresh = readPublished(db, ["services"], async () => "the new fee");
  finish("the old fee");
  expect(await slow).toBe("the old fee");
  expect(await fresh).toBe("the new fee");
  expect(await readPublished(db, ["services"], async () => "read again")).toBe("the new fee");
});

test("a reading of which no notice came is made again after a minute", async () => {
  const db = database();
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  await readPublished(db, ["services"], async () => "old");
  now.mockReturnValue(59_000);
  expect(await readPublished(db, ["services"], async () => "new")).toBe("old");
  now.mockReturnValue(61_000);
  expect(await readPublished(db, ["services"], async () => "new")).toBe("new");
  now.mockRestore();
});

test("without a database the last reading is used on, and asked for again soon; a fault of ours is not hidden", async () => {
  const db = database();
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  await readPublished(db, ["services"], async () => "old");
  const away = vi.fn().mockRejectedValue(new DatabaseUnavailableError("away"));
  now.mockReturnValue(61_000);
  expect(await readPublished(db, ["services"], away)).toBe("old");
  now.mockReturnValue(62_000);
  expect(await readPublished(db, ["services"], away)).toBe("old");
  expect(away).toHaveBeenCalledTimes(1);
  now.mockReturnValue(64_000);
  await expect(readPublished(db, ["services"], () => Promise.reject(new Error("a fault")))).rejects.toThrow("a fault");
  expect(await readPublished(db, ["services"], async () => "new")).toBe("new");
  await expect(readPublished(db, ["never read"], away)).rejects.toThrow("away");
  now.mockRestore();
});

test("addresses that nobody published do not fill the memory", async () => {
  const db = database();
  await readPublished(db, ["the first"], async () => 1);
  for (let n = 0; n < 4_000; n++) await readPublished(db, ["service", `no-such-${n}`], async () => undefined);
  expect(await readPublished(db, ["the first"], async () => 2)).toBe(2);
});
