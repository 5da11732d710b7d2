import { expect, test } from "vitest";
import { parentIs } from "#app/routes/cases/referrals.new/parent-is.ts";

const child = { asksOfParent: true, mayAskOfParent: true };
const grown = { asksOfParent: false, mayAskOfParent: true };
const adult = { asksOfParent: false, mayAskOfParent: false };
test.each([
  ["a child", child, false, "asked"],
  ["somebody who may have been a child when it was received", grown, false, "if-under-18"],
  ["an adult", adult, false, "not-asked"],
  ["an adult who was a child when it was received long ago, once that is refused", adult, true, "if-under-18"],
  ["an adult of whom it was answered", adult, "yes", "if-under-18"],
  ["an adult of whom it was not answered", adult, "", "not-asked"],
  ["somebody not known yet", null, false, "if-under-18"],
])("of a parent of %s", (_name, person, isAskedFor, shown) => {
  expect(parentIs(person, isAskedFor)).toBe(shown);
});
