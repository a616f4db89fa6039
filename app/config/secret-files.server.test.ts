import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConfig } from "./env.server.ts";
import { SECRETS } from "./secret-files.server.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "onewindow-secrets-"));
  writeFileSync(join(folder, "session"), "a secret that stands in a file\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

it("refuses a file that is not there, and a secret given twice", () => {
  const absent = join(folder, "absent");
  expect(() => readConfig({ SESSION_SECRET_FILE: absent })).toThrow(/SESSION_SECRET_FILE names the file .*ENOENT/);
  const both = { SESSION_SECRET: "a secret of the variable", SESSION_SECRET_FILE: join(folder, "session") };
  expect(() => readConfig(both)).toThrow("Both SESSION_SECRET and SESSION_SECRET_FILE are set");
});

it("takes a secret from a file, without the end of its line", () => {
  const config = readConfig({ SESSION_SECRET_FILE: join(folder, "session"), PORT_FILE: join(folder, "session") });
  expect(config).toMatchObject({ sessionSecret: "a secret that stands in a file", port: 3000 });
});

it("knows every variable that holds a secret", () => {
  const source = readFileSync(new URL("./env.server.ts", import.meta.url), "utf8");
  const names = [...source.matchAll(/^ {2}([A-Z0-9_]+): /gm)].map((match) => match[1] ?? "");
  expect(names.length).toBeGreaterThan(20);
  const secret = names.filter((name) => /(?:_KEYS?|_SECRET|_TOKEN|PASSWORD|DATABASE_URL|SMTP_URL)$/.test(name));
  expect([...SECRETS].sort()).toEqual(secret.sort());
});
