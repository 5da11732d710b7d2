import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTooYoung, refuseLink, refuseLinkChange, refuseLinkEnd, standingOf } from "#app/domain/cases/case-link.ts";
import { LINK_ROLES, linkWords } from "#app/domain/people/link-roles.ts";

const TODAY = "2026-03-10";
const person = { birthDate: "2012-03-10", birthDateBasis: "exact" } as const;
const none = { standing: null, standingBasis: null, standingOn: null, standingSource: null };
const alleged = { ...none, standing: "alleged" } as const;
const confirmed = {
  standing: "confirmed", standingBasis: "conviction", standingOn: "2026-03-01", standingSource: "Leicester Youth Court",
} as const; // prettier-ignore

describe("the standing that belongs to a role", () => {
  test.each([
    ["a perpetrator of whom nothing is said is alleged", "perpetrator", none, alleged],
    ["what is alleged has no day and no source", "perpetrator", { ...confirmed, standing: "alleged" }, alleged],
    ["what is confirmed says by what", "perpetrator", confirmed, confirmed],
    [
      "what was not substantiated has a day and a source and no basis",
      "perpetrator",
      { ...confirmed, standing: "not-substantiated" },
      { ...confirmed, standing: "not-substantiated", standingBasis: null },
    ],
    ["a victim has none, whatever was sent", "victim", confirmed, none],
  ] as const)("%s", (_name, role, given, expected) => {
    expect(standingOf(role, given)).toEqual(expected);
  });

  test("nobody but a perpetrator ever has a standing, and only what is confirmed a basis", () => {
    const standing = fc.record({
      standing: fc.constantFrom(null, "alleged", "confirmed", "not-substantiated"),
      standingBasis: fc.constantFrom(null, "admission", "conviction", "order", "finding"),
      standingOn: fc.constantFrom(null, "2026-03-01"),
      standingSource: fc.constantFrom(null, "The court"),
    });
    fc.assert(
      fc.property(fc.constantFrom(...LINK_ROLES), standing, (role, given) => {
        const kept = standingOf(role, given);
        expect(kept.standing !== null).toBe(role === "perpetrator");
        expect(kept.standingBasis === null || kept.standing === "confirmed").toBe(true);
        // Whoever is not confirmed is never called a perpetrator without the word alleged.
        if (kept.standing === "alleged") expect(linkWords(role, kept.standing)).toContain("Alleged");
      }),
    );
  });
});

describe("adding somebody", () => {
  const add = (change: object, others: { role: "victim" | "perpetrator"; untilDay: string | null }[] = []) =>
    refuseLink({ ...alleged, role: "perpetrator", fromDay: "2026-03-01", ...change }, person, others, TODAY)?.field;
  test.each([
    ["from today", { fromDay: TODAY }, [], undefined],
    ["from tomorrow", { fromDay: "2026-03-11" }, [], "fromDay"],
    ["from before the birth", { role: "victim", ...none, fromDay: "2012-03-09" }, [], "fromDay"],
    ["from the day of birth", { role: "victim", ...none, fromDay: "2012-03-10" }, [], undefined],
    ["a suspect on the day before the tenth birthday", { fromDay: "2022-03-09" }, [], "role"],
    ["a suspect on the tenth birthday", { fromDay: "2022-03-10" }, [], undefined],
    ["a child at risk of nine", { role: "person-at-risk", ...none, fromDay: "2022-03-09" }, [], undefined],
    ["the same role a second time", {}, [{ role: "perpetrator", untilDay: null }], "role"],
    ["the same role after the first has ended", {}, [{ role: "perpetrator", untilDay: "2026-02-01" }], undefined],
    ["who is a victim in the same case", {}, [{ role: "victim", untilDay: null }], undefined],
    ["confirmed tomorrow", { ...confirmed, standingOn: "2026-03-11" }, [], "standingOn"],
    ["confirmed today", { ...confirmed, standingOn: TODAY }, [], undefined],
  ] as const)("%s", (_name, change, others, field) => {
    expect(add(change, [...others])).toBe(field);
  });

  test("an approximate birth date makes nobody under ten a suspect either; an unknown one does not stand in the way", () => {
    const link = { ...alleged, role: "perpetrator", fromDay: "2026-03-01" } as const;
    const about = { birthDate: "2018-01-01", birthDateBasis: "approximate" } as const;
    expect(refuseLink(link, about, [], TODAY)?.field).toBe("role");
    expect(refuseLink(link, { birthDate: null, birthDateBasis: "unknown" }, [], TODAY)).toBeNull();
  });

  test("a birth date corrected later shows what is to be put right", () => {
    const link = { role: "perpetrator", fromDay: "2022-03-09" } as const;
    expect(isTooYoung(link, { birthDate: "2012-03-09" })).toBe(false);
    expect(isTooYoung(link, { birthDate: "2012-03-10" })).toBe(true);
    expect(isTooYoung({ ...link, role: "victim" }, { birthDate: "2020-01-01" })).toBe(false);
  });
});

describe("changing and ending", () => {
  const link = { ...alleged, role: "perpetrator", fromDay: "2026-02-01", untilDay: null } as const;
  test.each([
    ["confirmed by a conviction", link, { ...confirmed, fromDay: "2026-02-01" }, undefined],
    [
      "confirmed and on appeal alleged again",
      { ...link, ...confirmed },
      { ...alleged, fromDay: "2026-02-01" },
      undefined,
    ],
    ["found not substantiated today", link, notSubstantiated(TODAY), undefined],
    ["found not substantiated on its first day", link, notSubstantiated("2026-02-01"), undefined],
    ["found not substantiated before its first day", link, notSubstantiated("2026-01-31"), "standingOn"],
    ["found not substantiated tomorrow", link, notSubstantiated("2026-03-11"), "standingOn"],
    ["which has ended", { ...link, untilDay: "2026-03-01" }, { ...alleged, fromDay: "2026-02-01" }, null],
    ["to a first day under ten", link, { ...alleged, fromDay: "2022-03-09" }, "fromDay"],
  ] as const)("a role %s", (_name, before, to, field) => {
    expect(refuseLinkChange(before, to, person, TODAY)?.field).toBe(field);
  });

  test.each([
    ["on its first day", "2026-02-01", undefined],
    ["today", TODAY, undefined],
    ["tomorrow", "2026-03-11", "untilDay"],
    ["before its first day", "2026-01-31", "untilDay"],
  ])("ends %s", (_name, untilDay, field) => {
    expect(refuseLinkEnd(link, untilDay, TODAY)?.field).toBe(field);
  });

  test("what has ended does not end again", () => {
    expect(refuseLinkEnd({ ...link, untilDay: "2026-03-01" }, TODAY, TODAY)?.field).toBeNull();
  });
});

function notSubstantiated(on: string) {
  return { ...none, standing: "not-substantiated", standingOn: on, fromDay: "2026-02-01" } as const;
}
