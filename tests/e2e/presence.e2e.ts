import { expect, test } from "./fixtures.ts";
import { signIn } from "./journeys.ts";

test("staff say whether they are there, and a browser that dies gives its conversation back @no-script", async ({
  page,
  language,
  text,
  account,
  anotherBrowser,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const staff = await anotherBrowser();
  const desk = await staff.newPage();
  await signIn(desk, account("supervisor", "service-hall"), text);
  await desk.goto("/staff/handoffs");
  const own = desk.getByRole("region", { name: text("handoff:presence.title") });

  // Too long a note is refused and kept.
  await own.getByText(text("handoff:presence.add_note")).click();
  await own.getByLabel(text("handoff:presence.note")).fill("x".repeat(81));
  await own.getByRole("button", { name: text("handoff:presence.away"), exact: true }).press("Enter");
  await expect(desk.getByRole("main")).toContainText(text("handoff:presence.refused.note_long", { max: 80 }));
  await expect(own.getByLabel(text("handoff:presence.note"))).toHaveValue("x".repeat(81));
  await own.getByLabel(text("handoff:presence.note")).fill("");

  // A note alone leaves them as they are.
  await own.getByRole("button", { name: text("handoff:presence.away"), exact: true }).press("Enter");
  await expect(own.getByRole("button", { name: text("handoff:presence.away"), exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await own.getByText(text("handoff:presence.add_note")).click();
  await own.getByLabel(text("handoff:presence.note")).fill("back at two");
  await own.getByLabel(text("handoff:presence.note")).press("Enter");
  await expect(own.getByRole("paragraph").filter({ hasText: "back at two" })).toContainText(
    text("handoff:presence.away"),
  );

  await own.getByLabel(text("handoff:presence.note")).fill("");
  await own.getByRole("button", { name: text("handoff:presence.online"), exact: true }).press("Enter");
  await expect(own.getByRole("button", { name: text("handoff:presence.online"), exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  await page.goto("/assistant/person");
  const story = `${language === "en" ? "Nobody answers me" : "没人理我"} ${Math.random().toString(36).slice(2, 8)}`;
  await page.getByLabel(text("handoff:offer.summary_label")).fill(story);
  await page.getByRole("button", { name: text("handoff:offer.accept") }).click();
  const panel = page.getByRole("region", { name: text("handoff:panel.title") });
  await desk.goto("/staff/handoffs");
  await desk
    .getByRole("row", { name: new RegExp(story) })
    .getByRole("button")
    .click();
  await expect(desk.getByLabel(text("handoff:staff.reply_label"))).toBeVisible();
  // In one project alone: a browser of another one, signed in as the same person, would keep them there.
  if (javaScriptEnabled === false || language !== "en") return;

  // Nothing is clicked: the page alone keeps it for longer than silence would.
  await page.waitForTimeout(35_000);
  await expect(panel.getByRole("log")).not.toContainText(/was lost/);
  await staff.close();
  const gone = Date.now();
  await expect(panel.getByRole("log")).toContainText(/was lost/, { timeout: 45_000 });
  expect(Date.now() - gone).toBeLessThan(40_000);
});
