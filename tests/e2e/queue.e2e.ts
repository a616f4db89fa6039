import { readCsv } from "#tests/support/read-csv.ts";
import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";

test("choose → keep the choice → give what is ticked → take the list out @no-script @journey", async ({
  page,
  text,
  account,
}, testInfo) => {
  test.setTimeout(120_000);
  // All projects work with one account.
  const name = `Nobody's <${testInfo.project.name}>`;
  const supervisor = account("supervisor");
  await signIn(page, supervisor, text);
  await page.goto("/staff/requests");
  await page.getByLabel(text("staff:queue.who"), { exact: true }).selectOption("nobody");
  await page.getByRole("button", { name: text("staff:queue.apply"), exact: true }).click();
  await expect(page).toHaveURL(/who=nobody/);

  // Without a name it is not kept, with one it is.
  await page.getByText(text("staff:keep.summary"), { exact: true }).click();
  await page.getByRole("button", { name: text("staff:keep.submit"), exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(text("staff:keep.fault.no_name"));
  await page.getByLabel(text("staff:keep.name"), { exact: true }).fill(name);
  await page.getByRole("button", { name: text("staff:keep.submit"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("staff:keep.done"));
  await page.goto("/staff/requests");
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page).toHaveURL(/who=nobody/);

  // Nothing ticked, nobody chosen: both are said.
  const give = page.getByRole("button", { name: text("staff:give.submit"), exact: true });
  await give.click();
  await expect(page.getByRole("alert")).toContainText(text("staff:give.fault.none_ticked"));
  await expect(page.getByRole("alert")).toContainText(text("staff:give.fault.no_colleague"));
  const tick = page.getByRole("checkbox").first();
  const reference = ((await tick.getAttribute("value")) ?? "").split("_")[0] ?? "";
  await tick.check();
  await page.getByLabel(text("staff:give.to"), { exact: true }).selectOption({ index: 1 });
  await give.click();
  await expect(page.getByRole("main")).toContainText(text("staff:give.done", { count: 1 }));
  await expect(page.getByRole("table")).not.toContainText(reference);

  const file = await page.request.get("/staff/requests.csv?who=nobody");
  expect(file.headers()["content-type"]).toContain("text/csv");
  const rows = readCsv(await file.text());
  expect(rows[0]).toHaveLength(9);
  expect(rows.flat()).not.toContain(reference);

  await page.getByText(text("staff:keep.summary"), { exact: true }).click();
  await page.getByRole("button", { name: `${text("staff:keep.forget")} ${name}` }).click();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
});
