import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RangeFault, startPasswordRange } from "#tests/support/password-range.ts";
import { createPasswordRange } from "./range.server.ts";

const LEAKED = "seven lanterns over water";
const UNKNOWN = "nine lanterns over water";
const hashOf = (text: string): string => createHash("sha1").update(text).digest("hex").toUpperCase();

let service: Awaited<ReturnType<typeof startPasswordRange>>;
beforeAll(async () => void (service = await startPasswordRange([LEAKED])));
afterEach(() => service.break(undefined));
afterAll(() => service.stop());

function openRange(timeoutMs?: number) {
  const outcomes: string[] = [];
  const range = createPasswordRange({
    baseUrl: `${service.baseUrl}/`,
    onLookUp: (outcome) => outcomes.push(outcome),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  return { range, outcomes };
}

describe("a range of leaked passwords", () => {
  it("holds what leaked, and not what only begins with the same digits", async () => {
    const { range, outcomes } = openRange();
    expect(await range.holds(LEAKED)).toBe(true);
    expect(await range.holds(UNKNOWN)).toBe(false);
    expect(outcomes).toEqual(["found", "not_found"]);
  });

  it("is told five digits of the hash and nothing else, and asked for padding", async () => {
    service.asked.length = 0;
    await openRange().range.holds(LEAKED);
    expect(service.asked).toEqual([{ path: `/range/${hashOf(LEAKED).slice(0, 5)}`, padding: "true" }]);
  });

  it("believes no line of padding", async () => {
    service.break("lists_as_padding");
    const { range, outcomes } = openRange();
    expect(await range.holds(LEAKED)).toBe(false);
    expect(outcomes).toEqual(["not_found"]);
  });

  it.each<RangeFault>(["answers_500", "redirects", "never_answers"])(
    "that %s keeps nobody from a password, and is counted",
    async (fault) => {
      service.break(fault);
      const { range, outcomes } = openRange(300);
      expect(await range.holds(LEAKED)).toBe(false);
      expect(outcomes).toEqual(["unreachable"]);
    },
  );
});
