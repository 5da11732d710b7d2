import { describe, expect, test } from "vitest";
import { listedSubject, wholeSubject } from "#app/domain/cases/listed-subject.ts";

const TODAY = "2026-03-10";
const NOBODY = { givenNames: null, familyName: null, birthDate: null, birthDateBasis: null };
const NOWHERE = { locationName: null, locationPostcode: null, problemTitle: null };
const child = { givenNames: "Robin", familyName: "Example", birthDate: "2011-05-01", birthDateBasis: "exact" } as const;

describe("the subject of a case or a referral", () => {
  test.each([
    ["an adult", { ...child, birthDate: "1990-05-01", ...NOWHERE }, "Robin Example", "Robin Example"],
    ["a child goes by initials in lists", { ...child, ...NOWHERE }, "R E", "Robin Example"],
    ["a child who is only typed", { ...NOBODY, ...NOWHERE, typedGivenNames: "Robin", typedFamilyName: "Example", typedBirthDate: "2011-05-01", typedBirthDateBasis: "exact" as const }, "R E", "Robin Example"],
    ["an adult who is only typed", { ...NOBODY, ...NOWHERE, typedGivenNames: "Robin", typedFamilyName: "Example", typedBirthDate: "1990-05-01", typedBirthDateBasis: "exact" as const }, "Robin Example", "Robin Example"],
    ["somebody matched goes by the record, not by what was typed", { ...child, birthDate: "1990-05-01", ...NOWHERE, typedGivenNames: "Rob", typedFamilyName: "Exampel" }, "Robin Example", "Robin Example"],
    ["a place with its postcode", { ...NOBODY, ...NOWHERE, locationName: "Ling Road shops", locationPostcode: "LE11 1AB" }, "Ling Road shops, LE11 1AB", "Ling Road shops, LE11 1AB"],
    ["a place without one", { ...NOBODY, ...NOWHERE, locationName: "Ling Road playing field" }, "Ling Road playing field", "Ling Road playing field"],
    ["a problem by its title, wherever it is", { ...NOBODY, ...NOWHERE, problemTitle: "Off-road bikes", locationName: "Ling Road playing field" }, "Off-road bikes", "Off-road bikes"],
  ])("%s", (_, row, listed, whole) => {
    expect(listedSubject(row, TODAY)).toBe(listed);
    expect(wholeSubject(row)).toBe(whole);
  }); // prettier-ignore
});
