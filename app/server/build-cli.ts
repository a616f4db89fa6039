import { ensureBuild } from "./ensure-build.ts";
import { runCommand } from "./run-command.ts";

/** Makes the build that `npm start` would make, and marks it as its own, so that the start only looks. */
await runCommand("npm run build", async () => {
  await ensureBuild((line) => console.log(line));
  return 0;
});
