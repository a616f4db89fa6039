import { describe, expect, it } from "vitest";
import { findPasswordFault, MAX_PASSWORD_LENGTH } from "#app/domain/accounts/password-rules.ts";
import { hashPassword, verifyPassword } from "#app/domain/accounts/passwords.server.ts";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";

const PASSWORD = "Three boats, on the RIVER ";

describe("a password", () => {
  it("is wrong when anything about it is: a capital, a blank, the end cut off, more behind it", async () => {
    const stored = await hashPassword(PASSWORD);
    for (const near of [PASSWORD.toLowerCase(), PASSWORD.trim(), PASSWORD.slice(0, -2), `${PASSWORD}x`])
      expect(await verifyPassword(stored, near), near).toBe(false);
    expect(await verifyPassword(stored, PASSWORD)).toBe(true);
  });

  it("may be as long as a sentence, and counts to its last character", async () => {
    const long = "nine lamps along the quay, ".repeat(5).slice(0, MAX_PASSWORD_LENGTH - 1);
    expect(long.length).toBeGreaterThan(64);
    expect(findPasswordFault(`${long}a`, { email: "li@x.example", name: "Li" })).not.toBe("too_long");
    const stored = await hashPassword(`${long}a`);
    expect(await verifyPassword(stored, `${long}b`)).toBe(false);
    expect(await verifyPassword(stored, `${long}a`)).toBe(true);
  });

  it("is good without capitals, digits or signs", () => {
    expect(findPasswordFault("three boats on the river", { email: "li@x.example", name: "Li" })).toBeUndefined();
    expect(findPasswordFault("threeboatsontheriver", { email: "li@x.example", name: "Li" })).toBeUndefined();
  });

  it("may not be made of the words that this portal's passwords would be guessed by", () => {
    for (const guess of ["linjiang2026!!", "onewindow12345", "servicecentre1", "administrator1", "Government2026"])
      expect(findPasswordFault(guess, { email: "li@x.example", name: "Li" }), guess).toBe("common");
  });

  it("is stored as argon2id with a salt of its own, at OWASP's least cost or more", async () => {
    const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$[\w+/]{22}\$/.exec(first) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
    expect(first).not.toBe(second);
  });
});

it("a session's token is 256 bits of chance, and another each time", () => {
  const tokens = Array.from({ length: 1_000 }, makeSessionToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(32);
  // Every bit is set about half the time: none of them stands still.
  for (let bit = 0; bit < 256; bit++) {
    const set = tokens.filter((token) => (Buffer.from(token, "base64url")[bit >> 3] ?? 0) & (1 << (bit & 7))).length;
    expect(set, `bit ${bit}`).toBeGreaterThan(350);
    expect(set, `bit ${bit}`).toBeLessThan(650);
  }
});
