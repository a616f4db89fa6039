import type { Request, Response } from "express";
import { z } from "zod";
import { askQuestion, type AskQuestionOutcome } from "#app/domain/assistant/ask-question.server.ts";
import type { Progress } from "#app/domain/assistant/context.ts";
import { readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { type AnswerReply, presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import { toContentLanguage } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "./express-route.ts";
import { readJsonBody } from "./json-body.server.ts";
import type { LoadContext } from "./load-context.ts";
import { limitQuestions } from "./limit-questions.server.ts";
import { limitRate } from "./rate-limit.server.ts";
import { openEventStream, type StreamEvent } from "./sse.server.ts";
import { ensureVisitor, findVisitor } from "./visitor.server.ts";

const bodySchema = z.object({
  question: z.string(),
  language: z.string().optional(),
  conversation_id: z.string().max(100).nullish(),
  /** One-time key of the form that asks; the same key is answered once. */
  submission_key: z.uuid().optional(),
  /** The conversation's last question, which this one is written instead of. */
  replaces: z.uuid().optional(),
});

type Reply = { readonly conversation_id: string; readonly question_id: string; readonly answer: AnswerReply };
type Caller = { readonly visitorId: string; readonly channel: "web" | "api" };

async function readBody(req: Request) {
  const body = await readJsonBody(req);
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  // No question is an empty question; anything else of the wrong shape is malformed.
  const isMissing = typeof body === "object" && body !== null && !Array.isArray(body) && !("question" in body);
  throw new AppError(isMissing ? "unprocessable" : "bad_request", { cause: parsed.error });
}

/** A browser is known by its cookie; a caller without one is a program, and gets a cookie for the conversation's page. */
function identify(req: Request, res: Response, context: LoadContext): Caller {
  const known = findVisitor(context, req.headers.cookie);
  if (known) return { visitorId: known.visitorId, channel: "web" };
  const { visitorId, setCookie } = ensureVisitor(context, undefined);
  if (setCookie) res.append("Set-Cookie", setCookie);
  return { visitorId, channel: "api" };
}

async function toReply(context: LoadContext, outcome: AskQuestionOutcome, caller: Caller): Promise<Reply> {
  switch (outcome.status) {
    case "refused":
      throw new AppError("unprocessable", { message: outcome.reason });
    case "answered":
      return {
        conversation_id: outcome.conversationId,
        question_id: outcome.questionId,
        answer: presentAnswer(context.services, outcome.answer, outcome.conversationId),
      };
    case "asked_before": {
      const { turns } = await readConversation(context.services, outcome.conversationId, {
        visitorId: caller.visitorId,
        isProgram: caller.channel === "api",
      });
      const answer = turns.find((turn) => turn.questionId === outcome.questionId)?.answer;
      if (!answer) throw new AppError("conflict");
      return {
        conversation_id: outcome.conversationId,
        question_id: outcome.questionId,
        answer: presentAnswer(context.services, answer, outcome.conversationId),
      };
    }
  }
}

/** `POST /api/v1/questions`; with `Accept: text/event-stream` the answer comes as `stored`, `step`, `text`, `cut` and `answer` events. */
export const questionsRoute: ExpressRoute = {
  method: "post",
  path: "/api/v1/questions",
  async handle(req, res, context) {
    const wantsStream = req.headers.accept?.includes("text/event-stream") === true;
    const tier = wantsStream ? "ask" : "api";
    const body = await readBody(req).catch(async (error: unknown) => {
      // What cannot be read counts too.
      await limitRate(context, tier, context.clientAddress);
      throw error;
    });
    await limitQuestions(context, tier, body.question, req.headers.cookie);
    const caller = identify(req, res, context);
    const ask = (onProgress?: (progress: Progress) => void) =>
      askQuestion(
        context.services,
        {
          question: body.question,
          language: toContentLanguage(body.language) ?? context.contentLanguage,
          // A program says in which language it reads; a page is read in its own.
          readIn: caller.channel === "web" ? context.language : undefined,
          mode: context.mode,
          channel: caller.channel,
          visitorId: caller.visitorId,
          conversationId: body.conversation_id ?? undefined,
          submissionKey: body.submission_key,
          replaces: body.replaces,
          signal: context.signal,
        },
        onProgress,
      );
    res.setHeader("Cache-Control", "no-store");
    if (!wantsStream) {
      res.status(200).json(await toReply(context, await ask(), caller));
      return;
    }
    await streamReply(res, async (onProgress) => toReply(context, await ask(onProgress), caller));
  },
};

function toEvent(progress: Progress): StreamEvent {
  switch (progress.type) {
    case "stored":
      return { event: "stored", data: { conversation_id: progress.conversationId } };
    case "step":
      return { event: "step", data: { step: progress.step } };
    case "text":
      return { event: "text", data: { text: progress.text } };
    case "cut":
      return { event: "cut", data: {} };
  }
}

/** The stream opens when the question is stored, so that a refusal is still an ordinary error with its status. */
async function streamReply(
  res: Response,
  answer: (onProgress: (progress: Progress) => void) => Promise<Reply>,
): Promise<void> {
  let stream: ReturnType<typeof openEventStream> | undefined;
  const reply = await answer((progress) => {
    if (progress.type === "step" && !stream) return;
    stream ??= openEventStream(res);
    stream.send(toEvent(progress));
  });
  stream ??= openEventStream(res);
  stream.send({ event: "answer", data: reply });
  stream.close();
}
