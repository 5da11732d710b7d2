import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CASE_RIGHTS, type CaseRight, mayInCase, WORKING_GROUP_RIGHTS } from "#app/domain/access/case-rights.ts";
import { permissionsOf, PERMISSIONS } from "#app/domain/access/permissions.ts";
import { type Duty, DUTIES, GROUP_ROLES, type GroupRole } from "#app/domain/access/roles.ts";

const record = {
  ...{ groupId: "jag", workingGroupId: "working", leadUserId: "lead", supervisorUserId: "supervisor" },
  isByRight: 1 as 0 | 1,
};
/** Every permission there is, as somebody has who holds every role somewhere: only this case decides. */
const everywhere = new Set(PERMISSIONS);
const who = (id: string, groups: Record<string, GroupRole> = {}, duties: Duty[] = []) => ({
  id,
  memberships: Object.entries(groups).map(([groupId, role]) => ({ groupId, role })),
  duties: new Set(duties),
  permissions: everywhere,
});

const RUNS = CASE_RIGHTS;
const MEMBER: CaseRight[] = ["notes:write", "interventions:record"];
const WORKS: CaseRight[] = [...MEMBER, "risk:assess", "actions:create", "actions:complete-any", "actions:change"];
const TABLE: [string, ReturnType<typeof who>, readonly CaseRight[]][] = [
  ["the chair of its group", who("x", { jag: "chair" }), RUNS],
  ["a coordinator of its group", who("x", { jag: "coordinator" }), RUNS],
  ["a member of its group", who("x", { jag: "member" }), MEMBER],
  ["a guest of its group", who("x", { jag: "guest" }), []],
  ["the chair of its working group", who("x", { working: "chair" }), WORKS],
  ["a coordinator of its working group", who("x", { working: "coordinator" }), WORKS],
  ["a member of its working group", who("x", { working: "member" }), MEMBER],
  ["a guest of its working group", who("x", { working: "guest" }), []],
  ["its lead", who("lead"), RUNS],
  ["its supervisor", who("supervisor"), RUNS],
  ["its lead, a guest of its group", who("lead", { jag: "guest" }), RUNS],
  ["somebody named for it", who("x"), []],
  ["a chair of another group who is named for it", who("x", { youth: "chair" }), []],
  ["a coordinator of another group, a guest of this one", who("x", { youth: "coordinator", jag: "guest" }), []],
  ["a chair of another group, a member of this one", who("x", { youth: "chair", jag: "member" }), MEMBER],
  ["a manager", who("x", {}, ["manager"]), ["actions:change"]],
  ["a manager, a member of its group", who("x", { jag: "member" }, ["manager"]), [...MEMBER, "actions:change"]],
  ["an information governance officer", who("x", {}, ["information-governance"]), ["audit:record"]],
  ["an ASB officer who is named for it", who("x", {}, ["asb-officer"]), ["interventions:record"]],
  ["an administrator", who("x", {}, ["administrator"]), []],
];

describe.each(TABLE)("%s", (_name, actor, given) => {
  test.each(CASE_RIGHTS)("%s", (right) => {
    expect(mayInCase(actor, record, right)).toBe(given.includes(right));
  });
  test("nothing behind the glass, and nothing that the permission does not come with", () => {
    for (const right of CASE_RIGHTS) {
      expect(mayInCase(actor, { ...record, isByRight: 0 }, right)).toBe(false);
      expect(mayInCase({ ...actor, permissions: permissionsOf([]) }, record, right)).toBe(false);
    }
  });
});

const roles = fc.dictionary(fc.constantFrom("jag", "working", "youth", "adults"), fc.constantFrom(...GROUP_ROLES));
const duties = fc.uniqueArray(fc.constantFrom(...DUTIES));
const ids = fc.constantFrom("x", "lead", "supervisor");

test("what somebody is elsewhere changes nothing here", () => {
  fc.assert(
    fc.property(ids, roles, duties, fc.constantFrom(...CASE_RIGHTS), (id, groups, held, right) => {
      const { youth: _youth, adults: _adults, ...here } = groups;
      expect(mayInCase(who(id, groups, held), record, right)).toBe(mayInCase(who(id, here, held), record, right));
    }),
  );
});

test("to run the working group never decides about the case, and ends with it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...GROUP_ROLES), fc.constantFrom(...CASE_RIGHTS), (role, right) => {
      const may = mayInCase(who("x", { working: role }), record, right);
      if (may) expect(WORKING_GROUP_RIGHTS).toContain(right);
      expect(mayInCase(who("x", { working: role }), { ...record, workingGroupId: null }, right)).toBe(false);
    }),
  );
});
