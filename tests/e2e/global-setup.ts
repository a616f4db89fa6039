import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "#tests/support/find-chromium.ts";
import { providerEnvironment, startIdentityProvider } from "#tests/support/identity-provider.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { assertNoLeaks, readPublicPages } from "#tests/support/scan-portal.ts";
import { giveApproverTelephone } from "#tests/support/staff-sample-pages.ts";

/** One portal a run, with data of its own; the tests learn its sample accounts, and where its mails lie, from the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const provider = await startIdentityProvider();
  // Every request is logged, as an authority runs it: the scan at the end reads what was written down of it.
  const env = { ...providerEnvironment(provider.issuer), LOG_LEVEL: "info" };
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-e2e-"));
  const portal = await startTestPortal({ port: Number(process.env["E2E_PORT"]), dataDir, env });
  process.env["E2E_DATA_DIR"] = portal.dataDir;
  process.env["E2E_ACCOUNTS"] = JSON.stringify(portal.demoAccounts());
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGS });
  await giveApproverTelephone(browser, portal);
  await browser.close();
  return async () => {
    const pages = await readPublicPages(portal.address);
    const code = await portal.stop();
    await provider.stop();
    try {
      if (code !== 0) throw new Error(`The portal ended with status ${code}:\n${portal.output().slice(-20_000)}`);
      await assertNoLeaks(portal, pages);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}
