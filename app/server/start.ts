/** `npm start` and `npm run dev`: what can be wrong is said in one message, before anything is opened. */

const MINIMUM_NODE = [20, 19] as const;

function assertNodeVersion(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  console.error(
    `OneWindow needs Node ${MINIMUM_NODE.join(".")} or newer; this is Node ${process.versions.node}.\nInstall a newer one from https://nodejs.org and start again.`,
  );
  process.exit(1);
}

assertNodeVersion();
const isDevelopment = process.argv.includes("--dev");
process.env["NODE_ENV"] = isDevelopment ? "development" : "production";
// Imported only now: React and others read NODE_ENV as they load.
const { runPortal } = await import("./main.ts");
await runPortal({ isDevelopment });
