import { describe, expect, test } from "vitest";
import { ticksField } from "#app/domain/access/form-fields.ts";
import { changeMembershipForm, newMembershipForm } from "#app/domain/access/membership.form.ts";
import { DUTIES } from "#app/domain/access/roles.ts";
import { parseUserFilter, userBounds, userListHref } from "#app/domain/access/user-filter.ts";
import { newUserForm } from "#app/domain/access/user.form.ts";
import { newGroupForm } from "#app/domain/groups/group.form.ts";

describe("forms", () => {
  const user = {
    name: "Ann Example",
    email: "ann@example.org",
    agencyId: "0190a0a0-0000-7000-8000-000000000000",
    jobTitle: "",
  };
  const errorsOf = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
    Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));

  test.each([
    ["no name", { name: " " }, { name: "Enter a name" }],
    ["a name of dots", { name: "..." }, { name: "Enter a name" }],
    ["a long name", { name: "x".repeat(101) }, { name: "Name must be 100 characters or less" }],
    ["no e-mail address", { email: "" }, { email: "Enter an e-mail address" }],
    [
      "half an e-mail address",
      { email: "ann@" },
      { email: "Enter an e-mail address in the correct format, like name@example.gov.uk" },
    ],
    ["no agency", { agencyId: "" }, { agencyId: "Select an agency" }],
    ["a made-up duty", { duties: ["emperor"] }, { duties: "Select duties from the list" }],
    [
      "all of it missing",
      { name: undefined, email: undefined, agencyId: undefined },
      { name: "Enter a name", email: "Enter an e-mail address", agencyId: "Select an agency" },
    ],
  ])("a new user with %s", (_name, changes, errors) => {
    const result = newUserForm.safeParse({ ...user, duties: [], ...changes });
    expect(Object.keys(errorsOf(result))).toEqual(Object.keys(errors));
    expect(errorsOf(result)).toMatchObject(errors);
  });

  test.each([
    ["none, left out", undefined, []],
    ["none, said as false", false, []],
    ["one", "manager", ["manager"]],
    ["two", ["manager", "reviewer"], ["manager", "reviewer"]],
  ])("boxes ticked: %s", (_name, given, duties) => {
    expect(ticksField(DUTIES, "No").parse(given)).toEqual(duties);
  });

  test("to end on a day it needs the day", () => {
    const given = { version: "1", role: "member", ends: "on", untilDay: "" };
    expect(errorsOf(changeMembershipForm.safeParse(given))).toEqual({ untilDay: "Enter the last day" });
    expect(errorsOf(changeMembershipForm.safeParse({ ...given, ends: "now" }))).toEqual({});
    expect(
      errorsOf(
        newMembershipForm.safeParse({ groupId: user.agencyId, role: "king", fromDay: "2026-02-30", untilDay: "" }),
      ),
    ).toEqual({
      role: "Select a role",
      fromDay: "First day must be a real date, like 27 3 2026",
    });
  });

  test.each([
    ["18", "17", { maxAge: "Oldest age must be the same as or more than the youngest age" }],
    ["17", "17", {}],
    ["-1", "", { minAge: "Youngest age must be a whole number from 0 to 120" }],
    ["", "121", { maxAge: "Oldest age must be a whole number from 0 to 120" }],
    ["1.5", "", { minAge: "Youngest age must be a whole number from 0 to 120" }],
  ])("a group for ages %s to %s", (minAge, maxAge, errors) => {
    expect(
      errorsOf(
        newGroupForm.safeParse({
          name: "JAG",
          kind: "jag",
          parentId: "",
          minAge,
          maxAge,
          cadence: "",
          does: [],
          beats: [],
        }),
      ),
    ).toEqual(errors);
  });
});

test("an address of the list carries ids and words of ours alone, and what is neither is left out", () => {
  expect(parseUserFilter({ agency: "O'Brien", status: "king", show: "not-signed-in", name: "x" })).toEqual({
    show: "not-signed-in",
  });
  expect(userListHref({ show: "not-signed-in", status: undefined })).toBe("/admin/users?show=not-signed-in");
  expect(userListHref({})).toBe("/admin/users");
});

test("the bounds of the filters are counted in days of London and in whole days back", () => {
  expect(userBounds(new Date("2026-06-30T23:30:00.000Z"))).toEqual({
    today: "2026-07-01",
    unusedSince: "2026-04-01T23:30:00.000Z",
    recentSince: "2026-05-31T23:30:00.000Z",
    guestsUntil: "2026-07-15",
  });
});
