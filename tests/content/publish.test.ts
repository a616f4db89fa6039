import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { listFacets } from "#app/domain/catalogue/list-facets.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { projectRoot } from "#app/config/paths.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-06-01T02:00:00Z");

async function loadSample(): Promise<Content> {
  const outcome = await loadContent(`${projectRoot}/content`);
  if (outcome.status === "faulty") throw new Error(JSON.stringify(outcome.faults, null, 1));
  return outcome.content;
}

/** Three services and their rules: enough to publish, quick to index. */
function part(content: Content, slugs: readonly string[]): Content {
  return {
    ...content,
    services: content.services.filter(({ facts }) => slugs.includes(facts.identifier)),
    documents: content.documents.filter(({ facts }) => slugs.some((slug) => facts.identifier === `${slug}-rules`)),
  };
}

const SLUGS = ["old-age-allowance", "old-age-card", "residence-registration"];
const deps = (db: Database, content: Content) => ({ db, clock, site: content.site });

async function entriesOf(db: Database, slug: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from search_documents where slug = $1",
    [slug],
  );
  return rows[0]?.count ?? 0;
}

describe("publishing content", () => {
  it("writes everything once; a second time changes nothing", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      const first = await publishContent({ db, clock }, content);
      expect(first.written).toBeGreaterThan(SLUGS.length);
      const second = await publishContent({ db, clock }, content);
      expect(second).toEqual({ written: 0, unchanged: first.written, removed: 0, indexed: 0 });
    }));

  it("goes on where a run was cut off, and no reader ever sees half a record", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      let transactions = 0;
      const failing: Database = {
        ...db,
        transaction: (work) =>
          db.transaction(async (tx) => {
            const result = await work(tx);
            if (++transactions === 8) throw new Error("cut off");
            return result;
          }),
      };
      await expect(publishContent({ db: failing, clock }, content)).rejects.toThrow("cut off");
      const { rows } = await db.query<{ services: number; texts: number }>(
        `select (select count(*)::int from public_services) as services,
                (select count(*)::int from public_service_texts) as texts`,
      );
      expect(rows[0]).toEqual({ services: 1, texts: 2 });
      const { written, unchanged } = await publishContent({ db, clock }, content);
      expect(unchanged).toBe(7);
      expect(written).toBeGreaterThan(3);
    }));

  it("takes a service that is gone out of the catalogue and out of the index", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      await publishContent({ db, clock }, content);
      expect(await entriesOf(db, "old-age-card")).toBe(2);
      const outcome = await publishContent({ db, clock }, part(content, SLUGS.filter((slug) => slug !== "old-age-card")));
      expect(outcome.removed).toBe(2);
      expect(await findPublicService(deps(db, content), { slug: "old-age-card", language: "en" })).toBeUndefined();
      expect(await entriesOf(db, "old-age-card")).toBe(0);
      const related = (await findPublicService(deps(db, content), { slug: "old-age-allowance", language: "en" }))?.related;
      expect(related).toEqual([]);
    }));

  it("shows nobody what is not public, not yet valid or no longer valid", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      const changed = content.services.map((service, index) => ({
        ...service,
        facts: { ...service.facts, ...[{ grade: "internal" as const }, { valid_from: "2026-06-02" }, { valid_to: "2026-05-31" }][index] },
      }));
      await publishContent({ db, clock }, { ...content, services: changed });
      expect(await listPublicServices(deps(db, content), { language: "en" })).toEqual([]);
      for (const slug of SLUGS) {
        expect(await findPublicService(deps(db, content), { slug, language: "en" }), slug).toBeUndefined();
      }
    }));
});

describe("the catalogue", () => {
  it("joins facts and texts in the language asked for", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      await publishContent({ db, clock }, content);
      const service = await findPublicService(deps(db, content), { slug: "old-age-card", language: "zh-CN" });
      expect(service).toMatchObject({
        title: "老年人优待证",
        deskId: "civil-affairs",
        formId: "old-age-card",
        promisedWorkingDays: 5,
        competentAuthority: { name: "临江区民政局" },
        related: [{ slug: "old-age-allowance", title: "高龄津贴" }],
        guides: [{ slug: "old-age-card-rules", title: "临江区老年人优待证办理办法" }],
      });
      expect(service?.costs).toContainEqual({ id: "replacement", name: "遗失或损坏后补证", amountCents: 1000, currency: "CNY" });
      expect(service?.bodyHtml).toContain('<h2 id="lost">');
      expect(service?.requirements[0]?.legalSource).toMatchObject({ guideSlug: "old-age-card-rules" });
    }));

  it("narrows by audience, life event, theme and words residents use", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      await publishContent({ db, clock }, content);
      const slugs = async (filters: object) =>
        (await listPublicServices(deps(db, content), { language: "en", ...filters })).map(({ slug }) => slug);
      expect(await slugs({})).toEqual(["old-age-allowance", "old-age-card", "residence-registration"]);
      expect(await slugs({ audience: "newcomer" })).toEqual(["residence-registration"]);
      expect(await slugs({ lifeEvent: "growing-old" })).toEqual(["old-age-allowance", "old-age-card"]);
      expect(await slugs({ theme: "papers" })).toEqual(["old-age-card", "residence-registration"]);
      expect((await slugs({ query: "SENIOR bus" }))[0]).toBe("old-age-card");
      expect(await slugs({ query: "zzz" })).toEqual([]);
      expect(await slugs({ query: "how do I register my addresses" })).toEqual(["residence-registration"]);
      expect(await slugs({ language: "zh-CN", query: "怎么申请高龄津贴？" })).toEqual(["old-age-allowance"]);
      expect(await slugs({ language: "zh-CN", query: "公交" })).toEqual(["old-age-card"]);
      const facets = await listFacets(deps(db, content), { language: "en" });
      expect(facets.lifeEvents).toContainEqual(expect.objectContaining({ id: "growing-old", label: "Growing old", count: 2 }));
    }));

  it("gives guides with their services, and pages only to those who look for pages", () =>
    database.rolledBack(async (db) => {
      const content = part(await loadSample(), SLUGS);
      await publishContent({ db, clock }, content);
      const guide = await findGuide(deps(db, content), { slug: "old-age-allowance-rules", language: "en" });
      expect(guide).toMatchObject({ kind: "policy", services: [{ slug: "old-age-allowance", title: "Old-age allowance" }] });
      expect(guide?.bodyHtml).toMatch(/<th scope="col">Age<\/th>/);
      expect(await findGuide(deps(db, content), { slug: "nothing", language: "en" })).toBeUndefined();
    }));
});
