import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { PSEUDO_LANGUAGE } from "#app/i18n/languages.server.ts";
import type { SamplePage } from "#tests/support/sample-page.ts";
import { SAMPLE_PAGES } from "#tests/support/sample-pages.ts";
import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";
import { sidewaysPx } from "./page-checks.ts";

/** The narrowest page that WCAG 1.4.10 asks for; also 1280 pixels at 400 %. */
const NARROW = { width: 320, height: 640 };

type Visit = Parameters<SamplePage["open"]>[0];

async function open(sample: SamplePage, visit: Omit<Visit, "text">, tag: string, baseURL: string): Promise<void> {
  const t = getTranslator(tag);
  const text: Visit["text"] = (key, values) => t(key, values ?? {}) as string;
  if (sample.role) await signIn(visit.page, visit.account(sample.role), (key) => getTranslator("en")(key) as string);
  await visit.page.context().addCookies([{ name: "ow_lang", value: tag, url: baseURL }]);
  await sample.open({ ...visit, text });
  await visit.page.waitForLoadState("load");
}

/** Latin words in a page from right to left that no element sets apart: their punctuation lands at the wrong end. */
const unmarkedSentences = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const words = walker.currentNode.textContent?.replace(/\u2068[^\u2069]*\u2069/g, "").trim() ?? "";
      if (!parent || parent.closest("script, style, template")) continue;
      const isLatin = /[A-Za-z]{3}.*[.?!,]$/u.test(words) && !/\p{Script=Arabic}/u.test(words);
      if (isLatin && getComputedStyle(parent).direction === "rtl") found.push(words);
      // A telephone number that Arabic words stand before.
      if (/\p{Script=Arabic}.*\d{4}-\d{4}/u.test(words)) found.push(words);
    }
    return found;
  });

/** Words that are to be seen, are marked with no other language, and went past the texts of the portal. */
const plainWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const words = walker.currentNode.textContent?.trim() ?? "";
      if (!parent || parent.closest("script, style, template, [lang]:not(html), [dir=auto], bdi, .reference-number"))
        continue;
      // Pseudo-texts carry accents; what has none and is no name, number, date or address was written into the code.
      if (
        /[a-z]{4}/i.test(words) &&
        !/\P{ASCII}|~/u.test(words) &&
        !/OW-\d|https?:|@|^[A-Z][a-z]+day|^[A-Z][a-z]+ \d/.test(words)
      )
        found.push(words);
    }
    return found;
  });

test.describe("pages in languages of the interface only", () => {
  test.use({ viewport: NARROW });

  for (const sample of SAMPLE_PAGES) {
    test(`${sample.name} stands in Spanish, Arabic and the pseudo-language at 320 pixels`, async ({
      page,
      language,
      account,
      baseURL,
    }) => {
      test.setTimeout(180_000);
      const isStaffs = Boolean(sample.role) || sample.name.startsWith("staff-") || sample.name === "styleguide";
      for (const tag of isStaffs ? [PSEUDO_LANGUAGE] : ["es", "ar", PSEUDO_LANGUAGE]) {
        await open(sample, { page, language, account }, tag, baseURL ?? "");
        await expect(page.locator("html")).toHaveAttribute("lang", tag);
        await expect(page.locator("html")).toHaveAttribute("dir", tag === "ar" ? "rtl" : "ltr");
        expect(await sidewaysPx(page), `${sample.name} scrolls sideways in ${tag}`).toBeLessThanOrEqual(0);
        if (tag === PSEUDO_LANGUAGE && !isStaffs) expect(await plainWords(page), "not translated").toEqual([]);
        if (tag !== "ar") continue;
        expect(await unmarkedSentences(page), "not set apart").toEqual([]);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa"]).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
      }
      await page.context().clearCookies();
    });
  }
});
