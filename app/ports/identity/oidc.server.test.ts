import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  chooseAt,
  type ProviderFault,
  startIdentityProvider,
  TEST_CLIENT,
  type TestIdentityProvider,
  WITH_ID_CARD,
} from "#tests/support/identity-provider.ts";
import { createOidcProvider } from "./oidc.server.ts";
import type { IdentityProvider } from "./port.ts";

let server: TestIdentityProvider;
beforeAll(async () => void (server = await startIdentityProvider()));
afterEach(() => server.break(undefined));
afterAll(() => server.stop());

const providerAt = (issuer: string, substantialClasses = [WITH_ID_CARD]): IdentityProvider =>
  createOidcProvider({ ...TEST_CLIENT, issuer, name: "Sample", scopes: "openid profile", substantialClasses });

const secrets = { state: "s".repeat(43), nonce: "n".repeat(43), codeVerifier: "v".repeat(43) };
const wish = { returnAddress: "https://portal.test/sign-in/back", language: "en", wantsHigh: false };

const failure = (reason: string) => expect.objectContaining({ name: "IdentityError", reason });

async function comeBack(provider: IdentityProvider, who = "sample-1"): Promise<URL> {
  return chooseAt(await provider.begin(secrets, wish), who);
}

describe("a reply of the provider", () => {
  it("is refused with another state, so nobody signs another's browser in", async () => {
    const provider = providerAt(server.issuer);
    const back = await comeBack(provider);
    await expect(provider.finish(back, { ...secrets, state: "x".repeat(43) })).rejects.toEqual(failure("refused"));
    back.searchParams.delete("state");
    await expect(provider.finish(back, secrets)).rejects.toEqual(failure("refused"));
  });

  it("is refused with another verifier: a stolen code is worth nothing", async () => {
    const provider = providerAt(server.issuer);
    const stolen = { ...secrets, codeVerifier: "w".repeat(43) };
    await expect(provider.finish(await comeBack(provider), stolen)).rejects.toEqual(failure("refused"));
  });

  it("is refused the second time", async () => {
    const provider = providerAt(server.issuer);
    const back = await comeBack(provider);
    await provider.finish(back, secrets);
    await expect(provider.finish(back, secrets)).rejects.toEqual(failure("refused"));
  });

  it.each<ProviderFault>([
    "wrong_nonce",
    "wrong_issuer",
    "wrong_audience",
    "expired",
    "wrong_signature",
    "unsigned",
    "no_id_token",
  ])("is refused: %s", async (fault) => {
    const provider = providerAt(server.issuer);
    server.break(fault);
    await expect(provider.finish(await comeBack(provider), secrets)).rejects.toEqual(failure("refused"));
  });

  it("says when the person cancelled", async () => {
    const provider = providerAt(server.issuer);
    await expect(provider.finish(await comeBack(provider, "nobody"), secrets)).rejects.toEqual(failure("cancelled"));
  });

  it("names the person and how they showed who they are", async () => {
    const provider = providerAt(server.issuer);
    expect(await provider.finish(await comeBack(provider, "sample-2"), secrets)).toEqual({
      issuer: server.issuer,
      subject: "sample-2",
      assuranceClass: WITH_ID_CARD,
      name: "Wang Min",
      verifiedEmail: undefined,
      methods: [],
    });
  });

  it("names a mail address only when the provider says that it has verified it, and by which methods", async () => {
    const provider = providerAt(server.issuer);
    const unverified = await provider.finish(await comeBack(provider, "s|li@x.example|unverified"), secrets);
    expect(unverified).toMatchObject({ subject: "s", verifiedEmail: undefined });
    expect(await provider.finish(await comeBack(provider, "s|li@x.example|pwd|mfa"), secrets)).toMatchObject({
      subject: "s",
      verifiedEmail: "li@x.example",
      methods: ["pwd", "mfa"],
    });
  });
});

describe("a provider that does not answer", () => {
  it("is called unreachable, before and after the person was there, and asked again next time", async () => {
    const provider = providerAt(server.issuer);
    server.break("out_of_order");
    await expect(provider.begin(secrets, wish)).rejects.toEqual(failure("unreachable"));
    server.break(undefined);
    const back = await comeBack(provider);
    server.break("out_of_order");
    await expect(provider.finish(back, secrets)).rejects.toEqual(failure("unreachable"));
    server.break(undefined);
    expect(await provider.finish(await comeBack(provider), secrets)).toMatchObject({ subject: "sample-1" });
  });

  it("is called unreachable where nobody listens", async () => {
    const gone = await startIdentityProvider();
    await gone.stop();
    await expect(providerAt(gone.issuer).begin(secrets, wish)).rejects.toEqual(failure("unreachable"));
  });
});

describe("a provider is refused", () => {
  it("when it says that it is somebody else than was configured", async () => {
    // The same machine under another name: everything it says is right but the name it calls itself.
    const other = server.issuer.replace("127.0.0.1", "localhost");
    await expect(providerAt(other).begin(secrets, wish)).rejects.toEqual(failure("refused"));
  });

  it("when it names a part of itself that stands inside, at a host nobody configured", async () => {
    const provider = providerAt(server.issuer);
    server.break("leads_inside");
    const back = await comeBack(provider);
    await expect(provider.finish(back, secrets)).rejects.toEqual(failure("refused"));
  });

  it("when the key that signed came along with what it signed", async () => {
    const provider = providerAt(server.issuer);
    server.break("brings_its_key");
    await expect(provider.finish(await comeBack(provider), secrets)).rejects.toEqual(failure("refused"));
  });

  it("when it signed with a secret that both know, in place of a key of its own", async () => {
    const provider = providerAt(server.issuer);
    server.break("shared_secret");
    await expect(provider.finish(await comeBack(provider), secrets)).rejects.toEqual(failure("refused"));
  });
});

describe("the address to which the browser is sent", () => {
  it("carries the hash of the verifier, never the verifier, and the language", async () => {
    const address = await providerAt(server.issuer).begin(secrets, wish);
    expect(address.href).not.toContain(secrets.codeVerifier);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      ui_locales: "en",
      redirect_uri: wish.returnAddress,
    });
    expect(address.searchParams.has("acr_values")).toBe(false);
  });

  it("asks for the stronger way when a form needs it", async () => {
    const address = await providerAt(server.issuer).begin(secrets, { ...wish, wantsHigh: true });
    expect(address.searchParams.get("acr_values")).toBe(WITH_ID_CARD);
  });
});

it("only classes that the authority named are substantial", () => {
  expect(providerAt(server.issuer).isSubstantial(WITH_ID_CARD)).toBe(true);
  expect(providerAt(server.issuer).isSubstantial("anything")).toBe(false);
  expect(providerAt(server.issuer, []).isSubstantial(undefined)).toBe(false);
});
