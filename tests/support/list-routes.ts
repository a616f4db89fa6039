import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { projectRoot } from "#app/config/paths.server.ts";

export type ListedRoute = {
  /** `routes/staff.audit`. */
  readonly id: string;
  readonly path: string | undefined;
  readonly parentId: string | undefined;
  /** Below `app/`. */
  readonly file: string;
};

/** Every route of the portal as Remix finds them, from the same `app/routes.ts`. */
export async function listRoutes(): Promise<ListedRoute[]> {
  const app = join(projectRoot, "app");
  // What Remix's own build sets before it reads the file.
  Object.assign(globalThis, { __remixAppDirectory: app });
  const { default: config } = (await import("../../app/routes.ts")) as { default: Promise<RouteConfigEntry[]> };
  const walk = (entries: readonly RouteConfigEntry[], parentId: string | undefined): ListedRoute[] =>
    entries.flatMap(({ id, path, file, children = [] }) => {
      const own = id ?? file.replace(/\/route\.tsx?$/, "");
      return [{ id: own, path, parentId, file }, ...walk(children, own)];
    });
  return walk(await config, undefined);
}
