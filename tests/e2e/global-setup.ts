import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "#tests/support/find-chromium.ts";
import { providerEnvironment, startIdentityProvider } from "#tests/support/identity-provider.ts";
import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { readRequests, startRecordedModels } from "#tests/support/recorded-models.ts";
import { assertNoLeaks, readPublicPages } from "#tests/support/scan-portal.ts";
import { giveApproverTelephone } from "#tests/support/staff-sample-pages.ts";

async function giveTelephone(portal: RunningPortal): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGS });
  await giveApproverTelephone(browser, portal);
  await browser.close();
}

/**
 * Two portals a run, each with data of its own: one without a model for nearly all tests, one that asks models for those that say so. The
 * tests learn sample accounts, where mails lie and what the models were sent from the environment.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "onewindow-e2e-"));
  const traffic = join(folder, "model-traffic");
  closeSync(openSync(traffic, "w", 0o600));
  const provider = await startIdentityProvider();
  const models = await startRecordedModels(traffic);
  // Every request is logged, as an authority runs it: the scan at the end reads what was written down of it.
  const env = { LOG_LEVEL: "info" };
  const start = (name: string, port: string, more: Readonly<Record<string, string>>) =>
    startTestPortal({ port: Number(process.env[port]), dataDir: join(folder, name), env: { ...env, ...more } });
  // Should one not start, the other must not stay behind.
  const starting = [
    start("portal", "E2E_PORT", providerEnvironment(provider.issuer)),
    start("portal-with-models", "E2E_MODELS_PORT", models.environment),
  ] as const;
  const [portal, portalWithModels] = await Promise.all(starting).catch(async (error: unknown) => {
    for (const one of await Promise.allSettled(starting)) if (one.status === "fulfilled") await one.value.kill();
    throw error;
  });
  process.env["E2E_DATA_DIR"] = portal.dataDir;
  process.env["E2E_ACCOUNTS"] = JSON.stringify(portal.demoAccounts());
  process.env["E2E_MODELS_ACCOUNTS"] = JSON.stringify(portalWithModels.demoAccounts());
  process.env["E2E_MODELS_TRAFFIC"] = traffic;
  await giveTelephone(portal);
  return async () => {
    try {
      for (const [name, one] of Object.entries({ portal, "portal with models": portalWithModels })) {
        const pages = await readPublicPages(one.address);
        const code = await one.stop();
        if (code !== 0) throw new Error(`The ${name} ended with status ${code}:\n${one.output().slice(-20_000)}`);
        const requests = one === portal ? [] : readRequests(readFileSync(traffic, "utf8"));
        await assertNoLeaks(name, one, pages, requests);
      }
    } finally {
      await provider.stop();
      await models.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
