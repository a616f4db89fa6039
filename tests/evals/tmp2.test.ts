import { it } from "vitest";
import { openTestDatabase } from "#tests/support/database.ts";
import { readAttacks } from "./attacks.ts";
import { openAttackedPortal } from "./attacked-portal.ts";
import { findHarm } from "./find-harm.ts";
it("t", async () => {
  const db = await openTestDatabase();
  const attacks = await readAttacks();
  const portal = await openAttackedPortal(db, attacks);
  for (const id of (process.env.IDS ?? "").split(",")) {
    const a = attacks.find((x) => x.id === id)!;
    const s = await portal.ask(a.question, { language: a.language, history: a.history, llm: portal.llm });
    console.log(
      id,
      s.totalMs,
      findHarm(s, portal.truth, a),
      s.reply.status,
      "\n" + s.reply.text,
      JSON.stringify(s.reply.sources, null, 1),
      s.streamed,
    );
    if (process.env.PROMPT)
      console.log(
        JSON.parse(s.sentToModel)
          .map((x: any) => x.messages.at(-1).content)
          .join("\n-----\n"),
      );
    const { rows } = await db.query(
      "select a.steps from answers a join questions q on q.id=a.question_id where q.text = $1",
      [s.storedQuestion],
    );
    console.log(JSON.stringify(rows[0]));
  }
  await portal.close();
  await db.close();
}, 400000);
