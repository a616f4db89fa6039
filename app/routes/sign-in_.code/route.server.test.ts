import { expect, it } from "vitest";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { sendSignInCode } from "#app/domain/residents/send-sign-in-code.server.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { action } from "./route.tsx";

const database = useTestDatabase();

it("a code that is wrong, and one that is none any more, leave a line in the log without the code or its owner", () =>
  database.rolledBack(async (db) => {
    const warned: unknown[] = [];
    const log = { warn: (...line: unknown[]) => warned.push(line) } as never;
    const deps = { ...requestDeps(db), log };
    const browserToken = makeSessionToken();
    await sendSignInCode(deps, { email: "li.hua@example.org", language: "en", browserToken });
    const [mail] = await listMails(db);
    const code = /\d{6}/.exec(mail?.body ?? "")?.[0] ?? "";
    const enter = (typed: string) => {
      const request = new Request("https://portal.example/sign-in/code", {
        method: "POST",
        body: new URLSearchParams({ code: typed }),
        headers: { Cookie: `__Host-ow_sign_in=${browserToken}` },
      });
      return action({ request, params: {}, context: aLoadContext(deps) } as never);
    };
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    await enter(wrong);
    expect(warned).toEqual([[{ requestId: "request", outcome: "wrong" }, "sign-in by code refused"]]);
    expect(await enter(code)).toMatchObject({ status: 303 });
    await enter(code);
    expect(warned).toHaveLength(2);
    expect(warned[1]).toEqual([{ requestId: "request", outcome: "gone" }, "sign-in by code refused"]);
    expect(JSON.stringify(warned)).not.toMatch(new RegExp(`${code}|${wrong}|li.hua`));
  }));
