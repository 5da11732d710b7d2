import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "#app/domain/search/fold.ts";

test.each([
  ["nothing", "", ""],
  ["spaces alone", " \t\n ", ""],
  ["capitals", "MCDONALD", "mcdonald"],
  ["spaces around and between", "  Mary   Jane ", "mary jane"],
  ["an accent in one character", "José", "jose"],
  ["an accent in a character of its own", "Jose\u0301", "jose"],
  ["two accents on one letter", "Nguyễn", "nguyen"],
  ["a cedilla and an umlaut", "Françoise Müller", "francoise muller"],
  ["a barred l", "Łukasz Wałęsa", "lukasz walesa"],
  ["a barred o", "Søren Ødegård", "soren odegard"],
  ["a sharp s", "Strauß", "strauss"],
  ["a capital sharp s", "STRAUẞ", "strauss"],
  ["ash", "Æthelred Pæl", "aethelred pael"],
  ["ethel", "Œuvre", "oeuvre"],
  ["thorn and eth", "Þórður Guðni", "thordur gudni"],
  ["Turkish dotted and dotless i", "İbrahim Işık Yıldız", "ibrahim isik yildiz"],
  ["a straight apostrophe", "O'Brien", "obrien"],
  ["a curly apostrophe", "O’Brien", "obrien"],
  ["a backquote for an apostrophe", "O`Brien", "obrien"],
  ["an acute accent for an apostrophe", "O´Brien", "obrien"],
  ["an okina and its like", "Noʼam", "noam"],
  ["a hyphen", "Mary-Jane", "mary jane"],
  ["dots", "St. John Smith, Jr.", "st john smith jr"],
  ["an e-mail address", "Sam.Example+ja@Example.org", "sam example ja example org"],
  ["full-width letters", "ＡＢＣ　１２", "abc 12"],
  ["a ligature", "Griﬃths", "griffiths"],
  ["digits", "Beat 61", "beat 61"],
  ["an ampersand", "Marks & Spencer", "marks spencer"],
  ["letters of another script", "Иванов", "иванов"],
  ["punctuation alone", "--- '' ---", ""],
])("%s", (_name, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("folding twice is folding once, and leaves no capital, mark, punctuation or double space", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded).not.toMatch(/[\p{Lu}\p{M}\p{P}\p{S}]| {2}|^ | $/u);
    }),
  );
});
