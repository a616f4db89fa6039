/** `npm start` and `npm run dev`: what can be wrong is said in one message, before anything is opened. */
import { isNodeNewEnough, MINIMUM_NODE } from "#app/config/node-version.ts";

if (!isNodeNewEnough(process.versions.node)) {
  console.error(
    `OneWindow needs Node ${MINIMUM_NODE} or newer; this is Node ${process.versions.node}.\nInstall a newer one from https://nodejs.org and start again.`,
  );
  process.exit(1);
}

const isDevelopment = process.argv.includes("--dev");
process.env["NODE_ENV"] = isDevelopment ? "development" : "production";
// Imported only now: React and others read NODE_ENV as they load.
const { runPortal } = await import("./main.ts");
await runPortal({ isDevelopment });
