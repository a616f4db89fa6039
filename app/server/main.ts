import { createRequestHandler } from "@remix-run/express";
import express from "express";

/** Serves the built portal. Imports no domain or database: there would be two module graphs. */
export async function serve(): Promise<void> {
  const build = await import(/* @vite-ignore */ new URL("../../build/server/index.js", import.meta.url).href);
  const portal = await build.entry.module.startPortal(process.env);
  const app = express();
  app.disable("x-powered-by");
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build, getLoadContext: (req, res) => portal.createLoadContext(req, res) }));
  const { host, port } = portal.config;
  app.listen(port, host, () => console.log(`OneWindow on http://${host}:${port}`));
}
