import { describe, expect, it } from "vitest";
import {
  formatKeyRing,
  type KeyRing,
  makeKeyRing,
  parseKeyRing,
  withNewKey,
  withoutKeys,
} from "#app/config/key-ring.ts";
import { createFieldCipher, keyIdOf, SealedValueError } from "./field-cipher.server.ts";

const ring = makeKeyRing();
const cipher = createFieldCipher(() => ring);
const place = { column: "requests.sealed", row: "a" } as const;
const PHONE = "138 0013 8000";

describe("a sealed value", () => {
  const sealed = cipher.seal(place, PHONE);
  const bytes = Buffer.from(sealed.split(".")[2] ?? "", "base64url");
  const flipped = (at: number) => {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return `v1.${keyIdOf(sealed)}.${changed.toString("base64url")}`;
  };

  it.each([
    ["moved to another row", { ...place, row: "b" }, sealed],
    ["moved to another column", { ...place, column: "form_drafts.sealed" } as const, sealed],
    ["with another nonce", place, flipped(0)],
    ["with another text", place, flipped(12)],
    ["with another tag", place, flipped(bytes.length - 1)],
    ["cut off", place, sealed.slice(0, -4)],
    ["with nothing in it", place, `v1.${keyIdOf(sealed)}.`],
    ["that says another key", place, sealed.replace(/^v1\.\w+/, "v1.unknown")],
    ["that nobody sealed", place, PHONE],
  ])("does not open %s", (_how, where, value) => {
    expect(() => cipher.open(where, value)).toThrow(SealedValueError);
  });

  it("does not open with another key of the same name, and the error tells neither", () => {
    const forged: KeyRing = { ...makeKeyRing(), keys: [{ id: ring.keys[0].id, key: Buffer.alloc(32) }] };
    const attempt = () => createFieldCipher(() => forged).open(place, sealed);
    expect(attempt).toThrow("damaged");
    expect(attempt).not.toThrow(PHONE);
  });

  it("opens where it was sealed, looks different each time, and names its key", () => {
    expect(cipher.open(place, sealed)).toBe(PHONE);
    const again = Array.from({ length: 100 }, () => cipher.seal(place, PHONE));
    expect(new Set(again).size).toBe(100);
    expect(keyIdOf(sealed)).toBe(ring.keys[0].id);
  });

  it("opens with the key that sealed it once another seals, and no more when that key is taken away", () => {
    const renewed = withNewKey(ring);
    const both = createFieldCipher(() => renewed);
    expect(both.open(place, sealed)).toBe(PHONE);
    expect(keyIdOf(both.seal(place, PHONE))).toBe(renewed.keys[0].id);
    const only = withoutKeys(renewed, [ring.keys[0].id]);
    expect(() => createFieldCipher(() => only).open(place, sealed)).toThrow("unknown_key");
  });
});

it("looks values up by a hash that says nothing without its key, and that differs by purpose", () => {
  expect(cipher.index("a", PHONE)).toBe(cipher.index("a", PHONE));
  expect(cipher.index("a", PHONE)).not.toBe(cipher.index("b", PHONE));
  expect(createFieldCipher(() => makeKeyRing()).index("a", PHONE)).not.toBe(cipher.index("a", PHONE));
});

describe("a written key ring", () => {
  const key = Buffer.alloc(32, 1).toString("base64url");
  it.each([
    ["is empty", "", "has no key named index"],
    ["lacks the key for look-up", `k1:${key}`, "has no key named index"],
    ["lacks a key that seals", `index:${key}`, "has no key that seals"],
    ["holds a short key", `k1:c2hvcnQ,index:${key}`, "has a key k1 that is not 32 bytes long"],
    ["holds something else", "hunter2", "has an entry, number 1, that is no id:key"],
    ["names a key twice", `k1:${key} k1:${key} index:${key}`, "names a key twice"],
  ])("is refused when it %s, without telling what it says", (_how, text, message) => {
    const attempt = () => parseKeyRing(text, "The variable ENCRYPTION_KEYS");
    expect(attempt).toThrow(`The variable ENCRYPTION_KEYS ${message}`);
    expect(attempt).not.toThrow(/hunter2|c2hvcnQ/);
  });

  it("is read back as it was written, from lines and from a list with commas", () => {
    const written = formatKeyRing(withNewKey(ring));
    expect(formatKeyRing(parseKeyRing(written, "it"))).toBe(written);
    expect(formatKeyRing(parseKeyRing(written.trim().replaceAll("\n", ","), "it"))).toBe(written);
  });
});
