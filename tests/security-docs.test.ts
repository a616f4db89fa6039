import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import { SECRETS } from "#app/config/secret-files.server.ts";
import { SEALED_COLUMNS, sealedColumns } from "#app/db/encryption/sealed-columns.ts";
import { GRADES } from "#app/domain/desks/grades.ts";
import { RETENTION_DAYS } from "#app/domain/desks/retention.ts";
import { findPasswordFault, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "#app/domain/accounts/password-rules.ts";
import { hasPermission, PERMISSIONS } from "#app/domain/accounts/permissions.ts";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import * as staff from "#app/domain/accounts/staff-session.ts";
import { MAX_QUESTION_LENGTH } from "#app/domain/assistant/steps/input-rules.server.ts";
import { WORDS_LIMIT } from "#app/domain/requests/clean-words.ts";
import * as resident from "#app/domain/residents/resident.ts";
import { RATE_TIERS } from "#app/http/rate-limit.server.ts";
import { LIMITS } from "#app/ports/documents/limits.ts";
import { DOCUMENT_FORMATS } from "#app/ports/documents/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { readImports } from "#tests/support/imports.ts";
import { listSources } from "#tests/support/source-files.ts";

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");
const page = read("docs/security.md");
const database = useTestDatabase();

function section(title: string): string {
  const found = page.split(/^## /m).find((one) => one.startsWith(`${title}\n`));
  if (!found) throw new Error(`docs/security.md has no section "${title}"`);
  return found;
}

/** The rows of the table in a section that begins with this column. */
function tableOf(title: string, column: string): string[][] {
  const lines = section(title).split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${column} |`));
  expect(start, `${title}: ${column}`).toBeGreaterThan(0);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end < 0 ? undefined : end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const hours = (ms: number): string => String(ms / 3_600_000);
const minutes = (ms: number): string => String(ms / 60_000);

describe("docs/security.md says what the code does:", () => {
  it("what may be typed, alone and together", () => {
    const rules = Object.fromEntries(
      tableOf("What may be typed", "what").map(([what = "", rule = ""]) => [what, rule]),
    );
    const number = (value: number) => value.toLocaleString("en-US");
    expect(rules["words (request, message)"]).toContain(number(WORDS_LIMIT));
    expect(rules["question"]).toContain(number(MAX_QUESTION_LENGTH));
    expect(rules["password"]).toContain(`${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH}`);
    const kinds = [...read("app/domain/requests/step-schema.server.ts").matchAll(/case "([\w-]+)":/g)].map((m) => m[1]);
    // Every kind of field that a form may have has its line.
    const said: Record<string, string> = {
      text: "line of text",
      textarea: "words (request, message)",
      email: "mail address",
      phone: "telephone",
      "id-number": "identity number",
      radio: "choice",
      select: "choice",
      checkboxes: "choice",
      declaration: "choice",
      date: "date",
      file: "file",
      address: "address",
      person: "person, group",
      group: "person, group",
    };
    for (const kind of kinds) expect(rules, kind).toHaveProperty([said[kind ?? ""] ?? `no line for ${kind}`]);
    expect(section("What may be typed")).toMatch(/\*\*Together\*\*: an identity number must hold the date of birth/);
  });

  it("how much and how often: every limit with its figures", () => {
    const rows = tableOf("How much and how often", "limit").map(([name, points, seconds]) => [
      name,
      Number(points),
      Number(seconds),
    ]);
    expect(rows).toEqual(Object.entries(RATE_TIERS).map(([name, { points, seconds }]) => [name, points, seconds]));
    const figures = section("How much and how often").replaceAll(",", "");
    for (const [file, name] of [
      ["app/http/json-body.server.ts", "MAX_JSON_BYTES"],
      ["app/http/forms.server.ts", "MAX_FORM_BYTES"],
      ["app/http/forms.server.ts", "MAX_FIELDS"],
      ["app/server/refusals.ts", "MAX_BODY_BYTES"],
    ] as const) {
      const value = new RegExp(`const ${name} = ([\\d_]+)`).exec(read(file))?.[1]?.replaceAll("_", "");
      expect(value, name).toBeDefined();
      expect(figures, name).toContain(` ${value} `.trimEnd());
    }
  });

  it("what costs much, and what keeps it from holding others up", () => {
    expect(tableOf("What costs much", "what").length).toBeGreaterThan(6);
    for (const row of tableOf("What costs much", "what")) expect(row.every((cell) => cell.length > 5)).toBe(true);
  });

  it("which files are taken, and how large", () => {
    expect(tableOf("Files", "limit")).toEqual(Object.entries(LIMITS).map(([name, value]) => [name, String(value)]));
    expect(section("Files")).toContain(`Kinds: ${DOCUMENT_FORMATS.join(", ")}.`);
  });

  it("every way to sign in, and what limits guessing", () => {
    const ways = tableOf("Signing in", "who");
    const named = ways.flatMap((row) => (row[3] ?? "").split(", ")).filter((name) => name !== "none");
    expect(named.filter((name) => !(name in RATE_TIERS))).toEqual([]);
    // A tier that limits signing in belongs to a way in.
    expect(Object.keys(RATE_TIERS).filter((tier) => tier.startsWith("sign_in") && !named.includes(tier))).toEqual([]);
    // Sessions are opened here and nowhere else: another place is another way in, and belongs into the table.
    const opens = /\b(?:staffCookie|welcomeResident|residentCookie|insertSession|openSession|openStaffSession)\(/;
    const isDefinition =
      /^export (?:async )?(?:const|function) (?:staffCookie|welcomeResident|residentCookie|insertSession|openSession|openStaffSession)\b/m;
    const doors = ["app/routes", "app/http", "app/domain", "app/server"]
      .flatMap((folder) => listSources(folder, /\.tsx?$/))
      .filter((file) => !/\.test\./.test(file.path) && opens.test(file.text) && !isDefinition.test(file.text));
    expect(doors.map((file) => file.path)).toEqual([
      "app/routes/sign-in_.back/route.tsx",
      "app/routes/sign-in_.code/route.tsx",
      "app/routes/staff.account/route.tsx",
      "app/routes/staff_.invitation.$token/route.tsx",
      "app/routes/staff_.second-factor/route.tsx",
      "app/routes/staff_.sign-in/route.tsx",
      "app/routes/staff_.sign-in_.back/route.tsx",
      "app/routes/staff_.sign-in_.code/route.tsx",
      "app/domain/accounts/enter-second-factor.server.ts",
      "app/domain/accounts/own-account.server.ts",
      "app/domain/accounts/set-up-second-factor.server.ts",
      "app/domain/accounts/sign-in.server.ts",
      "app/domain/accounts/staff-provider-sign-in.server.ts",
      "app/domain/residents/enter-sign-in-code.server.ts",
      "app/domain/residents/finish-provider-sign-in.server.ts",
    ]);
    expect(section("Signing in")).toContain("Ten wrong tries in a quarter of an hour");
    expect(RATE_TIERS.sign_in).toEqual({ points: 10, seconds: 900 });
  });

  it("words that no password may be made of", () => {
    const list = /\*\*Words no password may be made of\*\*:([^;]*);/.exec(section("Signing in"))?.[1] ?? "";
    const words = [...list.matchAll(/`([a-z]+)`/g)].map((match) => match[1] ?? "");
    expect(words.length).toBeGreaterThan(12);
    for (const word of words)
      expect(findPasswordFault(`${word}-2026-2026`, { email: "a@b.example", name: "A" }), word).toBe("common");
  });

  it("how long sessions last, how many there may be, and what a provider's are to us", () => {
    expect(tableOf("Sessions", "who").map((row) => row.slice(0, 3))).toEqual([
      ["resident", minutes(resident.IDLE_LIMIT_MS), hours(resident.ABSOLUTE_LIMIT_MS)],
      ["staff", minutes(staff.IDLE_LIMIT_MS), hours(staff.ABSOLUTE_LIMIT_MS)],
    ]);
    for (const row of tableOf("Sessions", "who")) expect(row[3]).toMatch(/^as many as they like/);
    expect(section("Sessions")).toMatch(/\*\*With a provider\*\* the session is the portal's own/);
  });

  it("who may do what, function by function", () => {
    expect(tableOf("Who may do what", "permission")).toEqual(
      PERMISSIONS.map((permission) => [
        permission,
        STAFF_ROLES.filter((role) => hasPermission([role], permission)).join(", "),
      ]),
    );
  });

  it("who may see and write which part of a record", () => {
    const parts = tableOf("Who may do what", "what of it");
    expect(parts.length).toBeGreaterThan(5);
    for (const row of parts) expect(row.filter((cell) => cell.length > 3)).toHaveLength(3);
  });

  it("every keyed hash, cipher and password hash, where it is made and with which key", () => {
    const rows = tableOf("Cryptography", "used for");
    const makers = listSources("app", /\.server\.ts$/)
      .filter((file) => !/\.test\./.test(file.path))
      .filter(
        (file) =>
          /\b(?:createHmac|createCipheriv|scrypt\w*|hkdf\w*|pbkdf2\w*|generateKey\w*|sign)\(/.test(file.text) &&
          readImports(file).some((one) => one.target === "node:crypto"),
      )
      .map((file) => file.path);
    const argon2 = listSources("app", /\.server\.ts$/).filter((file) => file.text.includes('from "@node-rs/argon2"'));
    const listed = rows.map((row) => row[3] ?? "");
    expect([...makers, ...argon2.map((file) => file.path)].filter((path) => !listed.includes(path))).toEqual([]);
    for (const path of listed) expect(() => read(path), path).not.toThrow();
  });

  it("every connection that goes out", () => {
    const listed = tableOf("Connections", "variable").map((row) => row[0] ?? "");
    const addresses = [...read("app/config/env.server.ts").matchAll(/^ {2}(\w+(?:_URL|_ISSUER)):/gm)].map(
      (match) => match[1] ?? "",
    );
    expect(addresses.filter((name) => name !== "PUBLIC_URL" && !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !addresses.includes(name))).toEqual([]);
  });

  it("which texts about people stand in the clear, each looked at", () =>
    database.rolledBack(async (db) => {
      const { rows } = await db.query<{ table: string; column: string }>(
        `select table_name as table, column_name as column
         from information_schema.columns
         where table_schema = 'public'
           and (data_type in ('text', 'jsonb', 'ARRAY') or data_type like 'char%')`,
      );
      const graded = new Map(tableOf("Data", "grade").map(([grade, tables]) => [grade, (tables ?? "").split(", ")]));
      const about = [...(graded.get("confidential") ?? []), ...(graded.get("restricted") ?? []), "feedback"];
      const own = /Other texts of those tables[^|]*/.exec(section("Data"))?.[0] ?? "";
      const words = new Set([...own.matchAll(/`(\w+)`/g)].map(([, word]) => word));
      const listed = tableOf("Data", "in the clear").flatMap(([columns]) => (columns ?? "").split(", "));
      const isDecided = ({ table, column }: (typeof rows)[number]): boolean =>
        /^sealed|hash$/.test(column) || words.has(column) || listed.includes(`${table}.${column}`);
      const undecided = rows.filter((row) => about.includes(row.table) && !isDecided(row));
      expect(undecided.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
      const known = rows.map(({ table, column }) => `${table}.${column}`);
      expect(listed.filter((column) => !known.includes(column))).toEqual([]);
    }));

  it("how each grade is protected: what is sealed, and how long it is kept", () => {
    const rows = tableOf("Data", "protection of");
    expect(rows.map((row) => row[0])).toEqual([...GRADES]);
    for (const row of rows) expect(row.filter((cell) => cell.length > 3)).toHaveLength(5);
    const sealed = tableOf("Data", "sealed in").map((row) => row[0]);
    expect(sealed).toEqual([...new Set(sealedColumns.map((column) => SEALED_COLUMNS[column].table))]);
    expect(tableOf("Data", "kept").map((row) => row.slice(0, 2))).toEqual(
      Object.entries(RETENTION_DAYS).map(([category, days]) => [category, String(days)]),
    );
  });

  it("the grade of every table", async () => {
    const rows = tableOf("Data", "grade");
    expect(rows.map((row) => row[0])).toEqual([...GRADES]);
    const listed = rows.flatMap((row) => (row[1] ?? "").split(", "));
    const { rows: tables } = await database.db.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ '^(?:schema_migrations|migrations|pg_)'`,
    );
    expect(tables.map((table) => table.name).filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it("what is logged where, and who reads it", () => {
    const rows = tableOf("Log", "what");
    expect(rows.map((row) => row[0])).toEqual(
      expect.arrayContaining(["request log, faults, refusals", "audit trail", "figures"]),
    );
    // The log goes to the standard output and nowhere else: no transport, no file.
    const logs = listSources("app", /\.ts$/).filter(
      (file) => !/\.test\./.test(file.path) && /\bpino(?:\.\w+)?\(/.test(file.text),
    );
    expect(logs.map((file) => file.path)).toEqual(["app/services.server.ts"]);
    expect(logs[0]?.text).not.toMatch(/transport|pino\.destination\((?!2\))/);
  });

  it("how soon holes in packages are closed", () => {
    expect(section("Packages")).toMatch(
      /\*\*7 days\*\* when critical or high, \*\*30 days\*\* when moderate, \*\*90 days\*\* when low/,
    );
  });
});

describe("packages", () => {
  const lock = z
    .object({
      packages: z.record(
        z.string(),
        z.looseObject({
          version: z.string(),
          integrity: z.string().optional(),
          resolved: z.string().optional(),
          link: z.boolean().optional(),
          inBundle: z.boolean().optional(),
        }),
      ),
    })
    .parse(JSON.parse(read("package-lock.json")));
  const own = Object.entries(lock.packages).filter(([path]) => path !== "");

  it("have each their version and checksum in the lock file, and come from the registry alone", () => {
    expect(own.length).toBeGreaterThan(500);
    const loose = own.filter(
      ([, one]) =>
        one.link ||
        (!one.inBundle && !/^sha512-/.test(one.integrity ?? "")) ||
        // The lock file names no host (.npmrc): an address there would be a package from elsewhere.
        one.resolved !== undefined,
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it("are asked for by exact version", () => {
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read("package.json")));
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

it("every secret may be kept out of the environment, in a file of its own", () => {
  const names = [...read("app/config/env.server.ts").matchAll(/^ {2}(\w+):/gm)].map((match) => match[1] ?? "");
  const secret = names.filter((name) => /(?:SECRET|PASSWORD|TOKEN|_KEY|_KEYS)$|^(?:DATABASE|SMTP)_URL$/.test(name));
  expect(secret.length).toBeGreaterThan(6);
  expect(secret.filter((name) => !SECRETS.includes(name))).toEqual([]);
});
