import { expect, it } from "vitest";
import { isStartupError } from "#app/lib/startup-error.ts";
import { explainFullDisk } from "./explain-full-disk.ts";

it("says in plain words that a disk is full, and what to do", () => {
  const fault = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  const explained = explainFullDisk(fault, "/data");
  expect(isStartupError(explained)).toBe(true);
  expect(String(explained)).toMatch(/No room is left.*\/data.*npm run doctor/);
});

it.each([new Error("ENOSPC"), Object.assign(new Error("no"), { code: "EACCES" }), "ENOSPC"])(
  "leaves every other fault as it is: %s",
  (fault) => {
    expect(explainFullDisk(fault, "/data")).toBe(fault);
  },
);
