/** What the address says about a slip. */
export type SlipChoices = {
  readonly centreId: string | undefined;
  readonly isLarge: boolean;
  /** Ids of papers that are ticked. */
  readonly have: readonly string[];
};

/** Simplified mode begins with the large type; the address may say otherwise. */
export function readSlipChoices(query: URLSearchParams, mode: string): SlipChoices {
  const type = query.get("type");
  return {
    centreId: query.get("centre") ?? undefined,
    isLarge: type === "large" || (mode === "simple" && type !== "normal"),
    have: [...new Set(query.getAll("have"))],
  };
}

export function slipAddress(
  slug: string,
  centreId: string,
  have: readonly string[],
  type?: "large" | "normal",
): string {
  const query = new URLSearchParams({ centre: centreId });
  if (type) query.set("type", type);
  for (const id of have) query.append("have", id);
  return `/services/${slug}/visit?${query}`;
}
