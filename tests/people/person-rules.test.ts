import fc from "fast-check";
import { expect, test } from "vitest";
import { ageOn, initials, listedName, refuseBirthDate } from "#app/domain/people/person.ts";

test.each([
  ["the day before the birthday", "2008-03-10", "2026-03-09", 17],
  ["on the birthday", "2008-03-10", "2026-03-10", 18],
  ["born on 29 February, on the 28th of a common year", "2008-02-29", "2026-02-28", 17],
  ["born on 29 February, on 1 March of a common year", "2008-02-29", "2026-03-01", 18],
  ["born on 29 February, on the 29th of a leap year", "2008-02-29", "2028-02-29", 20],
  ["on the day of birth", "2026-03-10", "2026-03-10", 0],
  ["on new year's day, born on new year's eve", "2007-12-31", "2026-01-01", 18],
])("age %s", (_name, born, day, age) => {
  expect(ageOn(born, day)).toBe(age);
});

test("nobody grows younger", () => {
  const day = fc
    .date({ min: new Date("1930-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  fc.assert(fc.property(day, day, day, (born, a, b) => a > b || ageOn(born, a) <= ageOn(born, b)));
});

const TODAY = "2026-03-10";
test.each([
  ["today", "2026-03-10", "exact", undefined],
  ["tomorrow", "2026-03-11", "exact", "birthDate"],
  ["120 years ago", "1906-03-10", "exact", undefined],
  ["121 years ago", "1905-03-10", "exact", "birthDate"],
  ["blank, and not known", null, "unknown", undefined],
  ["blank, and exact", null, "exact", "birthDate"],
  ["given, and not known", "2008-01-01", "unknown", "birthDateBasis"],
] as const)("a date of birth %s", (_name, birthDate, birthDateBasis, field) => {
  expect(refuseBirthDate({ birthDate, birthDateBasis }, TODAY)?.field).toBe(field);
});

test.each([
  ["an adult by the full name", "2000-01-01", "exact", "Mary-Jane O'Neil"],
  ["a child by initials", "2012-01-01", "exact", "M J O"],
  ["somebody of unknown age by initials", null, "unknown", "M J O"],
] as const)("a list names %s", (_name, birthDate, birthDateBasis, name) => {
  expect(listedName({ givenNames: "Mary-Jane", familyName: "O'Neil", birthDate, birthDateBasis }, TODAY)).toBe(name);
});

test("initials have one letter a name", () => {
  expect(initials({ givenNames: "  łukasz Jan ", familyName: "van der Berg" })).toBe("Ł J V D B");
});
