import { expect, test } from "vitest";
import { addReference, listKept, parseReferences, referenceIn } from "./own-references.ts";

const DAY_MS = 86_400_000;

test("a reference is read from the address of a request's own page, and from no other", () => {
  expect(referenceIn("/requests/OW-2611-7KX4M-D")).toBe("OW-2611-7KX4M-D");
  expect(referenceIn("/requests/ow-2611-7kx4m-d")).toBe("OW-2611-7KX4M-D");
  for (const path of [
    "/requests",
    "/requests/OW-2611-7KX4M-D/withdraw",
    "/staff/requests/OW-2611-7KX4M-D",
    "/requests/<b>",
  ])
    expect(referenceIn(path), path).toBeUndefined();
});

test("at most ten are remembered, the last seen first and each once", () => {
  let known = [{ reference: "OW-2611-22222-2", seenAt: 0 }];
  for (let n = 1; n <= 12; n++) known = addReference(known, `OW-2611-000${String(n).padStart(2, "0")}-X`, n);
  expect(known).toHaveLength(10);
  expect(known[0]?.reference).toBe("OW-2611-00012-X");
  known = addReference(known, "OW-2611-00005-X", 20);
  expect(known).toHaveLength(10);
  expect(known[0]).toEqual({ reference: "OW-2611-00005-X", seenAt: 20 });
});

test("after ninety days a reference is forgotten", () => {
  const known = [{ reference: "OW-2611-7KX4M-D", seenAt: 0 }];
  expect(listKept(known, 90 * DAY_MS)).toEqual(known);
  expect(listKept(known, 90 * DAY_MS + 1)).toEqual([]);
});

test("what is stored and is no reference is ignored", () => {
  const good = { reference: "OW-2611-7KX4M-D", seenAt: 1 };
  const bad = [null, 1, { reference: "<img>", seenAt: 1 }, { reference: good.reference }];
  expect(parseReferences([...bad, { ...good, title: "Old-age card" }])).toEqual([good]);
  expect(parseReferences(undefined)).toEqual([]);
});
