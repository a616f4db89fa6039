import { describe, expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { CheckboxGroup } from "./checkbox-group.tsx";
import { DateInput } from "./date-input.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { SelectInput } from "./select-input.tsx";
import { TextArea } from "./text-area.tsx";
import { TextInput } from "./text-input.tsx";

const options = [
  { value: "a", label: "First", hint: "The first one" },
  { value: "b", label: "Second" },
];

describe("a text input", () => {
  test("an error is tied to the field and the field is marked invalid", () => {
    const html = renderMarkup(
      <TextInput id="phone" name="phone" label="Phone" hint="11 digits" error="Enter a phone number" />,
    );
    expect(html).toContain('aria-describedby="phone-hint phone-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/id="phone-error".*Enter a phone number/);
  });

  test("without an error nothing is marked, and the label names the field", () => {
    const html = renderMarkup(
      <TextInput id="phone" name="phone" label="Phone" autoComplete="tel" defaultValue="123" />,
    );
    expect(html).toContain('<label class="field-label" for="phone">Phone</label>');
    expect(html).toContain('autoComplete="tel"');
    expect(html).toContain('value="123"');
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });
});

test("a text area keeps what was typed when it comes back with an error", () => {
  const html = renderMarkup(
    <TextArea id="why" name="why" label="Why" error="Too long" defaultValue="Because" maxLength={10} />,
  );
  expect(html).toMatch(/<textarea[^>]*aria-describedby="why-error"[^>]*>Because<\/textarea>/);
});

test("a select has its label and the chosen option", () => {
  const html = renderMarkup(<SelectInput id="town" name="town" label="Town" options={options} defaultValue="b" />);
  expect(html).toContain('for="town"');
  expect(html).toMatch(/<option value="b" selected="">/);
});

describe("radios and checkboxes", () => {
  test("the legend names the group, the error describes it and the first choice has the group's id", () => {
    const html = renderMarkup(
      <RadioGroup name="who" legend="For whom?" error="Choose one" options={options} defaultValue="b" />,
    );
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="who-error"/);
    expect(html).toContain("For whom?</legend>");
    expect(html).toMatch(/<input type="radio" id="who" name="who" aria-describedby="who-note" value="a"\/>/);
    expect(html).toMatch(/<input type="radio" id="who-2" name="who" checked="" value="b"\/>/);
  });

  test("several boxes can be ticked from the start", () => {
    const html = renderMarkup(
      <CheckboxGroup name="what" legend="What?" options={options} defaultValues={["a", "b"]} />,
    );
    expect(html.match(/checked=""/g)).toHaveLength(2);
  });
});

describe("a date", () => {
  test("has three named parts under one legend", () => {
    const html = renderMarkup(
      <DateInput name="born" legend="Date of birth" error="Enter a real date" defaultValue={{ year: "1944" }} />,
    );
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="born-error"/);
    for (const part of ["year", "month", "day"]) expect(html).toContain(`name="born.${part}"`);
    expect(html).toContain('value="1944"');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(3);
  });

  test("asks day first in English and year first in Chinese", () => {
    const order = (html: string) => [...html.matchAll(/name="born\.(\w+)"/g)].map((match) => match[1]);
    expect(order(renderMarkup(<DateInput name="born" legend="x" />, "en"))).toEqual(["day", "month", "year"]);
    expect(order(renderMarkup(<DateInput name="born" legend="x" />, "zh-CN"))).toEqual(["year", "month", "day"]);
  });
});
