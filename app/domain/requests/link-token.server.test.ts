import { expect, test } from "vitest";
import { makeLinkToken } from "./link-token.server.ts";

test("a link's token has sixteen signs, ends with a letter or digit, and is another each time", () => {
  const tokens = Array.from({ length: 2_000 }, makeLinkToken);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{15}[A-Za-z0-9]$/);
  expect(new Set(tokens).size).toBe(tokens.length);
});
