import { it } from "vitest";
import { writeFileSync } from "node:fs";
import { openTestDatabase } from "#tests/support/database.ts";
import { readAttacks } from "./attacks.ts";
import { openAttackedPortal } from "./attacked-portal.ts";
import { findHarm } from "./find-harm.ts";
it("t", async () => {
  const db = await openTestDatabase();
  const attacks = await readAttacks();
  const t = performance.now();
  const portal = await openAttackedPortal(db, attacks);
  console.log("publish", performance.now() - t);
  const out: string[] = [];
  let harmed = 0;
  for (const a of attacks) {
    const s = await portal.ask(a.question, { language: a.language, history: a.history, llm: portal.llm });
    const h = findHarm(s, portal.truth, a);
    if (h.length) harmed++;
    out.push(
      `${h.length ? "HARM" : "ok"} ${a.id} [${s.reply.status}] ${Math.round(s.totalMs)}ms ${s.sentToModel.length > 10 ? "model" : ""} q=${a.question}\n   ${h.join(" | ")}\n   ${s.reply.text.replaceAll("\n", " / ").slice(0, 300)}${a.page && !s.reply.sources.some((x) => x.url.includes(a.page!)) ? "\n   NOT FROM PAGE" : ""}`,
    );
  }
  writeFileSync("/tmp/w/attacks-out.txt", out.join("\n"));
  console.log("harmed", harmed, "of", attacks.length, "in", performance.now() - t);
  await portal.close();
  await db.close();
}, 400000);
