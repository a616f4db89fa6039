import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { findFreePort } from "#tests/support/free-port.ts";
import { runToEnd, startTestPortal } from "#tests/support/portal.ts";

const START_MS = 180_000;

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "onewindow-startup-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

async function refusalOf(env: Record<string, string>): Promise<string> {
  const port = env["PORT"] ?? String(await findFreePort());
  const { code, output } = await runToEnd({ DATA_DIR: join(scratch, "data"), PORT: port, ...env });
  expect(code, output).toBe(1);
  // One message for a person: no stack trace, nothing twice.
  expect(output).not.toMatch(/^\s+at |node:internal|Error:/m);
  expect(output.match(/cannot start/g), output).toHaveLength(1);
  return output;
}

/** A copy of the sample content, to spoil. */
function copyContent(): string {
  const contentDir = join(scratch, "content");
  cpSync(join(projectRoot, "content"), contentDir, { recursive: true });
  return contentDir;
}

describe("a portal that cannot start says why in one message", () => {
  it(
    "when a variable is wrong",
    async () => {
      expect(await refusalOf({ PORT: "eighty" })).toContain("The variable PORT must be a whole number");
    },
    START_MS,
  );

  it(
    "when the secret is missing outside demo mode",
    async () => {
      expect(await refusalOf({ DEMO: "0" })).toContain("SESSION_SECRET is not set");
    },
    START_MS,
  );

  it(
    "when its port is in use, before it opens any data",
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
      const { port } = other.address() as { port: number };
      expect(await refusalOf({ PORT: String(port) })).toMatch(
        new RegExp(`Port ${port} is in use[^]*PORT=${port + 1} npm start`),
      );
      await new Promise((resolve) => other.close(resolve));
    },
    START_MS,
  );

  it(
    "when HOST is not an address of this machine",
    async () => {
      expect(await refusalOf({ HOST: "192.0.2.1" })).toContain("HOST=192.0.2.1 is not an address of this machine");
    },
    START_MS,
  );

  it(
    "on a database server without the keys of what is sealed",
    async () => {
      const env = { DATABASE_URL: "postgres://portal@127.0.0.1/portal", SESSION_SECRET: "sixteen-letters!", DEMO: "0" };
      expect(await refusalOf(env)).toContain("ENCRYPTION_KEYS is not set");
    },
    START_MS,
  );

  it(
    "when the database cannot be reached, without its password",
    async () => {
      const port = await findFreePort();
      const output = await refusalOf({
        DATABASE_URL: `postgres://portal:hunter2@127.0.0.1:${port}/portal`,
        SESSION_SECRET: "sixteen-letters!",
        ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()),
      });
      expect(output).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}`));
      expect(output).not.toContain("hunter2");
    },
    START_MS,
  );

  it(
    "when the front matter of a content file is broken, with file and line",
    async () => {
      const contentDir = copyContent();
      const file = join(contentDir, "services/old-age-allowance/en.md");
      writeFileSync(file, readFileSync(file, "utf8").replace(/^title:.*$/m, "title: [broken"));
      expect(await refusalOf({ CONTENT_DIR: contentDir })).toMatch(/services\/old-age-allowance\/en\.md:\d+: /);
    },
    START_MS,
  );

  it(
    "when the content folder is not there",
    async () => {
      expect(await refusalOf({ CONTENT_DIR: join(scratch, "nowhere") })).toContain("nowhere");
    },
    START_MS,
  );

  it(
    "when the data directory cannot be written",
    async () => {
      writeFileSync(join(scratch, "data"), "a file, not a folder");
      expect(await refusalOf({})).toContain(join(scratch, "data"));
    },
    START_MS,
  );

  it(
    "when another portal holds the data directory, and that one goes on",
    async () => {
      const dataDir = join(scratch, "data");
      mkdirSync(dataDir);
      const first = await startTestPortal({ dataDir });
      try {
        expect(await refusalOf({ DATA_DIR: dataDir })).toContain(dataDir);
        expect((await fetch(`${first.address}/services`)).status).toBe(200);
      } finally {
        expect(await first.stop()).toBe(0);
      }
    },
    START_MS,
  );
});
