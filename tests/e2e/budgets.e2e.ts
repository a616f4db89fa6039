import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

type Weight = { readonly scripts: number; readonly styles: number; readonly all: number };

/** Bytes of a first visit as gzip sends them, whatever the server really used; pictures count as they are. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weight = { scripts: 0, styles: 0, all: 0 };
  const reading: Promise<void>[] = [];
  page.on("response", (response) =>
    reading.push(
      response.body().then(
        (body) => {
          const kind = response.request().resourceType();
          const bytes = /^image\/(?!svg)/.test(response.headers()["content-type"] ?? "")
            ? body.length
            : gzipSync(body).length;
          weight.all += bytes;
          if (kind === "script") weight.scripts += bytes;
          if (kind === "stylesheet") weight.styles += bytes;
        },
        () => undefined, // A redirect has no body.
      ),
    ),
  );
  await page.goto(path, { waitUntil: "load" });
  await page.waitForLoadState("networkidle");
  await Promise.all(reading);
  return weight;
}

// Gates and goals: style sheets 16 and 9 kB, first view of a guide 100 and 40 kB, scripts of the chat page 95 and 45 kB.
test("public pages ship no script, small style sheets, and little else", async ({ page }) => {
  for (const path of ["/guides/old-age-allowance-rules", "/services", "/centres"]) {
    const { scripts, styles, all } = await weigh(page, path);
    expect(scripts, path).toBe(0);
    // Centres bring a second sheet, for their plan.
    expect(styles, path).toBeLessThan(path === "/centres" ? 13_000 : 12_500);
    expect(all, path).toBeLessThan(40_000);
  }
});

test("the home page ships only what makes the portal work without a network", async ({ page }) => {
  const { scripts, styles } = await weigh(page, "/");
  expect(scripts).toBeGreaterThan(0);
  expect(scripts).toBeLessThan(3_000);
  expect(styles).toBeLessThan(12_500);
});

test("the assistant's scripts are smaller than a picture", async ({ page }) => {
  const { scripts } = await weigh(page, "/assistant");
  expect(scripts).toBeGreaterThan(0);
  expect(scripts).toBeLessThan(15_000);
});
