/** What a key of another system may open; none contains another. */
export const API_SCOPES = ["requests.create", "requests.read", "requests.events"] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export const isApiScope = (word: string): word is ApiScope => (API_SCOPES as readonly string[]).includes(word);
