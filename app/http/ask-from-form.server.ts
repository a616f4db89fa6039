import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import { askQuestion, retryQuestion } from "#app/domain/assistant/ask-question.server.ts";
import type { AskFault } from "#app/components/assistant/types.ts";
import type { AskRefusal } from "#app/domain/assistant/types.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readForm } from "./forms.server.ts";
import { limitQuestions } from "./limit-questions.server.ts";
import type { LoadContext } from "./load-context.ts";
import { ensureVisitor } from "./visitor.server.ts";

const keySchema = z.uuid().optional().catch(undefined);

/** What a page shows again: what was typed, and what is wrong with it if anything is. */
type TypedAgain = { readonly typed: string; readonly fault: AskFault | undefined };
const again = (typed: string, fault?: AskFault): TypedAgain => ({ typed, fault });

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

const turnAddress = (conversationId: string, questionId: string) => `/assistant/${conversationId}#q-${questionId}`;

type DailyLimit = { readonly code: "limit_person" | "limit_day"; readonly retryAfterSeconds: number | undefined };

/** The limit of the day that was reached: its refusal stands on the page, beside what was typed. */
async function dailyLimit(counted: Promise<void>): Promise<DailyLimit | undefined> {
  try {
    await counted;
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, retryAfterSeconds } = error;
    if (code !== "limit_person" && code !== "limit_day") throw error;
    return { code, retryAfterSeconds };
  }
}

/** Of a question that is not there and one that may no longer be changed, only the latter was typed right. */
const statusOf = (reason: AskRefusal): number => (reason === "empty" || reason === "too_long" ? 400 : 409);

/**
 * Answers the posted question and leads to it; what cannot be asked comes back with what was typed, and so does a
 * half-typed question, or message to a person, when only language or version is changed.
 */
export async function askFromForm(request: Request, context: LoadContext, conversationId: string | undefined) {
  const form = await readForm(request);
  if (form.has(KEEP_TYPED)) return data(again(field(form, "question") || field(form, "text")));
  const question = field(form, "question");
  const retry = field(form, "retry");
  const asked = retry !== "" && conversationId ? undefined : question;
  const limit = await dailyLimit(limitQuestions(context, "ask", asked, request.headers.get("Cookie")));
  if (limit) {
    const headers = { "Retry-After": String(limit.retryAfterSeconds) };
    return data(again(question, limit.code), { status: 429, headers });
  }
  const { services, language, contentLanguage, mode } = context;
  const { visitorId, setCookie } = ensureVisitor(context, request.headers.get("Cookie"));
  const headers = setCookie ? { "Set-Cookie": setCookie } : undefined;
  if (retry !== "" && conversationId) {
    await retryQuestion(services, { conversationId, questionId: retry, caller: { visitorId, isProgram: false } });
    return redirect(turnAddress(conversationId, retry), 303);
  }
  const outcome = await askQuestion(services, {
    question,
    language: contentLanguage,
    readIn: language,
    mode,
    channel: "web",
    visitorId,
    conversationId,
    submissionKey: keySchema.parse(form.get("key") ?? undefined),
    replaces: conversationId && keySchema.parse(form.get("replaces") ?? undefined),
    signal: context.signal,
  });
  if (outcome.status === "refused") {
    const status = statusOf(outcome.reason);
    return data(again(question, outcome.reason), { status, ...(headers ? { headers } : {}) });
  }
  return redirect(turnAddress(outcome.conversationId, outcome.questionId), {
    status: 303,
    ...(headers ? { headers } : {}),
  });
}
