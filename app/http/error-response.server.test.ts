import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import pino from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { DatabaseError, DatabaseStoppedError, DatabaseUnavailableError } from "#app/db/errors.ts";
import { AppError } from "#app/lib/app-error.ts";
import { guardRoutes } from "./error-response.server.ts";

let logged: string;
beforeEach(() => {
  logged = "";
});
const log = pino({ level: "info" }, { write: (line: string) => void (logged += line) });

type Handler = () => unknown;

function run(handler: Handler, options: { isPage?: boolean; language?: string } = {}): Promise<unknown> {
  const route = {
    id: "r",
    path: "r",
    module: { loader: async () => handler(), default: options.isPage === false ? undefined : () => null },
  };
  const { routes } = guardRoutes({ routes: { r: route } } as unknown as Pick<ServerBuild, "routes">);
  const context = { services: { log }, language: options.language ?? "en", requestId: "abc123" };
  const args = {
    request: new Request("http://localhost/r?secret=1"),
    params: {},
    context,
  } as unknown as LoaderFunctionArgs;
  const loader = routes["r"]?.module.loader;
  if (!loader) throw new Error("no loader");
  return Promise.resolve(loader(args));
}

const thrownBy = (handler: Handler, options?: Parameters<typeof run>[1]) =>
  run(handler, options).catch((error: unknown) => error);
const fail =
  (error: unknown): Handler =>
  () => {
    throw error;
  };

describe("a guarded route", () => {
  it("turns a refusal into its status and page data", async () => {
    const response = await thrownBy(fail(new AppError("too_many", { retryAfterSeconds: 30 })));
    expect(response).toBeInstanceOf(Response);
    expect(response).toMatchObject({ status: 429 });
    expect((response as Response).headers.get("Retry-After")).toBe("30");
    expect(await (response as Response).json()).toEqual({
      code: "too_many",
      status: 429,
      requestId: "abc123",
      retryAfterSeconds: 30,
    });
    expect(logged).toBe("");
  });

  it.each([
    ["away", new DatabaseUnavailableError("postgres://portal@db cannot be reached")],
    ["stopped", new DatabaseStoppedError("The embedded database stopped.")],
    ["read-only", new DatabaseError({ message: "cannot execute INSERT", code: "25006" })],
    ["full", new DatabaseError({ message: "No space left on device", code: "53100" })],
    ["too slow", new DatabaseError({ message: "canceling statement", code: "57014" })],
  ])("says that a database that is %s may be tried again, and records it", async (_, error) => {
    const response = (await thrownBy(fail(error))) as Response;
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: "unavailable" });
    expect(logged).toContain(error.name);
  });

  it("takes a broken rule of the database for a fault of ours", async () => {
    const broken = new DatabaseError({ message: "duplicate key", code: "23505" });
    expect(await thrownBy(fail(broken))).toMatchObject({ status: 500 });
  });

  it("shows nothing of a fault, and records it once with the request's id and without the query", async () => {
    const response = (await thrownBy(fail(new Error("password=hunter2 at /srv/secret.ts")))) as Response;
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/hunter2|secret/);
    expect(logged.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(logged)).toMatchObject({
      requestId: "abc123",
      path: "/r",
      err: { message: "password=hunter2 at /srv/secret.ts" },
    });
  });

  it("answers programs in the form of the API and the caller's language", async () => {
    const response = (await run(fail(new AppError("not_found")), { isPage: false, language: "zh-CN" })) as Response;
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: "not_found", message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
  });

  it("lets redirects and plain answers through", async () => {
    const redirect = new Response(null, { status: 303, headers: { Location: "/requests/1" } });
    expect(await thrownBy(fail(redirect))).toBe(redirect);
    expect(await run(() => ({ title: "x" }))).toEqual({ title: "x" });
  });
});
