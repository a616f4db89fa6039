import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { VARIABLES } from "#app/config/env.server.ts";
import { SECRETS } from "#app/config/secret-files.server.ts";
import { projectRoot } from "#app/config/paths.server.ts";

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");

/** Instructions of a Dockerfile with their words, continued lines joined. */
const instructions = read("Dockerfile")
  .replaceAll(/\\\n/g, " ")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => ({ name: line.split(" ", 1)[0] ?? "", rest: line.slice(line.indexOf(" ") + 1).trim() }));
const of = (name: string): string[] => instructions.filter((one) => one.name === name).map((one) => one.rest);
const lastStage = instructions.slice(instructions.map((one) => one.name).lastIndexOf("FROM"));

const service = z.looseObject({
  image: z.string().optional(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
});
const composeSchema = z.object({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});
const compose = composeSchema.parse(parse(read("compose.yaml")));

describe("the image", () => {
  it("is Node 24 in every stage, and runs as somebody without rights", () => {
    expect(of("FROM").length).toBe(2);
    for (const from of of("FROM")) expect(from).toMatch(/^node:24-/);
    expect(lastStage.filter((one) => one.name === "USER").map((one) => one.rest)).toEqual(["node"]);
    const afterUser = lastStage.slice(lastStage.findIndex((one) => one.name === "USER"));
    expect(afterUser.filter((one) => ["RUN", "COPY", "ADD"].includes(one.name))).toEqual([]);
  });

  it("holds no secret and no data: what is copied is listed, and nothing is set but plain settings", () => {
    const [everything, ...rest] = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(everything).toBe("*");
    const taken = rest.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    for (const path of taken) expect(existsSync(join(projectRoot, path)), path).toBe(true);
    expect(taken.filter((path) => /secret|\.data|\.env|\.git$|build|node_modules/.test(path))).toEqual([]);
    expect([...of("ENV"), ...of("ARG")].join(" ")).not.toMatch(/SECRET|PASSWORD|TOKEN|_KEY|_URL/);
  });

  it("takes along all that the build is made from, so that the start only looks", () => {
    const sources = [...read("app/server/ensure-build.ts").matchAll(/^ {2}"([\w./-]+)",$/gm)].map((match) => match[1]);
    expect(sources.length).toBeGreaterThan(5);
    for (const path of sources) expect(read(".dockerignore").split("\n")).toContain(`!${path}`);
  });

  it("is asked whether it is ready, and starts without npm in between", () => {
    expect(of("HEALTHCHECK").join()).toContain("/readyz");
    expect(of("CMD").map((one) => JSON.parse(one) as string[])).toEqual([
      ["node", "--import", "tsx", "app/server/start.ts"],
    ]);
  });
});

describe("compose.yaml", () => {
  const { portal, database, mail } = compose.services;

  it("runs the portal without rights on a root that cannot be written", () => {
    expect(portal).toMatchObject({
      user: "node",
      read_only: true,
      tmpfs: ["/tmp"],
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    expect(Number.parseInt(portal?.stop_grace_period ?? "0")).toBeGreaterThan(10);
  });

  it("brings PostgreSQL with pgvector, of the version whose programs the image has, and a mail catcher", () => {
    const version = /pgvector\/pgvector:pg(\d+)$/.exec(database?.image ?? "")?.[1];
    expect(read("Dockerfile")).toContain(`postgresql-client-${version} `);
    expect(portal?.environment?.["SMTP_URL"]).toContain("smtp://mail:1025");
    expect(mail).toBeDefined();
  });

  it("sets only variables that the portal reads", () => {
    const known = new Set([...VARIABLES, ...SECRETS.map((name) => `${name}_FILE`)]);
    const given = Object.keys(portal?.environment ?? {});
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  it("takes secrets from files that are never committed, and opens ports on this machine only", () => {
    const given = Object.values(compose.services).flatMap((one) => Object.entries(one.environment ?? {}));
    const secretNames = given
      .map(([name]) => name)
      .filter((name) => /SECRET|PASSWORD|TOKEN|_KEY|DATABASE_URL/.test(name));
    expect(secretNames.filter((name) => !name.endsWith("_FILE"))).toEqual([]);
    for (const [name, value] of given.filter(([name]) => name.endsWith("_FILE")))
      expect(compose.secrets, name).toHaveProperty(value.replace("/run/secrets/", ""));
    for (const { file } of Object.values(compose.secrets)) {
      const ignored = execFileSync("git", ["check-ignore", file], { cwd: projectRoot, encoding: "utf8" });
      expect(ignored.trim()).toBe(file);
    }
    const ports = Object.values(compose.services).flatMap((one) => one.ports ?? []);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });
});
