import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreementOn, agreementWords, refuseAgencyDays } from "#app/domain/agencies/agreement.ts";
import { ageWords, hasEnded, refuseGroupEnd } from "#app/domain/groups/group.ts";
import { asTree, possibleParents, refuseParent } from "#app/domain/groups/group-tree.ts";

const TODAY = "2026-03-10";

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
