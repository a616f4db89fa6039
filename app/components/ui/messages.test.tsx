import { expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { ConfirmationPanel } from "./confirmation-panel.tsx";
import { Details } from "./details.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Icon } from "./icon.tsx";
import { InsetText } from "./inset-text.tsx";
import { NotificationBanner } from "./notification-banner.tsx";
import { PageHeading } from "./page-heading.tsx";
import { StatusTag } from "./status-tag.tsx";
import { StoredHtml } from "./stored-html.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

test("the error summary takes focus without scripts and links to each field", () => {
  const html = renderMarkup(
    <ErrorSummary title="There is a problem" errors={[{ href: "#phone", text: "Enter a phone number" }]} />,
  );
  expect(html).toMatch(/role="alert"[^>]*tabindex="-1"/);
  expect(html).toContain('autofocus=""');
  expect(html).toContain('<a href="#phone">Enter a phone number</a>');
});

test("without errors there is no summary", () => {
  expect(renderMarkup(<ErrorSummary title="There is a problem" errors={[]} />)).toBe("");
});

test("a banner is a section named by its title", () => {
  const html = renderMarkup(<NotificationBanner tone="success" title="Saved" />);
  const id = /aria-labelledby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`id="${id}">Saved</h2>`);
});

test("the confirmation holds the page's first-level heading", () => {
  expect(renderMarkup(<ConfirmationPanel title="Sent">OW-1</ConfirmationPanel>)).toMatch(/<h1>Sent<\/h1>.*OW-1/);
});

test("the page heading has one first-level heading and leaves out what is not given", () => {
  expect(renderMarkup(<PageHeading title="Services" />)).toBe(
    '<header class="page-heading"><h1>Services</h1></header>',
  );
  expect(renderMarkup(<PageHeading title="Services" caption="For older people" lead="All of them." />)).toMatch(
    /For older people.*Services.*All of them\./,
  );
});

test("a status is words; the tone only colours them", () => {
  expect(renderMarkup(<StatusTag tone="danger">Overdue</StatusTag>)).toBe(
    '<span class="tag tone-danger">Overdue</span>',
  );
});

test("details open and close without scripts", () => {
  expect(renderMarkup(<Details summary="More">Text</Details>)).toMatch(/<details[^>]*><summary>More<\/summary>/);
});

test("icons say nothing to screen readers, hidden text says it only to them", () => {
  expect(renderMarkup(<Icon name="phone" />)).toContain('aria-hidden="true"');
  expect(renderMarkup(<VisuallyHidden>name</VisuallyHidden>)).toBe('<span class="sr-only">name</span>');
});

test("stored pages keep their markup and their language", () => {
  const html = "<h2 id='who'>Who</h2>";
  expect(renderMarkup(<StoredHtml html={html} />)).toBe(`<div class="prose">${html}</div>`);
  expect(renderMarkup(<StoredHtml html={html} />, "ar")).toBe(`<div class="prose" lang="en" dir="ltr">${html}</div>`);
});

test("an inset keeps its content", () => {
  expect(renderMarkup(<InsetText>Note</InsetText>)).toContain("Note");
});
