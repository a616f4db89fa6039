import { describe, expect, test } from "vitest";
import { aRequest, aVisitor, requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { findRequest } from "./find-request.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { listVisitorRequests } from "./list-visitor-requests.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("another device");

describe("finding a request by reference and code", () => {
  test("answers alike when the reference is not there and when the code is wrong", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const mine = await aRequest(deps);
      const other = await aRequest(deps);
      const none = { status: "refused", reason: "no_match" };
      const wrongCode = { reference: mine.reference, secret: other.secret, visitorId };
      expect(await findRequest(deps, wrongCode)).toEqual(none);
      expect(await findRequest(deps, { ...wrongCode, secret: "" })).toEqual(none);
      expect(await findRequest(deps, { ...wrongCode, reference: "OW-2603-7KX4M-D" })).toEqual(none);
      expect(await findRequest(deps, { ...wrongCode, reference: "OW-2603-7KX4M-X" })).toEqual({
        status: "refused",
        reason: "reference_impossible",
      });
      expect(await listVisitorRequests(deps, { visitorId, language: "en" })).toEqual([]);
      const seen = { reference: mine.reference, visitorId, language: "en" } as const;
      await expect(getRequestForResident(deps, seen)).rejects.toThrow("not_found");
    }));

  test("lets the browser see it from then on, however both were typed", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference, secret } = await aRequest(deps);
      const typed = {
        reference: reference.toLowerCase().replaceAll("-", " "),
        secret: ` ${secret.slice(0, 4).toLowerCase()} ${secret.slice(4)} `,
        visitorId,
      };
      expect(await findRequest(deps, typed)).toEqual({ status: "found", reference });
      const listed = await listVisitorRequests(deps, { visitorId, language: "en" });
      expect(listed.map((request) => request.reference)).toEqual([reference]);
    }));
});
