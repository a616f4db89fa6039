import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "#app/config/env.server.ts";
import { type Content } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import type { Services } from "#app/domain/services.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { openMigratedDatabase, openServices } from "#app/services.server.ts";

export type SamplePortal = { readonly services: Services; readonly content: Content; close(): Promise<void> };

async function loadSound({ contentDir }: Config): Promise<Content> {
  const loaded = await loadContent(contentDir);
  if (loaded.status === "faulty")
    throw new StartupError("The content has faults; npm run ingest -- --check shows them.");
  return loaded.content;
}

/** The portal's own services over a new database on disk with the sample content, without a server around them. */
export async function openSamplePortal(): Promise<SamplePortal> {
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-bench-"));
  const config = readConfig({ DATA_DIR: dataDir, SESSION_SECRET: "the benchmark's own secret", LOG_LEVEL: "silent" });
  const content = await loadSound(config);
  const db = await openMigratedDatabase(config, "npm run bench");
  await publishContent({ db, clock: { now: () => new Date() } }, content);
  const services = await openServices(config, db);
  return {
    services,
    content,
    async close() {
      await services.mail.close();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type SampleQuestion = { readonly question: string; readonly language: "en" | "zh-CN" };

/** The words that residents use for each service, as the content lists them. */
export function sampleQuestions(content: Content): SampleQuestion[] {
  return content.services.flatMap(({ written }) =>
    (["en", "zh-CN"] as const).flatMap((language) =>
      written[language].texts.asked_as.map((question) => ({ question, language })),
    ),
  );
}

/** The same without a portal around them. */
export const readSampleQuestions = async (): Promise<SampleQuestion[]> =>
  sampleQuestions(await loadSound(readConfig({})));
