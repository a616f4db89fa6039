import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EICAR, startClamd } from "#tests/support/clamd-server.ts";
import { findFreePort } from "#tests/support/free-port.ts";
import { createClamdScanner } from "./clamd.server.ts";
import { ScannerUnavailableError } from "./port.ts";

let clamd: Awaited<ReturnType<typeof startClamd>>;
beforeAll(async () => {
  clamd = await startClamd();
});
afterAll(() => clamd.close());
beforeEach(() => clamd.become("works"));

const scan = (bytes: Uint8Array) => createClamdScanner(clamd.url).scan(bytes);

describe("a scanner", () => {
  it("finds the test file that every scanner finds, also across two parts of the stream", async () => {
    expect(await scan(Buffer.from(EICAR))).toBe("infected");
    expect(await scan(Buffer.concat([randomBytes(65_536 - 20), Buffer.from(EICAR), randomBytes(100)]))).toBe(
      "infected",
    );
  });

  it("lets a clean file of ten megabytes through", async () => {
    expect(await scan(randomBytes(10_000_000))).toBe("clean");
  });

  it.each(["talks nonsense", "hangs up"] as const)("that %s calls nothing clean", async (mood) => {
    clamd.become(mood);
    await expect(scan(Buffer.from("x"))).rejects.toThrow(ScannerUnavailableError);
  });

  it("that is not there calls nothing clean", async () => {
    const scanner = createClamdScanner(`clamd://127.0.0.1:${await findFreePort()}`);
    await expect(scanner.scan(Buffer.from("x"))).rejects.toThrow(ScannerUnavailableError);
  });
});
