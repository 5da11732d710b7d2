import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellText, harmless, londonDateTime } from "#app/domain/exports/cell.ts";

describe("words that a spreadsheet would run", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+44 20 7946 0000", "'+44 20 7946 0000"],
    ["-", "'-"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\n=1", "'\n=1"],
    ["  =1", "'  =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\ufeff=1", "'\ufeff=1"],
    ["\u200b=1", "'\u200b=1"],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["−1", "'−1"],
    ["＠x", "'＠x"],
  ])("%j becomes %j", (words, safe) => {
    expect(harmless(words)).toBe(safe);
  });

  test.each(["CS-26-0014", "Ada, of 1 - 3 High St", "a=b", "", "'=1", "2026-03-01", "O’Neil"])("%j stays", (words) => {
    expect(harmless(words)).toBe(words);
  });

  const evil = fc.tuple(
    fc.constantFrom("", " ", "\t", "\r", "\n", "\ufeff", "\u200b", "\u3000", '"', ",", ";"),
    fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠", ""),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  test("no cell of words begins as a formula once the file has been read, and none breaks out of its cell", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(evil.map((parts) => parts.join("")), { minLength: 3, maxLength: 3 }), { minLength: 1 }), // prettier-ignore
        (rows) => {
          const options = { quoted_string: true, record_delimiter: "\r\n" };
          const text = stringify(rows.map((row) => row.map(cellText)), options); // prettier-ignore
          const read = parse(text, { record_delimiter: "\r\n" });
          expect(read).toEqual(rows.map((row) => row.map(harmless)));
          for (const cell of read.flat()) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.each([
  [null, ""],
  [-5, -5],
  [0, 0],
  [{ day: "2026-03-01" }, "2026-03-01"],
  [{ at: "2026-07-01T09:00:00.000Z" }, "2026-07-01 10:00:00"],
])("%o is %o in a file", (cell, text) => {
  expect(cellText(cell)).toBe(text);
});

test.each([
  ["2026-03-29T00:59:59.000Z", "2026-03-29 00:59:59"],
  ["2026-03-29T01:00:00.000Z", "2026-03-29 02:00:00"],
  ["2026-10-25T01:00:00.000Z", "2026-10-25 01:00:00"],
])("%s is %s in London", (instant, shown) => {
  expect(londonDateTime(instant)).toBe(shown);
});
