import { describe, expect, it } from "vitest";
import { type Import, readImports } from "#tests/support/imports.ts";
import { listSources, type SourceFile } from "#tests/support/source-files.ts";

const MAX_LINES = 500;

/** Which folder of `app/` may use which; the house of `architecture.md`, read downwards. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  config: ["lib"],
  i18n: ["config", "lib"],
  db: ["lib"],
  ports: ["db", "i18n", "lib"],
  domain: ["db", "ports", "i18n", "lib"],
  jobs: ["domain", "db", "ports", "i18n", "lib"],
  // Sample life for demo mode, made by the same use cases as real life.
  demo: ["domain", "db", "ports", "i18n", "lib"],
  components: ["i18n", "lib"],
  islands: ["lib"],
  // The service worker, and what pages and server must know of it.
  offline: ["lib"],
  // Backup, restore and doctor: commands of an operator, never part of the bundle.
  operations: ["domain", "db", "ports", "i18n", "config", "lib"],
  http: ["domain", "db", "ports", "components", "i18n", "config", "lib"],
  routes: ["components", "domain", "http", "i18n", "lib"],
  // The process beside the bundle: with domain or database in it there would be two of each.
  server: ["config", "lib", "offline"],
};

/** What any folder may name as a type, since types are gone when the code runs. */
const MAY_NAME_TYPES_OF: Record<string, readonly string[]> = {
  db: ["config"],
  ports: ["domain", "config"],
  domain: ["config"],
  components: ["domain", "http", "routes"],
  islands: ["domain", "components"],
  jobs: ["config"],
  routes: ["db", "ports"],
  server: ["http", "root"],
};

/** Areas of `domain/` from the ground up; an area uses its own floor and those below. */
const FLOORS = [
  ["audit", "accounts", "desks"],
  ["clients", "mails"],
  ["attachments", "search"],
  ["catalogue", "content", "feedback"],
  ["eligibility", "open-formats"],
  ["requests"],
  ["assistant"],
  ["handoff", "watches"],
  ["gaps", "residents"],
  ["privacy"],
];

/** Packages that reach outside, and the only folders that may hold them. */
const OUTSIDE: readonly { readonly packages: RegExp; readonly allowed: RegExp }[] = [
  { packages: /^(?:pg|pg-boss|openai|openid-client|nodemailer|@electric-sql\/.+)$/, allowed: /^app\/(?:ports|db)\// },
  { packages: /^@langchain\//, allowed: /^app\/domain\/(?:assistant|search)\// },
  {
    packages: /^(?:react|react-dom|@remix-run\/react)$/,
    allowed: /^app\/(?:components|routes|http\/error-page\.ts|server\/remix-handler\.ts|root\.tsx|entry\.server\.tsx)/,
  },
];

/** Programs of their own, which open the database alone; they live beside the server because all are processes. */
const COMMANDS = ["admin", "backup", "restore", "doctor", "keys", "audit"].map((name) => `app/server/${name}-cli.ts`);

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const sources = listSources("app", /\.tsx?$/).filter((file) => !isTest(file.path));
const imports = sources.flatMap(readImports);

const folderOf = (path: string): string => path.match(/^app\/([^/]+)\//)?.[1] ?? "root";
const areaOf = (path: string): string | undefined => path.match(/^app\/domain\/([^/]+)\//)?.[1];
const show = ({ from, specifier }: Import): string => `${from} imports ${specifier}`;
const under = (folder: string): SourceFile[] => sources.filter((file) => file.path.startsWith(`app/${folder}/`));

function isAllowedFolder({ from, target, isTypeOnly }: Import): boolean {
  const [mine, theirs] = [folderOf(from), folderOf(target)];
  if (mine === theirs || mine === "root" || COMMANDS.includes(from)) return true;
  // Lists of words and pure rules carry no suffix, and may be shown and sent to browsers.
  if ((mine === "components" || mine === "islands") && theirs === "domain" && !target.includes(".server.")) return true;
  // Sheets of one page alone; `links` of the route names them.
  if (mine === "routes" && theirs === "styles") return true;
  if (["domain", "db", "ports"].includes(mine) && target === "app/config/paths.server.ts") return true;
  return (MAY_IMPORT[mine] ?? []).includes(theirs) || (isTypeOnly && (MAY_NAME_TYPES_OF[mine] ?? []).includes(theirs));
}

describe("the architecture", () => {
  it("has no folder that these rules do not know", () => {
    const folders = new Set(sources.map((file) => folderOf(file.path)));
    expect([...folders].filter((folder) => folder !== "root" && !(folder in MAY_IMPORT))).toEqual([]);
  });

  it("imports one way: routes, components and domain, database and ports", () => {
    expect(imports.filter((one) => one.isProject && !isAllowedFolder(one)).map(show)).toEqual([]);
  });

  it("lets nothing but the portal and commands know the composition root", () => {
    const users = imports.filter((one) => one.target === "app/services.server.ts" && !one.isTypeOnly);
    expect(users.map((one) => one.from).filter((from) => !COMMANDS.includes(from))).toEqual(["app/portal.server.ts"]);
  });

  it("lets domain areas use only those below them", () => {
    const floorOf = (area: string): number => FLOORS.findIndex((floor) => floor.includes(area));
    const upwards = imports.filter((one) => {
      const [mine, theirs] = [areaOf(one.from), areaOf(one.target)];
      return mine && theirs && mine !== theirs && floorOf(theirs) > floorOf(mine);
    });
    expect(upwards.map(show)).toEqual([]);
    const unknown = new Set(sources.flatMap((file) => areaOf(file.path) ?? []).filter((area) => floorOf(area) < 0));
    expect([...unknown]).toEqual([]);
  });

  it("has no two areas of one floor that use each other", () => {
    const pairs = new Set(
      imports.flatMap((one) =>
        areaOf(one.from) && areaOf(one.target) ? [`${areaOf(one.from)} ${areaOf(one.target)}`] : [],
      ),
    );
    const mutual = [...pairs].filter((pair) => {
      const [mine, theirs] = pair.split(" ");
      return mine !== theirs && pairs.has(`${theirs} ${mine}`);
    });
    expect(mutual).toEqual([]);
  });

  it("keeps packages that reach outside in ports and db", () => {
    const misplaced = imports.filter(
      (one) =>
        !one.isProject &&
        !one.isTypeOnly &&
        OUTSIDE.some((rule) => rule.packages.test(one.target) && !rule.allowed.test(one.from)),
    );
    expect(misplaced.map(show)).toEqual([]);
  });

  it("gives lib no package either", () => {
    expect(imports.filter((one) => folderOf(one.from) === "lib" && !one.isProject).map(show)).toEqual([]);
  });

  it("writes the extension, and climbs with ../ inside an area only", () => {
    const sloppy = imports.filter(
      (one) =>
        one.isProject &&
        ((one.specifier.startsWith("..") && (!areaOf(one.from) || areaOf(one.from) !== areaOf(one.target))) ||
          !/\.(?:tsx?|mjs|css|json)(?:\?\w+)?$/.test(one.specifier)),
    );
    expect(sloppy.map(show)).toEqual([]);
  });

  it("reads the environment in config and server only", () => {
    const readers = sources.filter(
      (file) => /process\.env\b/.test(file.text) && !/^app\/(?:config|server)\//.test(file.path),
    );
    expect(readers.map((file) => file.path)).toEqual([]);
  });

  it("takes the time from the clock in domain, routes and http", () => {
    const now = /\bDate\.now\(\)|\bnew Date\(\)/;
    const readers = [...under("domain"), ...under("routes"), ...under("http")].filter((file) => now.test(file.text));
    expect(readers.map((file) => file.path)).toEqual([]);
  });

  it("writes dates for people in one place", () => {
    const places = ["app/i18n/format.ts", "app/lib/calendar-date.ts"];
    const writers = sources.filter((file) => /Intl\.DateTimeFormat\(|toLocale\w*String\(/.test(file.text));
    expect(writers.map((file) => file.path).filter((path) => !places.includes(path))).toEqual([]);
  });

  it("holds SQL in query files only", () => {
    const askers = [...under("domain"), ...under("routes"), ...under("http")].filter(
      (file) => /\.query[<(]/.test(file.text) && !file.path.endsWith(".queries.server.ts"),
    );
    expect(askers.map((file) => file.path)).toEqual([]);
  });

  it("reads every form through readForm, with its limits", () => {
    const readers = [...under("routes"), ...under("http")].filter((file) =>
      /request\.(?:formData|text|json|arrayBuffer)\(/.test(file.text),
    );
    expect(readers.map((file) => file.path)).toEqual([]);
  });

  it("has no file over five hundred lines", () => {
    const long = sources.filter((file) => file.text.split("\n").length > MAX_LINES);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it("gives every domain area its page", () => {
    const areas = new Set(sources.flatMap((file) => areaOf(file.path) ?? []));
    const pages = new Set(listSources("app/domain", /^README\.md$/).map((file) => areaOf(file.path)));
    expect([...areas].filter((area) => !pages.has(area))).toEqual([]);
  });
});
