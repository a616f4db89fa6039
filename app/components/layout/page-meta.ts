import type { PortalFrame } from "./portal-frame.ts";

type Match = { readonly id: string; readonly data: unknown };
type RootData = {
  readonly frame?: PortalFrame;
  readonly language?: string;
  readonly links?: { readonly canonical: string };
};

/** 1200 by 630 pixels, drawn from the portal's own sign. */
const PICTURE = "/share.png";

/** Title, description and link preview (Open Graph) of a page, with the portal's name behind the title. */
export function pageMeta(
  matches: readonly Match[],
  page: { readonly title: string; readonly description?: string } | undefined,
) {
  // The root's loader gives these; they are absent when the root failed.
  const root = matches.find((match) => match.id === "root")?.data as RootData | undefined;
  const portalName = root?.frame?.portalName ?? "OneWindow";
  const title = page ? `${page.title} – ${portalName}` : portalName;
  if (!page?.description || !root?.links) return [{ title }];
  return [
    { title },
    { name: "description", content: page.description },
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: portalName },
    { property: "og:title", content: page.title },
    { property: "og:description", content: page.description },
    { property: "og:url", content: root.links.canonical },
    { property: "og:locale", content: (root.language ?? "en").replace("-", "_") },
    { property: "og:image", content: new URL(PICTURE, root.links.canonical).href },
  ];
}
