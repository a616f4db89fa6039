import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";

/** `node --import tsx serve.ts SERVER_BUNDLE PORT`: nothing but Express and Remix. */
const [bundle = "", port = "0"] = process.argv.slice(2);
const build = (await import(pathToFileURL(bundle).href)) as ServerBuild;
const app = express();
app.use(createRequestHandler({ build, mode: "production" }));
app.listen(Number(port), "127.0.0.1");
