import { expect, it } from "vitest";
import { getTranslator } from "./i18n.server.ts";

it.each(["en", "zh-CN", "es", "ar"])(
  "in %s, what somebody typed is a value: places and references within it stay as they are",
  (language) => {
    const hostile = "{{portal}} $t(errors:internal.text) %s ${minutes}";
    const values = { portal: "OneWindow", code: hostile, minutes: 10 };
    const said = getTranslator(language)("account:mail.code", values).replace(/[\u2066-\u2069]/g, "");
    expect(said).toContain(hostile);
  },
);
