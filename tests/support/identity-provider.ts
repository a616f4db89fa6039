import { createHash, createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** How a provider may go wrong, one at a time. */
export type ProviderFault =
  | "wrong_nonce"
  | "wrong_issuer"
  | "wrong_audience"
  | "expired"
  | "wrong_signature"
  | "unsigned"
  | "brings_its_key"
  | "shared_secret"
  | "no_id_token"
  | "leads_inside"
  | "out_of_order";

type SamplePerson = {
  readonly subject: string;
  readonly name: string;
  readonly assuranceClass?: string;
  readonly email?: string;
  readonly isEmailVerified?: boolean;
  readonly methods?: readonly string[];
};

/**
 * Somebody who is no sample: `subject`, or `subject|mail address`, with marks behind: `|unverified` when the provider did not verify the
 * address, `|id-card` for the stronger class, and methods (`|mfa`) by which they showed who they are.
 */
function personOf(chosen: string): SamplePerson {
  const [subject = "", email, ...marks] = chosen.split("|");
  return {
    subject,
    name: "Somebody new",
    ...(email && { email, isEmailVerified: !marks.includes("unverified") }),
    ...(marks.includes("id-card") && { assuranceClass: WITH_ID_CARD }),
    methods: marks.filter((mark) => !["unverified", "id-card"].includes(mark)),
  };
}

export const TEST_CLIENT = { clientId: "onewindow", clientSecret: "secret of the tests" } as const;

/** How `SamplePerson`s show who they are. */
export const WITH_ID_CARD = "https://provider.test/id-card";

type Grant = {
  readonly challenge: string;
  readonly nonce: string;
  readonly returnAddress: string;
  person: SamplePerson;
};

const PEOPLE: readonly SamplePerson[] = [
  { subject: "sample-1", name: "Li Hua", assuranceClass: "https://provider.test/password" },
  { subject: "sample-2", name: "Wang Min", assuranceClass: WITH_ID_CARD },
];

/**
 * An OpenID provider on this machine: it asks nobody for a password, but checks what the portal sends as a real one does
 * (client, return address, PKCE, each code once).
 */
export async function startIdentityProvider() {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const stranger = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "key-1", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  let fault: ProviderFault | undefined;
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", issuer);
    if (fault === "out_of_order") return send(res, 503, { error: "temporarily_unavailable" });
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return send(res, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          // The same machine by a name that nobody configured.
          token_endpoint: `${fault === "leads_inside" ? issuer.replace("127.0.0.1", "localhost") : issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
          token_endpoint_auth_methods_supported: ["client_secret_basic"],
        });
      case "/jwks":
        return send(res, 200, { keys: [jwk] });
      case "/authorize":
        return authorize(url.searchParams, res);
      case "/token":
        return token(req, res);
      default:
        return send(res, 404, {});
    }
  }

  /** The page on which people choose whom to be, or type who else they are; `choose=` stands for the click. */
  function authorize(asked: URLSearchParams, res: ServerResponse): void {
    const returnAddress = asked.get("redirect_uri") ?? "";
    const isWhole =
      asked.get("client_id") === TEST_CLIENT.clientId &&
      asked.get("code_challenge_method") === "S256" &&
      asked.get("scope")?.split(" ").includes("openid") &&
      asked.has("state") &&
      asked.has("nonce");
    if (!isWhole || asked.get("response_type") !== "code") return send(res, 400, { error: "invalid_request" });
    const chosen = asked.get("choose");
    if (chosen === null) return sendPage(res, asked);
    const back = new URL(returnAddress);
    back.searchParams.set("state", asked.get("state") ?? "");
    const person: SamplePerson | undefined =
      chosen === "nobody" ? undefined : (PEOPLE.find(({ subject }) => subject === chosen) ?? personOf(chosen));
    if (person) {
      const code = randomBytes(16).toString("base64url");
      const challenge = asked.get("code_challenge") ?? "";
      grants.set(code, { challenge, nonce: asked.get("nonce") ?? "", returnAddress, person });
      back.searchParams.set("code", code);
    } else back.searchParams.set("error", "access_denied");
    res.writeHead(303, { Location: back.href }).end();
  }

  function sendPage(res: ServerResponse, asked: URLSearchParams): void {
    const link = (choose: string, label: string) =>
      `<p><a href="/authorize?${new URLSearchParams({ ...Object.fromEntries(asked), choose })
        .toString()
        .replaceAll("&", "&amp;")}">${label}</a></p>`;
    const links = [...PEOPLE.map(({ subject, name }) => link(subject, name)), link("nobody", "Cancel")];
    res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    res.end(
      `<!doctype html><html lang="en"><title>Sample provider</title><h1>Who are you?</h1>${links.join("")}${sendsTyped(asked)}</html>`,
    );
  }

  async function token(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = "";
    for await (const piece of req) body += String(piece);
    const form = new URLSearchParams(body);
    const client = `${TEST_CLIENT.clientId}:${encodeURIComponent(TEST_CLIENT.clientSecret).replaceAll("%20", "+")}`;
    const isClient = req.headers.authorization === `Basic ${Buffer.from(client).toString("base64")}`;
    if (!isClient) return send(res, 401, { error: "invalid_client" });
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.challenge !== verifier || grant.returnAddress !== form.get("redirect_uri"))
      return send(res, 400, { error: "invalid_grant" });
    const idToken = fault === "no_id_token" ? {} : { id_token: await sign(grant) };
    send(res, 200, { access_token: randomBytes(16).toString("hex"), token_type: "Bearer", expires_in: 60, ...idToken });
  }

  async function sign({ nonce, person }: Grant): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const issuedAt = fault === "expired" ? now - 7_200 : now;
    const { subject, name, assuranceClass, email, isEmailVerified, methods } = person;
    const claims = {
      iss: fault === "wrong_issuer" ? "https://somebody-else.test" : issuer,
      aud: fault === "wrong_audience" ? "another-portal" : TEST_CLIENT.clientId,
      sub: subject,
      name,
      nonce: fault === "wrong_nonce" ? "another" : nonce,
      iat: issuedAt,
      exp: issuedAt + 300,
      ...(assuranceClass && { acr: assuranceClass }),
      ...(email && { email, email_verified: isEmailVerified }),
      ...(methods && { amr: methods }),
    };
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    if (fault === "unsigned") return `${encode({ alg: "none" })}.${encode(claims)}.`;
    if (fault === "shared_secret") {
      const said = `${encode({ alg: "HS256", kid: "key-1" })}.${encode(claims)}`;
      return `${said}.${createHmac("sha256", TEST_CLIENT.clientSecret).update(said).digest("base64url")}`;
    }
    if (fault === "brings_its_key")
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", jwk: await exportJWK(stranger.publicKey), jku: `${issuer}/other-keys` })
        .sign(stranger.privateKey);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "key-1" })
      .sign(fault === "wrong_signature" ? stranger.privateKey : privateKey);
  }

  return {
    issuer,
    /** Goes wrong so from now on; `undefined` mends it. */
    break(how: ProviderFault | undefined): void {
      fault = how;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a portal is told of it. */
export const providerEnvironment = (issuer: string): Readonly<Record<string, string>> => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: TEST_CLIENT.clientId,
  OIDC_CLIENT_SECRET: TEST_CLIENT.clientSecret,
  OIDC_NAME: "Linjiang ID",
  OIDC_ACR_HIGH: WITH_ID_CARD,
  STAFF_OIDC_ISSUER: issuer,
  STAFF_OIDC_CLIENT_ID: TEST_CLIENT.clientId,
  STAFF_OIDC_CLIENT_SECRET: TEST_CLIENT.clientSecret,
  STAFF_OIDC_NAME: "Linjiang Staff ID",
  STAFF_OIDC_SECOND_FACTOR: "mfa",
});

export type TestIdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

function sendsTyped(asked: URLSearchParams): string {
  const hidden = [...asked].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return `<form action="/authorize">${hidden.join("")}<label>Somebody else <input name="choose"></label><button>Go on</button></form>`;
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

/** What a browser does at the provider: clicks on a person, and is sent back to the portal. */
export async function chooseAt(authorization: URL, subject: string): Promise<URL> {
  const click = new URL(authorization);
  click.searchParams.set("choose", subject);
  const reply = await fetch(click, { redirect: "manual" });
  return new URL(reply.headers.get("Location") ?? "", authorization);
}
