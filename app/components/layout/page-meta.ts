import type { PortalFrame } from "./portal-frame.ts";

type Match = { readonly id: string; readonly data: unknown };

/** Title and description of a page, with the portal's name behind the title. */
export function pageMeta(
  matches: readonly Match[],
  page: { readonly title: string; readonly description?: string } | undefined,
) {
  // The root's loader gives `frame`; it is absent when the root failed.
  const root = matches.find((match) => match.id === "root")?.data as { readonly frame?: PortalFrame } | undefined;
  const portalName = root?.frame?.portalName ?? "OneWindow";
  const title = page ? `${page.title} – ${portalName}` : portalName;
  return page?.description ? [{ title }, { name: "description", content: page.description }] : [{ title }];
}
