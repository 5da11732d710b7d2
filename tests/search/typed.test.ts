import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDay } from "#app/domain/dates/iso-day.ts";
import { dayInWords } from "#app/domain/search/day-in-words.ts";
import { personIn, soughtIn } from "#app/domain/search/sought.ts";
import { typedReference } from "#app/domain/search/typed-reference.ts";

const TODAY = "2026-03-10";

describe("a reference", () => {
  test.each([
    ["as it is written", "CS-26-0014", "CS-26-0014"],
    ["in small letters", "cs-26-0014", "CS-26-0014"],
    ["with blanks for hyphens", " in 26 0123 ", "IN-26-0123"],
    ["without its noughts", "IN-26-123", "IN-26-0123"],
    ["run together", "cr260007", "CR-26-0007"],
    ["of five figures", "IN-26-12345", "IN-26-12345"],
  ])("%s", (_name, typed, reference) => {
    expect(typedReference(typed)?.references[0]).toBe(reference);
  });

  test.each([
    ["a word", "Rover"],
    ["a postcode", "LE11 1AB"],
    ["an unknown prefix", "ZZ-26-0001"],
    ["an inherited name", "__proto__-26-0001"],
    ["a date", "14 03 2026"],
    ["a reference among words", "about CS-26-0014"],
  ])("is not %s", (_name, typed) => {
    expect(typedReference(typed)).toBeNull();
  });

  test("with more noughts than we give is looked for as it is written too", () => {
    expect(typedReference("P-26-00007")?.references).toEqual(["P-26-00007", "P-26-0007"]);
  });

  test("of a report may be of either kind", () => {
    expect(typedReference("RP-26-0001")?.kinds).toEqual(["report", "csp-report"]);
  });
});

describe("a day", () => {
  test.each([
    ["14 March 2026", "2026-03-14", ""],
    ["14th of March, 2026", "2026-03-14", ""],
    ["Saturday 14 March 2026", "2026-03-14", ""],
    ["14 mar 2026", "2026-03-14", ""],
    ["14/3/2026", "2026-03-14", ""],
    ["14.03.26", "2026-03-14", ""],
    ["2026-03-14", "2026-03-14", ""],
    ["1 Sept 2025", "2025-09-01", ""],
    ["29 February 2024", "2024-02-29", ""],
    ["Youth JAG 14 March 2026", "2026-03-14", "Youth JAG"],
    ["Ada Brown 27/3/09", "2009-03-27", "Ada Brown"],
    ["Ada Brown 27/3/62", "1962-03-27", "Ada Brown"],
    ["1/1/31", "2031-01-01", ""],
    ["1/1/32", "1932-01-01", ""],
    ["14 March", "2026-03-14", ""],
    ["1 December", "2025-12-01", ""],
    ["today", "2026-03-10", ""],
    ["Yesterday", "2026-03-09", ""],
    ["tomorrow", "2026-03-11", ""],
  ])("%s", (typed, day, rest) => {
    expect(dayInWords(typed, TODAY)).toEqual({ day, rest });
  });

  test.each([
    ["a day that does not exist", "31 February 2026"],
    ["29 February of a year without one", "29/2/2026"],
    ["a month without a day", "March 2026"],
    ["an address that begins like one", "3 May Street"],
    ["a house of several numbers", "12/14/16/18 Ashby Road"],
    ["a name", "April May"],
  ])("is not %s", (_name, typed) => {
    expect(dayInWords(typed, TODAY)).toEqual({ day: null, rest: typed });
  });
});

describe("what one line of text asks for", () => {
  test.each([
    ["a postcode and a street", "12 Ashby Road le113tu", { postcode: "LE11 3TU", words: "12 Ashby Road", day: null }],
    ["a name and a birth date", "Ada Brown 27 March 2009", { postcode: null, words: "Ada Brown", day: "2009-03-27" }],
    ["a postcode", "LE11 1AB", { postcode: "LE11 1AB", words: "", day: null }],
    ["one letter beside a day", "a 14 March 2026", { postcode: null, words: "", day: "2026-03-14" }],
  ])("%s", (_name, typed, sought) => {
    expect(soughtIn(typed, TODAY)).toEqual({ reference: null, ...sought });
  });

  test("a whole reference is nothing else, and only one of a person is of a person", () => {
    expect(soughtIn("CS-26-0014", TODAY)).toMatchObject({ words: "", day: null, postcode: null });
    expect(personIn("CS-26-0014", TODAY).name).toBe("");
    expect(personIn("p 26 14", TODAY).name).toBe("P-26-0014");
  });

  test("nobody was born tomorrow", () => {
    expect(personIn("10 March 2026", TODAY).birthDate).toBe("2026-03-10");
    expect(personIn("11 March 2026", TODAY).birthDate).toBeNull();
  });

  test.each(["__proto__", "constructor", "toString"])("%s is a word like any other", (text) => {
    expect(soughtIn(text, TODAY).day).toBeNull();
  });

  test("whatever is typed is read, and a day that comes of it is one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        const { day, words } = soughtIn(text, TODAY);
        expect(day === null || isDay(day)).toBe(true);
        expect(words.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
