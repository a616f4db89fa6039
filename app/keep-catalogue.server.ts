import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { listGuides } from "#app/domain/catalogue/list-guides.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { findPageVersion } from "#app/domain/feedback/find-page-version.server.ts";
import { describeService } from "#app/domain/open-formats/schema-org/describe-service.server.ts";
import type { Services } from "#app/domain/services.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";

const KEPT_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Today, and the days of a long weekend on which nobody mends a database. */
const DAYS_AHEAD = 4;

type Deps = Pick<Services, "db" | "clock" | "site" | "publicUrl">;

/**
 * Reads every page of the catalogue once as it is on each of the next days, so that all can be shown should the database go
 * away, those that nobody has opened too. One after the other: residents come first.
 */
export async function keepCatalogue(deps: Deps): Promise<void> {
  for (let day = 0; day < DAYS_AHEAD; day += 1) {
    const now = () => new Date(deps.clock.now().getTime() + day * DAY_MS);
    await keepDay({ db: deps.db, site: deps.site, publicUrl: deps.publicUrl, clock: { now } });
  }
}

async function keepDay(deps: Deps): Promise<void> {
  for (const language of CONTENT_LANGUAGES) {
    for (const { slug } of await listPublicServices(deps, { language })) {
      const service = await findPublicService(deps, { slug, language });
      if (service) await describeService(deps, service);
      await findPageVersion(deps, `/services/${slug}`);
    }
    for (const kind of ["policy", "page"] as const) {
      for (const { slug } of await listGuides(deps, { language, kind })) {
        await findGuide(deps, { slug, language });
        await findPageVersion(deps, `/guides/${slug}`);
      }
    }
  }
}

/** Reads now, after each publication, which `channel` tells of, and once an hour, since a reading is of its day. */
export async function followCatalogue(services: Services, channel: string): Promise<{ stop(): void }> {
  let isStopped = false;
  const refresh = (): void => {
    keepCatalogue(services).catch((error: unknown) => {
      if (!isStopped) services.log.warn({ err: error }, "the catalogue could not be read in advance");
    });
  };
  await services.db.listen(channel, refresh);
  const timer = setInterval(refresh, KEPT_MS).unref();
  refresh();
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
