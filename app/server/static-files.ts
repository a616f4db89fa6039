import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import express, { type RequestHandler } from "express";
import { WORKER_HEADERS, WORKER_PATH } from "#app/offline/worker-file.ts";

/**
 * The files of the build and of `public/`, as they are when the server starts. Only their own addresses are looked for
 * on the disk, so that a page costs no system call. Names in `assets/` carry a hash and never change.
 */
export function staticFiles(clientDir: string): RequestHandler {
  const files = readdirSync(clientDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => relative(clientDir, join(file.parentPath, file.name)));
  const addresses = new Set(paths.map((path) => `/${path.split(sep).join("/")}`));
  const assets = express.static(join(clientDir, "assets"), { immutable: true, maxAge: "1y", index: false });
  const others = express.static(clientDir, { maxAge: "1h", index: false });
  const router = express.Router();
  router.use("/assets", assets);
  // The file server leaves headers that are already there.
  router.use(WORKER_PATH, (_req, res, next) => {
    for (const [name, value] of Object.entries(WORKER_HEADERS)) res.setHeader(name, value);
    next();
  });
  router.use(others);
  return (req, res, next) => (addresses.has(req.path) ? void router(req, res, next) : next());
}
