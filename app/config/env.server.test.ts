import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isStartupError } from "#app/lib/startup-error.ts";
import { publicAddress, readConfig } from "./env.server.ts";
import { makePushKey, publicPushKey, readPushKey } from "./push-key.server.ts";
import { readSessionSecret } from "./session-secret.server.ts";

function messageOf(env: Record<string, string>): string {
  try {
    readConfig(env);
    return "";
  } catch (error) {
    if (isStartupError(error)) return error.message;
    throw error;
  }
}

describe("the variables", () => {
  it.each([
    ["PORT", "abc"],
    ["PORT", "70000"],
    ["PORT", "80.5"],
    ["PUBLIC_URL", "portal.example"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["DATABASE_URL", "mysql://x/y"],
    ["DEMO", "yes"],
    ["DEMO_CLOCK", "tomorrow"],
    ["LLM_BASE_URL", "models"],
    ["RERANK_BASE_URL", "models"],
    ["ASSISTANT", "false"],
    ["SMTP_URL", "http://mail"],
    ["OIDC_ISSUER", "login"],
    ["SESSION_SECRET", "short"],
    ["SMS_REPLY_KEY", "short"],
    ["TRUST_PROXY", "true"],
    ["PUSH_PRIVATE_KEY", "short"],
    ["PUSH_CONTACT", "it@example.org"],
    ["PUSH_CONTACT", "http://example.org"],
    ["PUSH_TRUSTED_HOSTS", "push.internal"],
    ["LOG_LEVEL", "loud"],
  ])("are refused with their name and what is expected: %s=%s", (name, value) => {
    const message = messageOf({ [name]: value });
    expect(message).toMatch(new RegExp(`^The variable ${name} must `));
    expect(message).toContain("start again");
  });

  it("never show the value of a wrong one, which may be a secret", () => {
    expect(messageOf({ SESSION_SECRET: "hunter2" })).not.toContain("hunter2");
    expect(messageOf({ DATABASE_URL: "hunter2" })).not.toContain("hunter2");
  });

  it("name every wrong one at once", () => {
    expect(messageOf({ PORT: "x", DEMO: "y" })).toMatch(/PORT[^]*DEMO/);
  });

  it("need whom push services may write to with a key for them", () => {
    const key = { PUSH_PRIVATE_KEY: makePushKey() };
    expect(messageOf(key)).toMatch(/PUSH_CONTACT is needed/);
    expect(messageOf(key)).not.toContain(key.PUSH_PRIVATE_KEY);
    const config = readConfig({
      ...key,
      PUSH_CONTACT: "mailto:it@example.org",
      PUSH_TRUSTED_HOSTS: "Push.internal:443",
    });
    expect([config.push?.contact, config.pushHosts]).toEqual(["mailto:it@example.org", ["push.internal:443"]]);
  });

  it("need a model's name with a model's address", () => {
    expect(messageOf({ LLM_BASE_URL: "http://localhost:8000/v1" })).toContain("LLM_MODEL");
    expect(messageOf({ RERANK_BASE_URL: "http://localhost:8000/v1" })).toContain("RERANK_MODEL");
  });

  describe("of a provider that vouches for residents", () => {
    const whole = {
      OIDC_ISSUER: "https://login.example.org",
      OIDC_CLIENT_ID: "portal",
      OIDC_CLIENT_SECRET: "hunter2",
      OIDC_NAME: "City ID",
    };

    it.each(["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"])("are needed together: %s", (name) => {
      expect(messageOf({ ...whole, [name]: "" })).toContain(name);
    });

    it("refuse plain http, except on this computer", () => {
      expect(messageOf({ ...whole, OIDC_ISSUER: "http://login.example.org" })).toMatch(/OIDC_ISSUER.*https/);
      expect(readConfig({ ...whole, OIDC_ISSUER: "http://127.0.0.1:8080" }).oidc).toMatchObject({ name: "City ID" });
    });

    it("must ask for openid", () => {
      expect(messageOf({ ...whole, OIDC_SCOPES: "profile" })).toContain("openid");
    });

    it("name what counts as substantial, and nothing unless told so", () => {
      expect(readConfig(whole).oidc).toMatchObject({ scopes: "openid profile", substantialClasses: [] });
      expect(readConfig({ ...whole, OIDC_ACR_HIGH: "a  b" }).oidc?.substantialClasses).toEqual(["a", "b"]);
      expect(readConfig({ OIDC_NAME: "City ID" }).oidc).toBeUndefined();
    });
  });

  describe("of a provider that vouches for staff", () => {
    const whole = {
      STAFF_OIDC_ISSUER: "https://login.example.org",
      STAFF_OIDC_CLIENT_ID: "portal",
      STAFF_OIDC_CLIENT_SECRET: "hunter2",
      STAFF_OIDC_NAME: "Staff ID",
    };

    it("are needed together, and without them passwords cannot be switched off", () => {
      expect(messageOf({ ...whole, STAFF_OIDC_NAME: "" })).toContain("STAFF_OIDC_NAME");
      expect(messageOf({ STAFF_PASSWORDS: "0" })).toMatch(/STAFF_PASSWORDS.*STAFF_OIDC_ISSUER/);
      expect(messageOf({ STAFF_PASSWORDS: "no" })).toMatch(/STAFF_PASSWORDS must be 0 or 1/);
    });

    it("leave passwords on, ask for the mail address, and count no second factor unless told so", () => {
      expect(readConfig(whole)).toMatchObject({
        oidc: undefined,
        staffPasswords: true,
        staffOidc: { name: "Staff ID", scopes: "openid profile email", substantialClasses: [] },
      });
      const told = { ...whole, STAFF_PASSWORDS: "0", STAFF_OIDC_SECOND_FACTOR: "mfa hwk" };
      expect(readConfig(told)).toMatchObject({
        staffPasswords: false,
        staffOidc: { substantialClasses: ["mfa", "hwk"] },
      });
    });
  });

  it("let nobody set the clock outside demo mode", () => {
    expect(messageOf({ DEMO: "0", DEMO_CLOCK: "2026-11-18T10:00:00+08:00" })).toContain("DEMO_CLOCK");
  });

  it("count as unset when empty, with the defaults of the contract", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", EVALUATION_KEY: "" })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      isDemo: true,
      assistant: "on",
      databaseUrl: undefined,
      evaluationKey: undefined,
      trustedProxies: 0,
    });
  });

  it("leave demo mode when a database or an address is given", () => {
    expect(readConfig({ DATABASE_URL: "postgres://localhost/x" }).isDemo).toBe(false);
    expect(readConfig({ PUBLIC_URL: "https://portal.example" }).isDemo).toBe(false);
    expect(readConfig({ PUBLIC_URL: "https://portal.example", DEMO: "1" }).isDemo).toBe(true);
  });

  it("give the address for links in mails", () => {
    expect(publicAddress(readConfig({ PUBLIC_URL: "https://portal.example/" }))).toBe("https://portal.example");
    expect(publicAddress(readConfig({ HOST: "0.0.0.0", PORT: "8080" }))).toBe("http://localhost:8080");
    expect(publicAddress(readConfig({ HOST: "::1" }))).toBe("http://[::1]:3000");
  });
});

describe("the session secret", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "session-secret-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("must be given outside demo mode", async () => {
    await expect(readSessionSecret({ sessionSecret: undefined, isDemo: false, dataDir })).rejects.toThrow(
      /SESSION_SECRET is not set/,
    );
  });

  it("is made once in demo mode, readable by its owner only", async () => {
    const config = { sessionSecret: undefined, isDemo: true, dataDir: join(dataDir, "new") };
    const secret = await readSessionSecret(config);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await readSessionSecret(config)).toBe(secret);
    expect((await stat(join(config.dataDir, "session-secret"))).mode & 0o777).toBe(0o600);
  });

  it("is the given one where there is one", async () => {
    expect(await readSessionSecret({ sessionSecret: "sixteen-letters!", isDemo: true, dataDir })).toBe(
      "sixteen-letters!",
    );
  });
});

describe("the key for web push", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "push-key-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("is not there outside demo mode until it is given: nothing is offered", async () => {
    expect(await readPushKey({ push: undefined, isDemo: false, dataDir })).toBeUndefined();
    const push = { privateKey: makePushKey(), contact: "mailto:it@example.org" };
    expect(await readPushKey({ push, isDemo: false, dataDir })).toBe(push.privateKey);
    await expect(stat(join(dataDir, "push-key"))).rejects.toThrow("ENOENT");
  });

  it("is made once in demo mode, readable by its owner only, with a half for browsers", async () => {
    const config = { push: undefined, isDemo: true, dataDir: join(dataDir, "new") };
    const key = await readPushKey(config);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await readPushKey(config)).toBe(key);
    expect((await stat(join(config.dataDir, "push-key"))).mode & 0o777).toBe(0o600);
    expect(publicPushKey(key ?? "")).toMatch(/^B[\w-]{86}$/);
  });

  it("has 43 letters however it falls out, and another one each time", () => {
    const keys = Array.from({ length: 600 }, makePushKey);
    expect(keys.filter((key) => !/^[\w-]{43}$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
