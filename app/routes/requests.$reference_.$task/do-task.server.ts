import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { addInformation } from "#app/domain/requests/add-information.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { rateRequest } from "#app/domain/requests/rate-request.server.ts";
import type { ResidentSide } from "#app/domain/requests/resident-side.ts";
import type { ResidentTask } from "#app/domain/requests/resident-tasks.ts";
import type { ServiceRequest } from "#app/domain/requests/types.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { rateSchema, reopenSchema, withdrawSchema, wordsSchema } from "./task-schemas.server.ts";

type Input = ResidentSide & {
  readonly task: ResidentTask;
  readonly request: ServiceRequest;
  readonly form: FormData;
};

type Outcome =
  | { readonly status: "done"; readonly done: string }
  | { readonly status: "faulty"; readonly result: SubmissionResult<string[]> }
  | { readonly status: "too_late" };

/** Checks what was typed for a task and does it. */
export async function doTask({ services, language }: LoadContext, input: Input): Promise<Outcome> {
  const { task, visitorId, isHelper = false, request, form } = input;
  const { reference, version: expectedVersion } = request;
  const actor = { kind: "resident", visitorId } as const;
  switch (task) {
    case "answer-question":
    case "add-information": {
      const typed = parseWithZod(form, { schema: wordsSchema(language) });
      if (typed.status !== "success") return { status: "faulty", result: typed.reply() };
      const outcome = await addInformation(services, { reference, visitorId, isHelper, words: typed.value.words });
      return finish(outcome.status === "added", task);
    }
    case "reopen":
    case "withdraw": {
      const schema = task === "reopen" ? reopenSchema(language) : withdrawSchema(language);
      const typed = parseWithZod(form, { schema });
      if (typed.status !== "success") return { status: "faulty", result: typed.reply() };
      const to = task === "reopen" ? "reopened" : "withdrawn";
      const { reason: reasonCode, words: wordsForResident } = typed.value;
      const move = { reference, actor, to, reasonCode, wordsForResident, expectedVersion } as const;
      return finish((await moveRequest(services, move)).status === "moved", task);
    }
    case "rate": {
      const typed = parseWithZod(form, { schema: rateSchema(language) });
      if (typed.status !== "success") return { status: "faulty", result: typed.reply() };
      const { level, solved, call, words: comment } = typed.value;
      const isSolved = solved === "yes";
      const outcome = await rateRequest(services, {
        reference,
        visitorId,
        level,
        isSolved,
        comment,
        wantsCall: call === "yes",
      });
      return finish(outcome.status !== "refused", isSolved ? "rate-solved" : "rate-not-solved");
    }
  }
}

/** What could be refused for its content was looked at before: what is left is that the request has changed. */
function finish(isDone: boolean, done: string): Outcome {
  return isDone ? { status: "done", done } : { status: "too_late" };
}
