import { expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { aSite } from "#tests/factories/site.ts";
import { FailurePage } from "./failure-page.tsx";
import { describePortal } from "./portal-frame.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import { TopBar } from "./top-bar.tsx";

const languages = [
  { tag: "en", name: "English", direction: "ltr" },
  { tag: "zh-CN", name: "中文", direction: "ltr" },
  { tag: "ar", name: "العربية", direction: "rtl" },
] as const;
const place = { pathname: "/services", search: "?q=card" };

test("the top bar offers the other languages by their own names and keeps what was searched for", () => {
  const html = renderMarkup(<TopBar place={place} languages={languages} mode="full" isSample />, "zh-CN");
  expect(html).toContain('href="/services?q=card&amp;lang=en" hrefLang="en" lang="en" dir="ltr">English</a>');
  expect(html).toContain('lang="ar" dir="rtl">العربية</a>');
  expect(html).not.toContain("lang=zh-CN");
  expect(html).toContain('href="/services?q=card&amp;mode=simple">大字简明版</a>');
  expect(html).toContain("示例");
});

test("on a form the switches send what was typed, and Enter does not press them", () => {
  const html = renderMarkup(<TopBar place={place} languages={languages} mode="full" isSample typedForm="step-form" />);
  const buttons = [...html.matchAll(/<button[^>]*>/g)].map(([tag]) => tag);
  expect(buttons).toHaveLength(4);
  for (const tag of buttons) expect(tag).toContain('form="step-form"');
  expect(buttons[0]).not.toContain("keep_typed");
  expect(buttons[0]).toContain('tabindex="-1" aria-hidden="true"');
  expect(buttons[1]).toContain('formaction="/services?q=card&amp;mode=simple"');
  expect(buttons[2]).toMatch(/formaction="[^"]*lang=zh-CN" formnovalidate="" name="keep_typed"/);
  expect(html).not.toContain("<a ");
});

test("only a sample says that it is one", () => {
  expect(renderMarkup(<TopBar place={place} languages={languages} mode="simple" isSample={false} />)).not.toContain(
    "sample",
  );
});

test("the header marks where one is", () => {
  const header = (pathname: string) =>
    renderMarkup(<SiteHeader pathname={pathname} portalName="P" districtName="D" hotline={undefined} />);
  expect(header("/services")).toMatch(/href="\/services" aria-current="page"/);
  expect(header("/services/old-age-card")).toMatch(/href="\/services" aria-current="true"/);
  expect(header("/services-elsewhere")).not.toContain("aria-current");
});

test("the footer begins with the telephone, the district's number first", () => {
  const frame = describePortal(aSite(), "en");
  const html = renderMarkup(<SiteFooter frame={frame} />);
  expect(frame.hotlines[0]?.kind).toBe("district");
  expect(html.indexOf(`tel:${frame.hotlines[0]?.number}`)).toBeLessThan(html.indexOf("/guides/about"));
});

test("a fault shows plain words, a way on, the telephone and the number to quote", () => {
  const failure = { code: "internal", status: 500, requestId: "abc123", retryAfterSeconds: undefined } as const;
  const html = renderMarkup(<FailurePage failure={failure} phone="12345" />);
  for (const text of ["Sorry, something went wrong", "abc123", "tel:12345", 'href="/services"'])
    expect(html).toContain(text);
});

test("a page that is not there needs no number, too many tries say when to come back", () => {
  const failure = { status: 404, requestId: "abc123", retryAfterSeconds: undefined } as const;
  expect(renderMarkup(<FailurePage failure={{ ...failure, code: "not_found" }} phone="12345" />)).not.toContain(
    "abc123",
  );
  const tooMany = { code: "too_many", status: 429, requestId: undefined, retryAfterSeconds: 30 } as const;
  expect(renderMarkup(<FailurePage failure={tooMany} phone="12345" />)).toContain("30 seconds");
});
