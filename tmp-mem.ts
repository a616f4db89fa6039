import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";
const portal = await startTestPortal({ env: { NODE_OPTIONS: "--report-on-signal --report-signal=SIGUSR2 --report-directory=/tmp/w/rep" } });
const headers = { "x-evaluation-key": TEST_EVALUATION_KEY, "Accept-Language": "en" };
const PATHS = ["/", "/services", "/services/old-age-card", "/guides/old-age-card-rules", "/centres", "/search?q=card", "/assistant"];
const rss = () => Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${portal.pid}/status`, "utf8"))?.[1]) / 1024);
let next = 0;
const until = async (n: number) => { await Promise.all(Array.from({ length: 8 }, async () => { while (next < n) { const i = next++; const p = i % 3 === 0 ? `/search?q=card${i}` : PATHS[i % PATHS.length]; await (await fetch(portal.address + p, { headers })).arrayBuffer(); } })); };
for (const n of [1000, 3000, 6000, 9000]) { await until(n); await sleep(3000); console.log(n, rss()); process.kill(portal.pid!, "SIGUSR2"); await sleep(4000); }
await portal.kill();
