import { expect, test } from "vitest";
import { renaming, saying } from "#app/domain/rights/erased-names.ts";

const named = (name: string) => {
  const [givenNames = "", familyName = ""] = name.split("|");
  return { givenNames, familyName };
};
const renamed = (erased: readonly string[], text: string, staying: readonly string[] | null) =>
  renaming(erased.map((name) => [named(name)]), [text], staying && staying.map(named)).rename(text); // prettier-ignore

test.each([
  ["a double and apostrophed name", "Mary-Jane|O'Brien-Smith", "Mary-Jane O’Brien-Smith, O'BRIEN SMITH mary jane", "Person A, Person A"],
  ["a name with signs", "Sam (Sammy)|Fox.", "Sam Fox and Sammy Fox [sic]", "Person A and Person A [sic]"],
  ["accents, left out or not", "José|Núñez", "Jose Nunez, JOSÉ NÚÑEZ", "Person A, Person A"],
  ["hyphens where there are none", "Jean Luc|Picard", "Jean-Luc Picard; J. L. Picard; Picard J", "Person A; Person A; Person A"],
  ["words, as a whole name", "Will|May", "Will May hit May, Will", "Person A hit Person A"],
  ["with an initial and a word", "Anna|Green", "A. Green in a green car. I may", "Person A in a green car. I may"],
  ["a single name", "Cher|", "Cher sang", "Person A sang"],
])("%s is found", (_, erased, text, expected) => {
  expect(renamed([erased], text, null)).toBe(expected);
  expect(renamed([erased], text, [])).toBe(expected);
}); // prettier-ignore

test("by a surname or a first name alone somebody is found only in what they were linked to", () => {
  const text = "THRELKELD was abusive. Kyle’s friends ran.";
  expect(renamed(["Kyle|Threlkeld"], text, null)).toBe(text);
  expect(renamed(["Kyle|Threlkeld"], text, [])).toBe("Person A was abusive. Person A’s friends ran.");
});

test("a name alone that may be somebody else's, a place's or a word stays; with a title it is a name", () => {
  const alone = "Threlkeld said that Will and Young were in Kyle Road and Threlkeld House; Mr Young agreed";
  expect(renamed(["Kyle|Threlkeld", "Will|Young"], alone, ["Ann|Threlkeld"])).toBe(
    "Threlkeld said that Will and Young were in Kyle Road and Threlkeld House; Mr Person A agreed",
  );
  expect(renamed(["Kyle|Threlkeld"], "Kyle Threlkeld hit Ann Threlkeld", ["Ann|Threlkeld"])).toBe(
    "Person A hit Ann Threlkeld",
  );
});

test("two of one surname are told apart where their whole names stand", () => {
  expect(renamed(["Ann|Threlkeld", "Bob|Threlkeld"], "Ann Threlkeld, Bob Threlkeld", null)).toBe("Person A, Person B");
});

test("a detail and a search say a name also in two fields", () => {
  const says = saying([[named("Alex|Sample")]], null);
  expect(says(JSON.stringify({ query: { givenNames: "Alex", familyName: "Sample" } }))).toBe(true);
  expect(says(JSON.stringify({ query: { name: "sample alex" } }))).toBe(true);
  expect(says(JSON.stringify({ query: { name: "Sam Ples" } }))).toBe(false);
  expect(says("no JSON, of Alex Sample")).toBe(true);
});
