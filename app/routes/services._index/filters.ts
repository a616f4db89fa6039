/** What narrows the catalogue; every part of it stands in the address. */
export type Filters = {
  readonly query: string | undefined;
  readonly audience: string | undefined;
  readonly lifeEvent: string | undefined;
  readonly theme: string | undefined;
};

export type FacetName = "audience" | "lifeEvent" | "theme";

const PARAMETERS: Record<keyof Filters, string> = {
  query: "q",
  audience: "audience",
  lifeEvent: "life_event",
  theme: "theme",
};
const QUERY_MAX_LENGTH = 200;

export function readFilters(parameters: URLSearchParams): Filters {
  const read = (key: keyof Filters) => parameters.get(PARAMETERS[key])?.trim().slice(0, QUERY_MAX_LENGTH) || undefined;
  return { query: read("query"), audience: read("audience"), lifeEvent: read("lifeEvent"), theme: read("theme") };
}

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** The address of the list with one facet set, or without it when it is set already. */
export function toggleAddress(filters: Filters, facet: FacetName, id: string): string {
  const wanted = { ...filters, [facet]: filters[facet] === id ? undefined : id };
  const parameters = new URLSearchParams();
  for (const [key, name] of Object.entries(PARAMETERS)) {
    const value = wanted[key as keyof Filters];
    if (value !== undefined) parameters.set(name, value);
  }
  const query = parameters.toString();
  return query ? `/services?${query}` : "/services";
}

/** What a new search keeps. */
export function keptFields(filters: Filters): { name: string; value: string }[] {
  const facets: readonly FacetName[] = ["audience", "lifeEvent", "theme"];
  return facets.flatMap((facet) => {
    const value = filters[facet];
    return value === undefined ? [] : [{ name: PARAMETERS[facet], value }];
  });
}
