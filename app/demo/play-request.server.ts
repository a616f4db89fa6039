import { findDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import { addInformation } from "#app/domain/requests/add-information.server.ts";
import { moveRequest, type MoveRequestInput } from "#app/domain/requests/move-request.server.ts";
import { openRequest } from "#app/domain/requests/open-request.server.ts";
import { rateRequest, type RatingLevel } from "#app/domain/requests/rate-request.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { selectServicePromise } from "#app/domain/requests/services.queries.server.ts";
import type { ReasonCode } from "#app/domain/requests/states.ts";
import type { Services } from "#app/domain/services.ts";
import { demoVisitorId } from "./demo-visitor.server.ts";
import { StoryClock } from "./demo-clock.ts";
import type { DemoRequest, DemoStep } from "./demo-life-schema.ts";
import type { Story } from "./play-in-order.ts";
import { findDemoAgent } from "./demo-staff.server.ts";

/** Opens one sample request and plays its steps, each at its own time. A story that was begun is not played again. */
export async function* playRequest(services: Services, key: string, story: DemoRequest): Story {
  const promise = story.service ? await selectServicePromise(services.db, story.service) : undefined;
  const desk =
    (story.desk ? findDesk(services.site, story.desk) : undefined) ??
    findDeskForService(services.site, promise?.deskId);
  const clock = new StoryClock(services.clock, services.site, desk.id, story.hours_ago);
  const deps = { ...services, clock };
  const visitorId = demoVisitorId(key);
  yield clock.now();
  const opened = await openRequest(deps, {
    submissionKey: `sample-life:${key}`,
    formId: story.form ?? null,
    serviceSlug: story.service ?? null,
    ...(story.desk ? { deskId: story.desk } : {}),
    language: story.language,
    mode: story.mode,
    answers: story.answers,
    description: story.description,
    contact: story.contact,
    visitorId,
    openedBy: { kind: "resident" },
  });
  if (opened.status !== "opened") return;
  for (const step of story.steps) {
    clock.passWorkingHours(step.after);
    yield clock.now();
    await playStep(deps, { reference: opened.reference, visitorId }, step);
  }
}

async function playStep(
  deps: Services,
  request: { readonly reference: string; readonly visitorId: string },
  step: DemoStep,
): Promise<void> {
  const { reference, visitorId } = request;
  const now = await selectRequest(deps.db, reference, { kind: "system" });
  if (!now) throw new Error(`The sample request ${reference} is not there.`);
  const common = { reference, expectedVersion: now.version };
  const resident = { kind: "resident", visitorId } as const;
  const move = async (input: Omit<MoveRequestInput, "reference" | "expectedVersion">) => {
    const outcome = await moveRequest(deps, { ...common, ...input });
    if (outcome.status === "refused")
      throw new Error(`Sample request ${reference}: ${now.state} → ${input.to} was refused: ${outcome.reason}.`);
  };
  if ("add" in step) {
    await addInformation(deps, { reference, visitorId, words: step.add });
  } else if ("rate" in step) {
    const level = step.rate as RatingLevel; // the schema allows 1 to 5
    await rateRequest(deps, { reference, visitorId, level, isSolved: step.solved, comment: step.words });
  } else if ("withdraw" in step) {
    await move({ actor: resident, to: "withdrawn", reasonCode: "no_longer_needed", wordsForResident: step.withdraw });
  } else if ("reopen" in step) {
    await move({ actor: resident, to: "reopened", reasonCode: "not_solved", wordsForResident: step.reopen });
  } else {
    await move({
      actor: await findDemoAgent(deps, now.deskId),
      to: step.to,
      // Checked by the move itself: an unknown reason is refused.
      reasonCode: step.reason as ReasonCode | undefined,
      wordsForResident: step.words,
      wordsForStaff: step.note,
      remedy: step.remedy,
      deskId: step.desk,
    });
  }
}
