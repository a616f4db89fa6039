import { expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Button } from "./button.tsx";
import { ChipLinks } from "./chip-links.tsx";
import { DataTable } from "./data-table.tsx";
import { LinkButton } from "./link-button.tsx";
import { SummaryList } from "./summary-list.tsx";
import { Timeline } from "./timeline.tsx";

test("a button sends its form unless told otherwise and keeps its name and value", () => {
  const html = renderMarkup(
    <Button variant="warning" name="intent" value="withdraw">
      Withdraw
    </Button>,
  );
  expect(html).toBe(
    '<button type="submit" class="button button-warning" name="intent" value="withdraw">Withdraw</button>',
  );
});

test("a link that looks like a button stays a link", () => {
  expect(renderMarkup(<LinkButton href="/forms/x">Apply</LinkButton>)).toBe(
    '<a href="/forms/x" class="button button-primary">Apply</a>',
  );
  expect(
    renderMarkup(
      <LinkButton href="/forms/x" variant="start">
        Apply
      </LinkButton>,
    ),
  ).toContain("<svg");
});

test("a summary row says to screen readers what its link changes", () => {
  const html = renderMarkup(
    <SummaryList
      rows={[
        { key: "Name", value: "Li", action: { href: "/c", label: "Change", hidden: "name" } },
        { key: "Age", value: 80 },
      ]}
    />,
  );
  expect(html).toMatch(
    /<dt[^>]*>Name<\/dt><dd[^>]*>Li<\/dd><dd[^>]*><a href="\/c">Change <span class="sr-only">name<\/span><\/a>/,
  );
  expect(html.match(/<a /g)).toHaveLength(1);
});

test("a timeline is an ordered list with machine-readable times", () => {
  const html = renderMarkup(
    <Timeline items={[{ title: "Sent", when: "1 March", dateTime: "2025-03-01T09:00+08:00", children: "Note" }]} />,
  );
  expect(html).toMatch(
    /<ol[^>]*><li[^>]*><h3[^>]*>Sent<\/h3><time[^>]*dateTime="2025-03-01T09:00\+08:00">1 March<\/time>/,
  );
});

test("breadcrumbs are a named navigation", () => {
  expect(renderMarkup(<Breadcrumbs items={[{ href: "/", label: "Home" }]} />, "zh-CN")).toMatch(
    /<nav[^>]*aria-label="当前位置"><ol><li><a href="\/">Home/,
  );
});

test("a table has its caption as name and stays a table when its rows are drawn as lists", () => {
  const html = renderMarkup(<DataTable caption="Hours" head={["Day", "Open"]} rows={[["Monday", "9:00"]]} />);
  const id = /aria-labelledby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`<caption id="${id}">Hours</caption>`);
  expect(html).toContain(
    '<tr role="row"><th scope="row" role="rowheader">Monday</th><td role="cell" data-label="Open">9:00</td></tr>',
  );
});

test("a chosen chip says so and the list has a name", () => {
  const html = renderMarkup(
    <ChipLinks
      label="For whom"
      items={[
        { href: "?a=1", label: "Older people", current: true, count: 4 },
        { href: "?a=2", label: "Carers" },
      ]}
    />,
  );
  expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  const id = /aria-labelledby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`id="${id}">For whom</p>`);
});
