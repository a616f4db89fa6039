import { expect, test } from "vitest";
import { SERVICE_ANCHORS, type PublicService } from "#app/domain/catalogue/public-service.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { aPublicService } from "#tests/factories/public-service.ts";
import { renderMarkup } from "#tests/support/render.tsx";
import { ServicePage } from "./service-page.tsx";

const draw = (parts: Partial<PublicService> = {}, language: "en" | "zh-CN" = "en") =>
  renderMarkup(<ServicePage service={aPublicService({ language, ...parts })} centres={[]} />, language);

const full: Partial<PublicService> = {
  formId: "old-age-card",
  requirements: [
    {
      id: "age",
      question: "Are you 60?",
      ifMet: "You can have it.",
      ifNotMet: "Come back later.",
      rule: undefined,
      legalSource: undefined,
    },
  ],
  thresholds: [{ id: "age", field: "age", value: 65, unit: "years", below: "Half price.", atOrAbove: "Free." }],
  specialCircumstances: [{ id: "care", text: "In a care home: the home applies." }],
  evidence: [{ id: "photo", name: "Photo", form: "copy", copies: 2, where: "Any photographer.", exempt: undefined }],
  costs: [{ id: "fee", name: "New card", amountCents: 1250, currency: "CNY" }],
  outputs: [{ id: "card", name: "The card" }],
  channels: [{ type: "online-form", form: "old-age-card", note: undefined }],
};

test("every anchor that answers link to is on the page", () => {
  const html = draw(full);
  for (const anchor of SERVICE_ANCHORS) expect(html).toContain(`id="${anchor}"`);
});

test("its parts have the names under which answers cite them, in the contents too", () => {
  const cited = getTranslator("zh-CN")("content:passage.thresholds");
  const html = draw(full, "zh-CN");
  expect(html.replaceAll("<wbr/>", "")).toContain(`<h2 id="thresholds-heading">${cited}</h2>`);
  expect(html).toContain(`<a href="#thresholds">${cited}</a>`);
});

test("what a service does not have has no empty section", () => {
  const html = draw();
  for (const anchor of ["requirements", "thresholds", "special-circumstances", "outputs"])
    expect(html).not.toContain(`id="${anchor}"`);
  expect(html).toContain("You do not need to bring any documents.");
  expect(html).toContain("This service is free of charge.");
});

test("both sides of a limit and both outcomes of a condition are told", () => {
  const html = draw(full);
  for (const text of ["65 years", "Half price.", "Free.", "You can have it.", "Come back later."])
    expect(html).toContain(text);
});

test("there is exactly one main button, and it is the online form when there is one", () => {
  const html = draw(full);
  expect(html.match(/button-start|button-primary/g)).toHaveLength(1);
  expect(html).toContain('<a href="/forms/old-age-card" class="button button-start">');
});

test("without an online form the main button leads to the telephone", () => {
  expect(draw()).toContain('<a href="tel:12345" class="button button-start">');
});

test("with a centre and no form the main button leads to where to go", () => {
  expect(draw({ channels: [{ type: "centre", centres: [], note: undefined }] })).toContain(
    '<a href="#channels" class="button button-start">',
  );
});

test("fees keep their cents, and Chinese pages say it in Chinese", () => {
  expect(draw(full)).toContain("¥12.50");
  expect(draw({ ...full, promisedWorkingDays: 0 }, "zh-CN")).toContain("当场办好");
});
