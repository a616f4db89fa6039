import { describe, expect, it } from "vitest";
import { gradesUpTo } from "./grades.ts";
import { hasPermission, PERMISSIONS, type Permission } from "./permissions.ts";
import { ROLES, type Role } from "./roles.ts";

describe("permissions", () => {
  it("are refused to nobody's and unknown roles", () => {
    for (const permission of PERMISSIONS) {
      expect(hasPermission([], permission)).toBe(false);
      expect(hasPermission(["resident", "helper"], permission)).toBe(false);
      // A role removed from the code may still stand in a database.
      expect(hasPermission(["mayor" as Role], permission)).toBe(false);
    }
  });

  it("keep request texts from administrators, editors and approvers", () => {
    for (const role of ["administrator", "editor", "approver"] as const) {
      expect(hasPermission([role], "requests.read")).toBe(false);
      expect(hasPermission([role], "handoffs.read")).toBe(false);
    }
  });

  it("let an auditor read and change nothing", () => {
    const changing: Permission[] = [
      "requests.work",
      "requests.assign",
      "handoffs.work",
      "content.write",
      "content.publish",
      "staff.manage",
    ];
    expect(changing.filter((permission) => hasPermission(["auditor"], permission))).toEqual([]);
    expect(hasPermission(["auditor"], "audit.read")).toBe(true);
  });

  it("never give one role both writing and publishing", () => {
    for (const role of ROLES) {
      expect(hasPermission([role], "content.write") && hasPermission([role], "content.publish")).toBe(false);
    }
  });

  it("add up over several roles", () => {
    expect(hasPermission(["editor", "agent"], "requests.work")).toBe(true);
  });
});

describe("grades", () => {
  it("end at the ceiling", () => {
    expect(gradesUpTo("public")).toEqual(["public"]);
    expect(gradesUpTo("confidential")).toEqual(["public", "internal", "confidential"]);
  });
});
