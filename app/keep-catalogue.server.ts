import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import { listGuides } from "#app/domain/catalogue/list-guides.server.ts";
import { listPublicServices } from "#app/domain/catalogue/list-public-services.server.ts";
import { findPageVersion } from "#app/domain/feedback/find-page-version.server.ts";
import { describeService } from "#app/domain/open-formats/schema-org/describe-service.server.ts";
import type { Services } from "#app/domain/services.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";

const KEPT_MS = 3_600_000;

type Deps = Pick<Services, "db" | "clock" | "site" | "publicUrl">;

/**
 * Reads every page of the catalogue once, so that all can be shown should the database go away, those that nobody has opened
 * too. One after the other: residents come first.
 */
async function keepCatalogue(deps: Deps): Promise<void> {
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

/** Reads now, after each publication, which `channel` tells of, and once an hour, since a reading is of one day. */
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
