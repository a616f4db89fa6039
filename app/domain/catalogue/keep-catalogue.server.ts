import { findPageVersion } from "#app/domain/feedback/find-page-version.server.ts";
import { describeService } from "#app/domain/open-formats/schema-org/describe-service.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import type { Services } from "#app/domain/services.ts";
import { findGuide } from "./find-guide.server.ts";
import { findPublicService } from "./find-public-service.server.ts";
import { listGuides } from "./list-guides.server.ts";
import { listPublicServices } from "./list-public-services.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site" | "publicUrl">;

/**
 * Reads every page of the catalogue once, so that all can be shown should the database go away, those that nobody has opened
 * too. One after the other: residents come first.
 */
export async function keepCatalogue(deps: Deps): Promise<void> {
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
