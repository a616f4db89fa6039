import type { Express } from "express";

/** `/healthz`: the process answers. `/readyz`: it can also serve, so a balancer may send people here. */
export function mountProbes(app: Express, isReady: () => Promise<boolean>): void {
  app.get("/healthz", (_req, res) => void res.type("text/plain").send("ok\n"));
  app.get("/readyz", async (_req, res) => {
    const ready = await isReady();
    if (!ready) res.setHeader("Retry-After", "5");
    res
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
}
