/** Whom a provider vouches for. `issuer` and `subject` together name one person for ever; nothing else does. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  /** How they showed who they are, in the provider's own words (`acr`). */
  readonly assuranceClass: string | undefined;
  readonly name: string | undefined;
  /** Only one that the provider says it has verified. */
  readonly verifiedEmail: string | undefined;
  /** With what they showed who they are (`amr`, RFC 8176). */
  readonly methods: readonly string[];
};

/** What ties a reply to the browser that left for it; each is used once. */
export type SignInSecrets = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

export type IdentityFailure =
  /** The provider does not answer. */
  | "unreachable"
  /** The person said no there. */
  | "cancelled"
  /** The reply is not one that may be believed, or the provider refused us. */
  | "refused";

export class IdentityError extends Error {
  override readonly name = "IdentityError";
  constructor(
    readonly reason: IdentityFailure,
    options?: ErrorOptions,
  ) {
    super(`identity provider: ${reason}`, options);
  }
}

/** Somebody else who knows our residents or our staff: a state's or a city's sign-in. Both functions throw `IdentityError`. */
export type IdentityProvider = {
  /** What people call it. */
  readonly name: string;
  /** Where to send the browser. `wantsHigh` asks for the stronger way of showing who one is. */
  begin(
    secrets: SignInSecrets,
    wish: { readonly returnAddress: string; readonly language: string; readonly wantsHigh: boolean },
  ): Promise<URL>;
  /** Reads the address at which the browser came back; believes nothing that the provider did not sign. */
  finish(cameBackAt: URL, secrets: SignInSecrets): Promise<Identity>;
  /** Whether this class is one the authority takes as substantial (eIDAS). */
  isSubstantial(assuranceClass: string | undefined): boolean;
};
