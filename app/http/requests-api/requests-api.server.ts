import { getExternalNumber } from "#app/domain/requests/get-external-number.server.ts";
import { moveRequestForClient } from "#app/domain/requests/move-request-for-client.server.ts";
import { noteRequestForClient } from "#app/domain/requests/note-request-for-client.server.ts";
import type { ClientMoveRefusal, ClientMovesRefusal } from "#app/domain/requests/move-request-for-client.server.ts";
import { type ClientOpensRefusal, openRequestForClient } from "#app/domain/requests/open-request-for-client.server.ts";
import { viewRequestAsStaff } from "#app/domain/requests/view-request-as-staff.server.ts";
import { openFileAsStaff } from "#app/domain/requests/staff-files.server.ts";
import { attachedFile } from "#app/http/attached-file.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { readJsonBody } from "#app/http/json-body.server.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { clientRoute, readIdempotencyKey, sendOnce } from "./client-route.server.ts";
import type { FieldFault } from "./field-faults.ts";
import { presentRequest } from "./present-request.ts";
import { ApiProblem, type FieldProblem, parseBody } from "./problem.server.ts";
import { newEventBody, newRequestBody } from "./schemas.ts";

/** Drops what was not sent, so that it does not stand there as undefined. */
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };

function toOpenProblem(refusal: ClientOpensRefusal): ApiProblem {
  if (refusal.field === "answers")
    return new ApiProblem("unprocessable", {
      fields: refusal.faults.map(({ path, ...fault }) => ({ ...fault, path: ["answers", ...path] })),
    });
  const { field, fault } = refusal;
  const allowed = field === "desk" ? { allowed: refusal.allowed } : {};
  const fields: FieldProblem[] = [{ path: [field], fault, ...allowed }];
  return field === "external_number"
    ? new ApiProblem("conflict", { fields, reference: refusal.reference })
    : new ApiProblem("unprocessable", { fields });
}

/** `POST /api/v1/requests`: opens a request at one of the system's desks. */
const openRoute = clientRoute({
  method: "post",
  path: "/api/v1/requests",
  scope: "requests.create",
  async handle(req, res, { services }, client) {
    const key = readIdempotencyKey(req);
    const body = parseBody(newRequestBody, await readJsonBody(req));
    const languages = listLanguages().map(({ tag }) => tag);
    const language = body.language ?? services.site.default_language;
    if (!languages.includes(language))
      throw new ApiProblem("unprocessable", {
        fields: [{ path: ["language"], fault: "not_one_of", allowed: languages }],
      });
    const outcome = await openRequestForClient(services, client, {
      key,
      deskId: body.desk,
      language,
      externalNumber: body.external_number,
      asks:
        body.form === undefined
          ? {
              serviceSlug: body.service,
              description: body.description ?? "",
              contact: given(body.contact ?? {}),
            }
          : { formId: body.form, answers: body.answers ?? {} },
    });
    sendOnce(res, outcome, toOpenProblem);
  },
});

/** `GET /api/v1/requests/:reference`: what an agent of the desk may read. */
const readRoute = clientRoute({
  method: "get",
  path: "/api/v1/requests/:reference",
  scope: "requests.read",
  async handle(req, res, context, client) {
    const { services, language } = context;
    const reference = String(req.params["reference"]);
    const { found, notes } = await viewRequestAsStaff(services, { reference, staff: client, language });
    const externalNumber = await getExternalNumber(services, client, found.request.id);
    res.setHeader("Cache-Control", "no-store");
    res.status(200).json(presentRequest(found, notes, { externalNumber, timeZone: services.site.time_zone }));
  },
});

/** `GET /api/v1/requests/:reference/files/:file`: what was attached, within the desk's grade; each look is in the audit trail. */
const fileRoute = clientRoute({
  method: "get",
  path: "/api/v1/requests/:reference/files/:file",
  scope: "requests.read",
  async handle(req, res, { services }, client) {
    const { reference, file } = req.params;
    const key = { reference: String(reference), fileId: String(file), staff: client };
    const found = attachedFile(await openFileAsStaff(services, key));
    found.headers.forEach((value, name) => res.setHeader(name, value));
    res.status(200).end(Buffer.from(await found.arrayBuffer()));
  },
});

const FIELD_OF: Partial<Record<ClientMoveRefusal, { readonly path: readonly string[]; readonly fault: FieldFault }>> = {
  reason_needed: { path: ["reason"], fault: "needed" },
  words_needed: { path: ["words"], fault: "needed" },
  remedy_needed: { path: ["remedy"], fault: "needed" },
  desk_needed: { path: ["desk"], fault: "needed" },
  leading_needed: { path: ["duplicate_of"], fault: "needed" },
  unreadable: { path: ["duplicate_of"], fault: "malformed" },
  unknown: { path: ["duplicate_of"], fault: "no_request" },
  elsewhere: { path: ["duplicate_of"], fault: "no_request" },
  itself: { path: ["duplicate_of"], fault: "itself" },
  circle: { path: ["duplicate_of"], fault: "circle" },
  over: { path: ["duplicate_of"], fault: "over" },
  other_grade: { path: ["duplicate_of"], fault: "other_grade" },
};

function toMoveProblem(to: string, desks: readonly string[], refusal: ClientMovesRefusal): ApiProblem {
  const { reasons, current, transitions } = refusal;
  if (reasons.includes("stale_version")) return new ApiProblem("conflict", { current });
  const allowed: Readonly<Record<string, readonly string[] | undefined>> = {
    reason: transitions.find((one) => one.to === to)?.reasons,
    desk: desks,
  };
  const fields = reasons.map((reason): FieldProblem => {
    const field = FIELD_OF[reason];
    if (!field) return { path: ["to"], fault: "not_one_of", allowed: transitions.map((one) => one.to) };
    const values = allowed[field.path[0] ?? ""];
    return { ...field, ...(values && { allowed: values }) };
  });
  return new ApiProblem("unprocessable", { fields, current });
}

/** `POST /api/v1/requests/:reference/events`: what an agent of the desk may do with it, by the one table of transitions, or a note alone. */
const moveRoute = clientRoute({
  method: "post",
  path: "/api/v1/requests/:reference/events",
  scope: "requests.events",
  async handle(req, res, { services }, client) {
    const key = readIdempotencyKey(req);
    const body = parseBody(newEventBody, await readJsonBody(req));
    const reference = String(req.params["reference"]);
    const { to, version } = body;
    if (to === undefined || version === undefined) {
      const noted = await noteRequestForClient(services, client, { key, reference, words: body.note ?? "" });
      return sendOnce(
        res,
        noted,
        () => new ApiProblem("unprocessable", { fields: [{ path: ["note"], fault: "missing" }] }),
      );
    }
    const outcome = await moveRequestForClient(services, client, {
      key,
      reference,
      expectedVersion: version,
      to,
      reasonCode: body.reason,
      wordsForResident: body.words,
      remedy: body.remedy,
      wordsForStaff: body.note,
      deskId: body.desk,
      into: body.duplicate_of,
    });
    const desks = services.site.desks.map(({ id }) => id);
    sendOnce(res, outcome, (refusal) => toMoveProblem(to, desks, refusal));
  },
});

/** What other systems of the authority do with requests. */
export const requestsApi: readonly ExpressRoute[] = [openRoute, readRoute, fileRoute, moveRoute];
