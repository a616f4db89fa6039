import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { Request, RequestHandler, Response } from "express";
import type { LoadContext } from "#app/http/load-context.ts";
import type { Portal } from "#app/portal.server.ts";
import type { BuildSource, PortalBuild } from "./load-build.ts";
import { pathOf } from "./request-log.ts";

type RouteTree = Parameters<typeof matchRoutes>[0];

function treeOf(build: ServerBuild, parentId?: string): RouteTree {
  const children = Object.values(build.routes).filter((route) => route?.parentId === parentId);
  return children.flatMap((route) => {
    if (!route) return [];
    const { id, path } = route;
    return [route.index ? { id, path, index: true } : { id, path, children: treeOf(build, id) }];
  });
}

/** The build with the named routes alone. */
function narrow(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const pick = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return { ...build, routes: pick(build.routes), assets: { ...build.assets, routes: pick(build.assets.routes) } };
}

/**
 * One Remix handler for each page, which knows only this page and the frame around it: Remix walks through all routes
 * several times for every page it draws, which costs more the more pages there are. What matches no page, such as an
 * address of Remix's own, meets the whole build. Made once a build, since making a handler costs more than a page.
 */
function handlersOf(portal: Portal, build: PortalBuild): RequestHandler {
  // `guardRoutes` changes loaders and actions only.
  const guarded = build.entry.module.guardRoutes(build) as unknown as ServerBuild;
  const getLoadContext = (req: Request, res: Response): Promise<LoadContext> => portal.createLoadContext(req, res);
  const create = (part: ServerBuild): RequestHandler => createRequestHandler({ build: part, getLoadContext });
  const tree = treeOf(guarded);
  const whole = create(guarded);
  const byPage = new Map<string, RequestHandler>();
  return (req, res, next) => {
    const ids = matchRoutes(tree, pathOf(req.originalUrl))?.map(({ route }) => route.id ?? "");
    const page = ids?.at(-1);
    if (!ids || !page) return whole(req, res, next);
    let handle = byPage.get(page);
    if (!handle) byPage.set(page, (handle = create(narrow(guarded, ids))));
    return handle(req, res, next);
  };
}

/** Remix over the newest build. */
export function remixHandler(portal: Portal, source: BuildSource): RequestHandler {
  let current: { readonly build: PortalBuild; readonly handle: RequestHandler } | undefined;
  return async (req, res, next) => {
    const build = await source.load();
    if (current?.build !== build) current = { build, handle: handlersOf(portal, build) };
    current.handle(req, res, next);
  };
}
