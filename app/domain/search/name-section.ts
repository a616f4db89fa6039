type Named = { readonly title: string; readonly heading: string | null; readonly headingPath: readonly string[] };

/** A section by its headings; one without any by its page. */
export const nameSection = ({ title, heading, headingPath }: Named): string =>
  [...headingPath, heading ?? ""].filter(Boolean).join(" › ") || title;
