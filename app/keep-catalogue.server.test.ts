import { expect, test, vi } from "vitest";
import { DatabaseUnavailableError } from "#app/db/errors.ts";
import type { Database } from "#app/db/port.ts";
import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { listGuides } from "#app/domain/catalogue/list-guides.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { keepCatalogue } from "./keep-catalogue.server.ts";

const database = useTestDatabase();
const DAY_MS = 86_400_000;

test("the whole catalogue is there over a long weekend without a database, as it is on each day", async () => {
  const content = smallContent();
  const clock = new SetClock("2026-11-27T10:00:00Z");
  await publishContent({ db: database.db, clock }, content);
  let isAway = false;
  const query = ((...args: Parameters<Database["query"]>) =>
    isAway ? Promise.reject(new DatabaseUnavailableError("away")) : database.db.query(...args)) as Database["query"];
  const db = Object.assign(Object.create(database.db) as Database, { query });
  const deps = { db, clock, site: content.site, publicUrl: "https://portal.test" };
  await keepCatalogue(deps);

  isAway = true;
  // A reading is asked for again when it is a minute old.
  const started = performance.now();
  const now = vi.spyOn(performance, "now");
  for (let day = 0; day < 4; day += 1, clock.advance(DAY_MS)) {
    now.mockReturnValue(started + 60_001 + day * DAY_MS);
    for (const language of ["en", "zh-CN"] as const) {
      const services = await listPublicServices(deps, { language });
      const guides = await listGuides(deps, { language });
      expect(Math.min(services.length, guides.length)).toBeGreaterThan(0);
      for (const { slug } of services) expect(await findPublicService(deps, { slug, language })).toBeDefined();
      for (const { slug } of guides) expect(await findGuide(deps, { slug, language })).toBeDefined();
    }
  }
  now.mockRestore();
  await expect(listPublicServices(deps, { language: "en" })).rejects.toThrow("away");
});
