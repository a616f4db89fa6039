import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { WORKER_HEADERS, WORKER_PATH } from "./worker-file.ts";

const SOURCE = fileURLToPath(new URL("./service-worker.ts", import.meta.url));

/** The worker and all it imports as one plain script, which every browser with service workers can run. */
async function bundleWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      rollupOptions: { input: SOURCE, output: { format: "iife", entryFileNames: "service-worker.js" } },
    },
  });
  const chunks = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    "output" in result ? result.output : [],
  );
  const code = chunks.flatMap((chunk) => (chunk.type === "chunk" ? chunk.code : [])).join("\n");
  const version = createHash("sha256").update(code).digest("hex").slice(0, 12);
  return `const WORKER_VERSION="${version}";${code}`;
}

/** Adds the worker to the files of the browser build, and serves it in development. */
export function serviceWorker(): Plugin {
  let isServerBuild = false;
  return {
    name: "onewindow-service-worker",
    configResolved(config) {
      isServerBuild = Boolean(config.build.ssr);
    },
    async generateBundle() {
      if (isServerBuild) return;
      this.emitFile({ type: "asset", fileName: WORKER_PATH.slice(1), source: await bundleWorker() });
    },
    configureServer(server) {
      server.middlewares.use(WORKER_PATH, (_req, res, next) => {
        bundleWorker().then((code) => {
          res.setHeader("Content-Type", "text/javascript; charset=utf-8");
          for (const [name, value] of Object.entries(WORKER_HEADERS)) res.setHeader(name, value);
          res.end(code);
        }, next);
      });
    },
  };
}
