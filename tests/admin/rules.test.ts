import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ticksField } from "#app/domain/access/form-fields.ts";
import { firstDayWithout, refuseLosingAdministrator } from "#app/domain/access/last-administrator.ts";
import { type AccountReach, mayChangeAccount, mayGiveWayIn } from "#app/domain/access/manage-account.ts";
import { changeMembershipForm, newMembershipForm } from "#app/domain/access/membership.form.ts";
import {
  changedRole,
  endedTerm,
  isInForceOn,
  isOver,
  isOwn,
  refuseEnding,
  refuseNewTerm,
  refuseOverlap,
  refuseRole,
  type Term,
} from "#app/domain/access/membership.ts";
import { DUTIES } from "#app/domain/access/roles.ts";
import { parseUserFilter, userBounds, userListHref } from "#app/domain/access/user-filter.ts";
import { newUserForm } from "#app/domain/access/user.form.ts";
import { agreementOn, agreementWords, refuseAgencyDays } from "#app/domain/agencies/agreement.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { newGroupForm } from "#app/domain/groups/group.form.ts";
import { ageWords, hasEnded, refuseGroupEnd } from "#app/domain/groups/group.ts";
import { asTree, possibleParents, refuseParent } from "#app/domain/groups/group-tree.ts";

const TODAY = "2026-03-10";
const term = (fromDay: string, untilDay: string | null = null): Term => ({ fromDay, untilDay });

describe("terms", () => {
  test.each([
    ["today", term("2026-03-10"), undefined],
    ["yesterday", term("2026-03-09"), "fromDay"],
    ["tomorrow", term("2026-03-11"), undefined],
    ["today alone", term("2026-03-10", "2026-03-10"), undefined],
    ["to the day before its first", term("2026-03-10", "2026-03-09"), "untilDay"],
  ])("one that begins %s", (_name, given, field) => {
    expect(refuseNewTerm(given, TODAY)?.field).toBe(field);
  });

  test.each([
    ["a guest without an end", "guest", null, "untilDay"],
    ["a guest with an end", "guest", "2026-04-01", undefined],
    ["a member without an end", "member", null, undefined],
  ] as const)("%s", (_name, role, untilDay, field) => {
    expect(refuseRole(role, term(TODAY, untilDay))?.field).toBe(field);
  });

  test.each([
    ["the day before", term("2026-03-01", "2026-03-09"), false],
    ["the same day", term("2026-03-01", "2026-03-10"), true],
    ["no end", term("2026-03-01"), true],
    ["after the last day", term("2026-03-21"), false],
    ["on the last day", term("2026-03-20"), true],
    ["within", term("2026-03-12", "2026-03-13"), true],
  ])("10 to 20 March beside one held until %s", (_name, held, overlaps) => {
    expect(refuseOverlap(term("2026-03-10", "2026-03-20"), [held], "groupId") !== null).toBe(overlaps);
  });

  test("two terms overlap when there is a day of both", () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 0, max: 30 })));
    const made = days.map(([from, length]) =>
      term(plusDays(TODAY, from), length === null ? null : plusDays(TODAY, from + length)),
    );
    fc.assert(
      fc.property(made, made, (a, b) => {
        const shared = Array.from({ length: 70 }, (_, i) => plusDays(TODAY, i)).some(
          (day) => isInForceOn(a, day) && isInForceOn(b, day),
        );
        expect(refuseOverlap(a, [b], "duty") !== null).toBe(shared);
      }),
    );
  });

  test.each([
    ["never", { ends: "never", untilDay: null }, term("2026-01-01")],
    ["on a day", { ends: "on", untilDay: "2026-05-01" }, term("2026-01-01", "2026-05-01")],
    ["now", { ends: "now", untilDay: null }, term("2026-01-01", "2026-03-09")],
  ] as const)("ending %s", (_name, ending, after) => {
    expect(endedTerm(term("2026-01-01", "2026-12-31"), ending, TODAY)).toEqual(after);
  });

  test.each([
    ["today", "2026-03-10"],
    ["tomorrow", "2026-03-11"],
  ])("what began %s leaves nothing when it ends now", (_name, fromDay) => {
    expect(endedTerm(term(fromDay), { ends: "now", untilDay: null }, TODAY)).toBeNull();
  });

  test("what ends now is in force on no day from today on", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, later) => {
        const after = endedTerm(term(plusDays(TODAY, from)), { ends: "now", untilDay: null }, TODAY);
        expect(after !== null && isInForceOn(after, plusDays(TODAY, later))).toBe(false);
      }),
    );
  });

  test.each([
    ["that ended yesterday", term("2026-01-01", "2026-03-09"), { ends: "never", untilDay: null }, "ends"],
    ["that ends today", term("2026-01-01", "2026-03-10"), { ends: "never", untilDay: null }, undefined],
    ["to end yesterday", term("2026-01-01"), { ends: "on", untilDay: "2026-03-09" }, "untilDay"],
    ["to end today", term("2026-01-01"), { ends: "on", untilDay: "2026-03-10" }, undefined],
    ["to end before it begins", term("2026-04-01"), { ends: "on", untilDay: "2026-03-31" }, "untilDay"],
  ] as const)("one %s", (_name, given, ending, field) => {
    expect(refuseEnding(given, ending, TODAY)?.field).toBe(field);
  });

  test("another role keeps the old one up to yesterday; one of today is changed itself", () => {
    expect(changedRole(term("2026-01-01", "2026-12-31"), TODAY)).toEqual({
      before: term("2026-01-01", "2026-03-09"),
      fromDay: TODAY,
    });
    expect(changedRole(term(TODAY), TODAY)).toEqual({ before: null, fromDay: TODAY });
    expect(changedRole(term("2026-04-01"), TODAY)).toEqual({ before: null, fromDay: "2026-04-01" });
  });

  test("over from the day after the last", () => {
    expect([isOver(term("2026-01-01", "2026-03-09"), TODAY), isOver(term("2026-01-01", TODAY), TODAY)]).toEqual([
      true,
      false,
    ]);
    expect([isOwn({ id: "a" }, "a"), isOwn({ id: "a" }, "b")]).toEqual([true, false]);
  });
});

describe("the last administrator", () => {
  test.each([
    ["nobody", [], "2026-03-10"],
    ["somebody for good", [term("2026-01-01")], null],
    ["somebody from tomorrow", [term("2026-03-11")], "2026-03-10"],
    ["somebody until today", [term("2026-01-01", "2026-03-10")], "2026-03-11"],
    ["two, one after the other", [term("2026-04-01"), term("2026-01-01", "2026-03-31")], null],
    ["two with a day between", [term("2026-04-02"), term("2026-01-01", "2026-03-31")], "2026-04-01"],
    ["somebody until yesterday", [term("2026-01-01", "2026-03-09")], "2026-03-10"],
  ])("with %s", (_name, terms, day) => {
    expect(firstDayWithout(terms, TODAY)).toBe(day);
  });

  test("the first day without is the first day on which nobody is in force", () => {
    const made = fc
      .tuple(fc.integer({ min: -10, max: 20 }), fc.integer({ min: 0, max: 12 }))
      .map(([from, length]) => term(plusDays(TODAY, from), plusDays(TODAY, from + length)));
    fc.assert(
      fc.property(fc.array(made, { maxLength: 5 }), (terms) => {
        const days = Array.from({ length: 60 }, (_, i) => plusDays(TODAY, i));
        expect(firstDayWithout(terms, TODAY)).toBe(days.find((day) => !terms.some((t) => isInForceOn(t, day))));
      }),
    );
  });

  test.each([
    ["the only one taken away", [term("2026-01-01")], [], "The partnership would have no administrator. "],
    [
      "the only one given an end",
      [term("2026-01-01")],
      [term("2026-01-01", "2026-03-31")],
      "no administrator from 1 April 2026",
    ],
    ["one of two", [term("2026-01-01"), term("2026-02-01")], [term("2026-02-01")], null],
    ["an end put off", [term("2026-01-01", "2026-03-31")], [term("2026-01-01", "2026-04-30")], null],
    [
      "what was so before",
      [term("2026-01-01", "2026-03-31"), term("2026-01-01", "2026-03-20")],
      [term("2026-01-01", "2026-03-31")],
      null,
    ],
  ])("%s", (_name, before, after, message) => {
    const refusal = refuseLosingAdministrator(before, after, TODAY);
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(message);
  });
});

describe("who manages an account", () => {
  const here: AccountReach = {
    isSystem: false,
    agencyIsHere: true,
    hasRoleHere: true,
    elsewhere: [],
    administers: ["here"],
  };
  test.each<[string, Partial<AccountReach>, boolean, boolean]>([
    ["of an agency of the partnership", {}, true, true],
    ["who has nothing to do anywhere", { hasRoleHere: false }, true, true],
    ["who works here and elsewhere", { elsewhere: ["there"] }, true, false],
    ["who works elsewhere alone", { hasRoleHere: false, elsewhere: ["there"] }, false, false],
    [
      "who works where the administrator is one too",
      { elsewhere: ["there"], administers: ["here", "there"] },
      true,
      true,
    ],
    [
      "who works in a third partnership as well",
      { elsewhere: ["there", "third"], administers: ["here", "there"] },
      true,
      false,
    ],
    ["of an agency that does not take part", { agencyIsHere: false }, false, false],
    [
      "seen from the server",
      { isSystem: true, agencyIsHere: false, hasRoleHere: false, elsewhere: ["there"], administers: [] },
      true,
      true,
    ],
  ])("one %s", (_name, changes, change, wayIn) => {
    const reach = { ...here, ...changes };
    expect([mayChangeAccount(reach), mayGiveWayIn(reach)]).toEqual([change, wayIn]);
  });
});

describe("agreements", () => {
  test.each([
    ["nothing recorded", null, null, "none", "None recorded"],
    ["a last day and no signature", null, "2027-01-01", "none", "None recorded"],
    ["no last day", "2026-01-01", null, "in-date", "In date, no end"],
    ["91 days to go", "2026-01-01", "2026-06-09", "in-date", "In date until 9 June 2026"],
    ["90 days to go", "2026-01-01", "2026-06-08", "ending", "Ends in 90 days"],
    ["tomorrow", "2026-01-01", "2026-03-11", "ending", "Ends tomorrow"],
    ["today", "2026-01-01", "2026-03-10", "ending", "Ends today"],
    ["yesterday", "2026-01-01", "2026-03-09", "lapsed", "Lapsed yesterday"],
    ["two days ago", "2026-01-01", "2026-03-08", "lapsed", "Lapsed 2 days ago"],
  ])("%s", (_name, signedOn, expiresOn, state, words) => {
    expect(agreementOn({ signedOn, expiresOn }, TODAY)).toBe(state);
    expect(agreementWords({ signedOn, expiresOn }, TODAY)).toBe(words);
  });

  test.each([
    ["signed today", { signedOn: TODAY }, undefined],
    ["signed tomorrow", { signedOn: "2026-03-11" }, "isaSignedOn"],
    ["ending without a signature", { expiresOn: "2027-01-01" }, "isaSignedOn"],
    ["ending the day it was signed", { signedOn: TODAY, expiresOn: TODAY }, undefined],
    ["ending the day before", { signedOn: TODAY, expiresOn: "2026-03-09" }, "isaExpiresOn"],
    ["left today", { leftOn: TODAY }, undefined],
    ["left tomorrow", { leftOn: "2026-03-11" }, "leftOn"],
  ])("%s", (_name, days, field) => {
    expect(refuseAgencyDays({ signedOn: null, expiresOn: null, leftOn: null, ...days }, TODAY)?.field).toBe(field);
  });
});

describe("the tree of groups", () => {
  const GROUPS = [
    { id: "board", parentId: null },
    { id: "jag", parentId: "board" },
    { id: "lcdg", parentId: "jag" },
    { id: "other", parentId: null },
  ];
  test.each([
    ["to itself", "jag", "jag", "A group cannot report to itself"],
    ["to the one below it", "board", "jag", "A group cannot report to a group that reports to it"],
    ["to one two steps below", "board", "lcdg", "A group cannot report to a group that reports to it"],
    ["to a sister", "jag", "other", null],
    ["to the one it reports to", "jag", "board", null],
    ["to nobody", "jag", null, null],
    ["to a group of another partnership", "jag", "elsewhere", "Select a group from the list"],
  ])("a group that would report %s", (_name, id, parent, refusal) => {
    expect(refuseParent(GROUPS, id, parent)).toBe(refusal);
  });

  test("no sequence of changes makes a loop, and the tree always shows each group once", () => {
    const change = fc.tuple(fc.nat({ max: 7 }), fc.option(fc.nat({ max: 7 })));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const groups = Array.from({ length: 8 }, (_, i) => ({ id: `g${i}`, parentId: null as string | null }));
        for (const [child, parent] of changes) {
          const parentId = parent === null ? null : `g${parent}`;
          const allowed = refuseParent(groups, `g${child}`, parentId) === null;
          expect(allowed).toBe(
            parentId === null || possibleParents(groups, `g${child}`).some((g) => g.id === parentId),
          );
          if (allowed) groups[child] = { id: `g${child}`, parentId };
          expect(asTree(groups).map((g) => g.id).sort()).toEqual(groups.map((g) => g.id)); // prettier-ignore
        }
        for (const group of groups) {
          let steps = 0;
          for (let above = group.parentId; above !== null; above = groups.find((g) => g.id === above)?.parentId ?? null)
            expect(++steps).toBeLessThan(8);
        }
      }),
    );
  });

  test("each stands below its parent, and deeper", () => {
    expect(asTree(GROUPS).map((g) => `${g.depth} ${g.id}`)).toEqual(["0 board", "1 jag", "2 lcdg", "0 other"]);
  });

  test("one whose parent is not in the list stands at the top", () => {
    expect(asTree([{ id: "a", parentId: "gone" }])).toEqual([{ id: "a", parentId: "gone", depth: 0 }]);
  });
});

describe("groups", () => {
  test.each([
    [0, 0, null],
    [1, 0, "1 open case."],
    [2, 0, "2 open cases."],
    [0, 1, "1 referral awaiting a decision."],
    [3, 2, "3 open cases and 2 referrals awaiting a decision."],
  ])("%i open cases and %i referrals", (openCases, openReferrals, words) => {
    const refusal = refuseGroupEnd({ openCases, openReferrals }, "endedOn");
    if (words === null) expect(refusal).toBeNull();
    else expect(refusal?.message).toContain(words);
  });

  test.each([
    [null, null, "All ages"],
    [null, 17, "Up to 17"],
    [18, null, "18 and over"],
    [10, 17, "10 to 17"],
    [18, 18, "18"],
  ])("ages %s to %s", (minAge, maxAge, words) => {
    expect(ageWords({ minAge, maxAge })).toBe(words);
  });

  test("its last day is still a day of the group", () => {
    expect([
      hasEnded({ endedOn: null }, TODAY),
      hasEnded({ endedOn: TODAY }, TODAY),
      hasEnded({ endedOn: "2026-03-09" }, TODAY),
    ]).toEqual([false, false, true]);
  });
});

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
    ["none, as React Hook Form says it", false, []],
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
