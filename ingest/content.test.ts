import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { lineWith, withContentCopy } from "#tests/content/content-copy.ts";

const LONG_MS = 90_000;
const CARD = "services/old-age-card/service.yml";

/** The command in a process of its own; standard output and errors come as one text. */
function content(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "ingest/content.ts", ...args], {
      cwd: projectRoot,
      env: { ...process.env, DATABASE_URL: "", DEMO: "1", DEMO_CLOCK: "2026-12-01T02:00:00Z", ...env },
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    child.once("close", (status) => resolve({ status, output }));
  });
}

const lastLine = (output: string) => output.trimEnd().split("\n").at(-1) ?? "";

describe("npm run content", () => {
  it(
    "says in one line what it does not know",
    async () => {
      for (const args of [[], ["dance"], ["parity", "--colour"], ["schema", "--colour"], ["calendar", "--from"]]) {
        const { status, output } = await content(args);
        expect(status, args.join(" ")).toBe(1);
        expect(output.trimEnd().split("\n")).toHaveLength(1);
        expect(output).toContain("usage: npm run content -- parity");
      }
    },
    LONG_MS,
  );

  it(
    "calendar renews a file from a feed, tells what comes and goes, and leaves it alone when the feed is broken or away",
    async () => {
      const year = new Date().getUTCFullYear() + 1;
      const feed = (...days: readonly string[]) =>
        [
          "BEGIN:VCALENDAR",
          ...days.flatMap((day) => [
            "BEGIN:VEVENT",
            `UID:${day}`,
            `SUMMARY:Off ${day}`,
            `DTSTART;VALUE=DATE:${year}${day}`,
            "END:VEVENT",
          ]),
          "END:VCALENDAR",
        ].join("\r\n");
      let answer: [number, string] = [200, feed("0301", "0302")];
      const server = createServer((_, res) => res.writeHead(answer[0]).end(answer[1]));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const dir = mkdtempSync(join(tmpdir(), "calendar-"));
      const out = join(dir, "calendars/days.ics");
      const renew = (env: Record<string, string> = { WEBHOOK_TRUSTED_HOSTS: host }) =>
        content(["calendar", "--from", `http://${host}/days.ics`, "--out", out], env);
      try {
        expect(await renew({})).toMatchObject({ status: 1, output: expect.stringContaining("inside") });
        expect((await renew()).output).toContain(`+ ${year}-03-01 Off 0301`);
        writeFileSync(out, "half a fi");
        expect((await renew()).output).toContain(`+ ${year}-03-01 Off 0301`);
        answer = [200, feed("0302", "0303")];
        const changed = await renew();
        expect(changed.status).toBe(0);
        expect(changed.output).toContain(`+ ${year}-03-03 Off 0303\n- ${year}-03-01 Off 0301\n`);
        const kept = readFileSync(out, "utf8");
        for (const broken of [
          [200, "<h1>Sign in</h1>"],
          [503, ""],
          [200, feed()],
        ] as const) {
          answer = [...broken];
          const { status, output } = await renew();
          expect(status).toBe(1);
          expect(output.trimEnd().split("\n")).toHaveLength(1);
        }
        server.close();
        server.closeAllConnections();
        expect(await renew()).toMatchObject({ status: 1, output: expect.stringContaining("unreachable") });
        expect(readFileSync(out, "utf8")).toBe(kept);
      } finally {
        server.close();
        rmSync(dir, { recursive: true, force: true });
      }
    },
    LONG_MS,
  );

  it(
    "parity names a fault with file and line in its last line",
    () =>
      withContentCopy(async ({ dir, change, read }) => {
        await change("site.yml", "          - old-age-card\n", "");
        const line = lineWith(await read(CARD), "type: centre");
        const { status, output } = await content(["parity"], { CONTENT_DIR: dir });
        expect(status).toBe(1);
        expect(lastLine(output)).toBe(
          `1 fault, 0 warnings; the first fault: ${CARD}:${line}: no counter of “linjiang-hall” in site.yml does this`,
        );
        expect(output).not.toMatch(/^\s+at /m);
      }),
    LONG_MS,
  );

  it(
    "parity only warns of an overdue review, and is strict when told to be",
    () =>
      withContentCopy(async ({ dir, change, read }) => {
        await change(CARD, "review_by: 2027-02-09", "review_by: 2026-11-30");
        const place = `${CARD}:${lineWith(await read(CARD), "review_by:")}: overdue: it was to be checked by 2026-11-30`;
        const lax = await content(["parity"], { CONTENT_DIR: dir });
        expect([lax.status, lax.output]).toEqual([0, expect.stringContaining(`warning: ${place}`)]);
        expect(lastLine(lax.output)).toMatch(/^Sound: .*; 1 warning\.$/);
        const strict = await content(["parity", "--strict"], { CONTENT_DIR: dir });
        expect([strict.status, lastLine(strict.output)]).toEqual([1, `1 fault, 0 warnings; the first fault: ${place}`]);
        const json = await content(["parity", "--json"], { CONTENT_DIR: dir });
        expect(JSON.parse(json.output)).toMatchObject({ status: "sound", faults: [], warnings: [{ file: CARD }] });
      }),
    LONG_MS,
  );

  it(
    "parity of content that cannot be read says so",
    () =>
      withContentCopy(async ({ dir, change }) => {
        await change(CARD, "desk: civil-affairs", "desk: nowhere");
        const { status, output } = await content(["parity"], { CONTENT_DIR: dir });
        expect(status).toBe(1);
        expect(lastLine(output)).toMatch(
          new RegExp(`^1 fault, not compared further; the first fault: ${CARD}:\\d+: there is no desk`),
        );
      }),
    LONG_MS,
  );
});
