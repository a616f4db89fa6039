import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { projectRoot } from "#app/config/paths.server.ts";
import type * as EntryServer from "#app/entry.server.tsx";

export type PortalBuild = Omit<ServerBuild, "entry"> & { readonly entry: { readonly module: typeof EntryServer } };

export type BuildSource = {
  /** In development every call gives the newest sources. */
  load(): Promise<PortalBuild>;
  /** Serves modules and styles in development. */
  readonly middleware: RequestHandler | undefined;
  close(): Promise<void>;
};

export async function useBuiltPortal(buildDir: string): Promise<BuildSource> {
  const address = pathToFileURL(join(buildDir, "server/index.js")).href;
  const build = (await import(address)) as PortalBuild;
  return { load: async () => build, middleware: undefined, close: async () => undefined };
}

export async function usePortalSources(): Promise<BuildSource> {
  const vite = await import("vite");
  const server = await vite.createServer({ root: projectRoot, server: { middlewareMode: true }, appType: "custom" });
  return {
    load: async () => (await server.ssrLoadModule("virtual:remix/server-build")) as PortalBuild,
    middleware: server.middlewares,
    close: () => server.close(),
  };
}
