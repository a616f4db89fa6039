import { spawnSync } from "node:child_process";

/** The server on one core, so that the load on the other does not slow it down. */
export function pinToFirstCore(pid: number | undefined): void {
  if (pid) spawnSync("taskset", ["-acp", "0", String(pid)], { stdio: "ignore" });
}
