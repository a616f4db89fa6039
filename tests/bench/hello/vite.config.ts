import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** The yardstick: Remix with one page that says hello, with the same flags as the portal. */
export default defineConfig({
  plugins: [
    remix({
      buildDirectory: process.env["HELLO_BUILD_DIR"] ?? "build",
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
});
