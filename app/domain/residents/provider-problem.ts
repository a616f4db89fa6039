/** Why signing in by the provider came to nothing; each has a text of its own. */
export const PROVIDER_PROBLEMS = ["unreachable", "cancelled", "refused", "gone", "taken"] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

export const readProblem = (search: URLSearchParams): ProviderProblem | undefined =>
  PROVIDER_PROBLEMS.find((problem) => problem === search.get("problem"));
