import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayDecide, refuseDecision, refuseReferral, standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { LINK_ROLES, linkWords } from "#app/domain/people/link-roles.ts";

const jag = { name: "JAG", minAge: null, maxAge: null };
const youth = { name: "Youth JAG", minAge: null, maxAge: 17 };
const adults = { name: "Adults at Risk Group", minAge: 18, maxAge: null };
const TODAY = "2026-03-10";
const exact = (birthDate: string) => ({ birthDate, birthDateBasis: "exact" as const });
const unknown = { birthDate: null, birthDateBasis: "unknown" as const };

describe("a referral", () => {
  test.each([
    [
      "of somebody who is 18 that day, to the Youth JAG",
      exact("2008-03-10"),
      youth,
      "perpetrator",
      "2026-03-10",
      "groupId",
    ],
    [
      "of somebody who is 18 tomorrow, to the Youth JAG",
      exact("2008-03-11"),
      youth,
      "perpetrator",
      "2026-03-10",
      undefined,
    ],
    [
      "of somebody who is 18 that day, to the Adults at Risk Group",
      exact("2008-03-10"),
      adults,
      "person-at-risk",
      "2026-03-10",
      undefined,
    ],
    [
      "of somebody who is 18 tomorrow, to the Adults at Risk Group",
      exact("2008-03-11"),
      adults,
      "person-at-risk",
      "2026-03-10",
      "groupId",
    ],
    [
      "received before the eighteenth birthday, decided by that day",
      exact("2008-03-10"),
      youth,
      "perpetrator",
      "2026-03-09",
      undefined,
    ],
    ["of a man of 40, to the Youth JAG", exact("1986-01-01"), youth, "perpetrator", "2026-03-10", "groupId"],
    ["of a man of 40, to the JAG", exact("1986-01-01"), jag, "perpetrator", "2026-03-10", undefined],
    ["of a child of nine as a perpetrator", exact("2016-03-11"), jag, "perpetrator", "2026-03-10", "role"],
    ["of a child of ten that day as a perpetrator", exact("2016-03-10"), jag, "perpetrator", "2026-03-10", undefined],
    ["of a child of nine as at risk", exact("2016-03-11"), youth, "person-at-risk", "2026-03-10", undefined],
    ["of somebody whose age is unknown, to the Youth JAG", unknown, youth, "perpetrator", "2026-03-10", undefined],
    [
      "of somebody who is about 18, to the Youth JAG",
      { birthDate: "2008-01-01", birthDateBasis: "approximate" as const },
      youth,
      "perpetrator",
      "2026-03-10",
      undefined,
    ],
    ["received today", exact("1986-01-01"), jag, "victim", "2026-03-10", undefined],
    ["received tomorrow", exact("1986-01-01"), jag, "victim", "2026-03-11", "receivedOn"],
    ["received before the birth", exact("2026-03-02"), jag, "victim", "2026-03-01", "receivedOn"],
    [
      "of a leapling, 18 on 1 March where there is no 29th",
      exact("2008-02-29"),
      youth,
      "victim",
      "2026-02-28",
      undefined,
    ],
    ["of a leapling on 1 March", exact("2008-02-29"), youth, "victim", "2026-03-01", "groupId"],
  ] as const)("%s", (_name, person, group, role, receivedOn, field) => {
    expect(refuseReferral(person, group, { role, receivedOn }, TODAY)?.field).toBe(field);
  });

  test("of one person on one day is never refused by both of a pair of groups for under 18 and for 18 and over", () => {
    const day = fc
      .date({ min: new Date("1940-01-01"), max: new Date("2026-03-10"), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (birthDate, receivedOn) => {
        fc.pre(birthDate <= receivedOn);
        const refusals = [youth, adults].map((group) =>
          refuseReferral(exact(birthDate), group, { role: "victim", receivedOn }, TODAY),
        );
        expect(refusals.filter((r) => r === null)).toHaveLength(1);
      }),
    );
  });
});

describe("a decision", () => {
  const waiting = { status: "awaiting-decision" as const, receivedOn: "2026-03-01" };
  test.each([
    ["on the day received", waiting, "2026-03-01", undefined],
    ["the day before it was received", waiting, "2026-02-28", "decidedOn"],
    ["today", waiting, "2026-03-10", undefined],
    ["tomorrow", waiting, "2026-03-11", "decidedOn"],
    ["of what was decided already", { ...waiting, status: "declined" as const }, "2026-03-10", null],
  ])("%s", (_name, referral, decidedOn, field) => {
    expect(refuseDecision(referral, decidedOn, TODAY)?.field).toBe(field);
  });

  test.each([
    ["the chair", "chair", "jag", true],
    ["a coordinator", "coordinator", "jag", true],
    ["a member", "member", "jag", false],
    ["a guest", "guest", "jag", false],
    ["the chair of another group", "chair", "youth", false],
  ] as const)("is %s's to make or not", (_name, role, groupId, may) => {
    expect(mayDecide({ memberships: [{ groupId, role }] }, { groupId: "jag" })).toBe(may);
  });
});

test("at acceptance nobody is more than alleged, and the words say so", () => {
  for (const role of LINK_ROLES) {
    const standing = standingAtAcceptance(role);
    expect(standing).not.toBe("confirmed");
    if (role === "perpetrator") expect(linkWords(role, standing)).toBe("Alleged perpetrator");
    else expect(linkWords(role, standing)).not.toMatch(/perpetrator/i);
  }
});
