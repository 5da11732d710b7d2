import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import {
  LEGAL_POWER_KEYS,
  LEGAL_POWERS,
  legalParameterNamed,
  legalValueWords,
} from "#app/domain/settings/legal-powers.ts";
import { findLegalParameter, insertLegalParameter, listLegalParameters } from "#db/queries/legal-parameters.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { testDatabase } from "../factories.ts";

let db: Executor;
beforeEach(async () => {
  db = await testDatabase();
});
type Row = Awaited<ReturnType<typeof listLegalParameters>>[number];
const shipped = async () => new Map<string, Row>(
  (await listLegalParameters(db, { show: "confirmed" })).map((row) => [`${row.power} ${row.parameter}`, row]),
); // prettier-ignore
const drafts = async () => (await listLegalParameters(db, { show: "unconfirmed" })).map((row) => `${row.power} ${row.parameter} ${row.value} ${row.unit}`); // prettier-ignore

/** Every number of DOMAIN 4, with the law it stands in. */
const NUMBERS = [
  ["abc usual-length", "6 months", "Home Office"],
  ["abc parent-below-age", "18 years-old", "Home Office"],
  ["cpn minimum-age", "16 years-old", "s43"],
  ["cpn appeal-window", "21 days", "s46"],
  ["cpn fine-level-individual", "4 level", "s48"],
  ["cpn fine-body", "Unlimited words", "s48"],
  ["fpn cpn-most", "100 pounds", "s52"],
  ["fpn pspo-most", "100 pounds", "s68"],
  ["fpn no-proceedings-for", "14 days", "ss52, 68"],
  ["fpn early-payment-within", "14 days", "ss52, 68"],
  ["injunction minimum-age", "10 years-old", "s1"],
  ["injunction adult-from-age", "18 years-old", "ss1, 6"],
  ["injunction child-longest", "12 months", "s6"],
  ["injunction home-exclusion-minimum-age", "18 years-old", "s13"],
  ["injunction arrest-to-court", "24 hours", "s9"],
  ["injunction arrest-to-court-leaves-out", "Sunday, Christmas Day, Good Friday words", "s9"],
  ["cbo minimum-age", "10 years-old", "s22"],
  ["cbo adult-from-age", "18 years-old", "25"],
  ["cbo child-shortest", "1 years", "s25"],
  ["cbo child-longest", "3 years", "s25"],
  ["cbo adult-shortest", "2 years", "s25"],
  ["cbo child-review-every", "12 months", "s28"],
  ["cbo imprisonment-most", "5 years", "s30"],
  ["dispersal authorisation-longest", "48 hours", "s34"],
  ["dispersal direction-longest", "48 hours", "s35"],
  ["dispersal minimum-age", "10 years-old", "s35"],
  ["dispersal taken-home-below-age", "16 years-old", "s35"],
  ["dispersal item-disposable-after", "28 days", "s37"],
  ["dispersal imprisonment-most", "3 months", "s39"],
  ["dispersal fine-level", "4 level", "s39"],
  ["closure-notice inspector-longest", "24 hours", "s77"],
  ["closure-notice superintendent-longest", "48 hours", "s77"],
  ["closure-notice extended-to", "48 hours", "s77"],
  ["closure-notice leaves-out", "Christmas Day words", "s77"],
  ["closure-order heard-within", "48 hours", "s80"],
  ["closure-order heard-within-leaves-out", "Christmas Day words", "s80"],
  ["closure-order longest", "3 months", "s80"],
  ["closure-order extension-longest", "3 months", "s82"],
  ["closure-order total-longest", "6 months", "s82"],
  ["closure-order adjournment-longest", "14 days", "s81"],
  ["closure-order notice-continued-longest", "48 hours", "s81"],
  ["closure-order appeal-window", "21 days", "s84"],
  ["pspo longest", "3 years", "s60"],
  ["pspo extension-longest", "3 years", "s60"],
  ["pspo fine-level", "3 level", "s67"],
  ["pspo alcohol-fine-level", "2 level", "s63"],
  ["absolute-possession closed-for-more-than", "48 hours", "97"],
  ["absolute-possession notice-after-conviction-within", "12 months", "ss94"],
  ["absolute-possession notice-after-closure-within", "3 months", "ss94"],
  ["absolute-possession secure-notice-lapses-after", "12 months", "ss94"],
  ["absolute-possession review-request-window", "7 days", "s85ZA"],
  ["cpw in-force", "Yes words", "Part 4"],
  ["cpn in-force", "Yes words", "Part 4"],
  ["fpn in-force", "Yes words", "ss52, 68"],
  ["injunction in-force", "Yes words", "Part 1"],
  ["cbo in-force", "Yes words", "Part 2"],
  ["dispersal in-force", "Yes words", "Part 3"],
  ["closure-notice in-force", "Yes words", "Part 4"],
  ["closure-order in-force", "Yes words", "Part 4"],
  ["pspo in-force", "Yes words", "Part 4"],
  ["absolute-possession in-force", "Yes words", "Part 5"],
  ["vehicle in-force", "Yes words", "s59"],
  ["vehicle warning-counts-for", "12 months", "s59"],
  // Elsewhere in DOMAIN: 1.1, 2.5, 3.2, 5.1 and 7.5.
  ["case-review reporting-period-longest", "12 months", "s105"],
  ["case-review threshold-count-most", "3 reports", "s104"],
  ["age criminal-responsibility", "10 years-old", "s50"],
  ["age adult", "18 years-old", "1969"],
  ["licence-review notice-shown-for", "28 days", "East Northamptonshire"],
  ["licence-review suspension-longest", "3 months", "s52"],
  ["licence-review modification-longest", "3 months", "s52"],
  ["licence-review after-closure-within", "28 days", "s167"],
  ["licence-review appeal-window", "21 days", "Licensing Act 2003 Sch 5 para 9"],
  ["summary-review interim-steps-within", "48 hours", "s53A"],
  ["summary-review hearing-within", "28 days", "s53A"],
  ["alcohol-to-children closure-shortest", "48 hours", "s169A"],
  ["alcohol-to-children closure-longest", "336 hours", "s169A"],
  ["area-closure longest", "24 hours", "s160"],
  ["scrutiny meets-every", "12 months", "2009/942"],
  ["subject-access answered-within", "1 months", "s45"],
  ["subject-access extension-longest", "2 months", "Art 12"],
] as const;

test.each(NUMBERS)("%s ships as %s, by %s", async (name, value, source) => {
  const row = (await shipped()).get(name);
  expect(`${row?.value} ${row?.unit}`).toBe(value);
  expect(row?.source).toContain(source);
  expect(row).toMatchObject({ untilDay: null, version: 1, confirmedBy: null });
});

test("nothing else is confirmed, and what the Act of 2026 would change is a draft", async () => {
  expect([...(await shipped()).keys()].sort()).toEqual(NUMBERS.map(([name]) => name).sort());
  expect((await drafts()).sort()).toEqual([
    "child-exploitation imprisonment-most 10 years",
    "closure-order heard-within 72 hours",
    "cuckooing imprisonment-most 5 years",
    "dispersal authorisation-longest 72 hours",
    "dispersal direction-longest 72 hours",
    "fpn cpn-most 500 pounds",
    "fpn pspo-most 500 pounds",
    "housing-injunction in-force Yes words",
    "respect-order imprisonment-most 2 years",
    "respect-order in-force Yes words",
    "respect-order minimum-age 18 years-old",
    "youth-injunction below-age 18 years-old",
    "youth-injunction in-force Yes words",
    "youth-injunction longest 12 months",
    "youth-injunction minimum-age 10 years-old",
  ]);
});

test("every number has its words and its unit, and no words are without a number", async () => {
  const rows = await listLegalParameters(db);
  for (const row of rows) {
    expect(legalParameterNamed(row.power, row.parameter), `${row.power} ${row.parameter}`).toMatchObject({
      unit: row.unit,
    });
  }
  const known = LEGAL_POWER_KEYS.flatMap((power) =>
    Object.keys(LEGAL_POWERS[power].parameters).map((parameter) => `${power} ${parameter}`),
  );
  expect(known.sort()).toEqual([...new Set(rows.map((row) => `${row.power} ${row.parameter}`))].sort());
});

describe("the value on the day of issue", () => {
  const add = (from_day: string, value: string, changes: Partial<Parameters<typeof insertLegalParameter>[1]> = {}) =>
    inTransaction(db, (trx) =>
      insertLegalParameter(trx, {
        id: uuid(),
        power: "fpn",
        parameter: "cpn-most",
        value,
        unit: "pounds",
        from_day,
        until_day: null,
        source: "A test",
        confirmed_by: null,
        confirmed_at: "2026-11-22T00:00:00.000Z",
        version: 1,
        ...changes,
      }),
    );
  const valueOf = async (day: string) => (await findLegalParameter(db, "fpn", "cpn-most", day))?.value;

  test("is the one in force that day", async () => {
    await add("2026-12-01", "500");
    expect(await valueOf("2014-10-19")).toBeUndefined();
    expect(await valueOf("2014-10-20")).toBe("100");
    expect(await valueOf("2026-11-30")).toBe("100");
    expect(await valueOf("2026-12-01")).toBe("500");
    expect(await valueOf("2030-01-01")).toBe("500");
  });

  test("is not a draft's, however long the draft has stood", async () => {
    expect(await valueOf("2026-06-29")).toBe("100");
    expect(await valueOf("2030-01-01")).toBe("100");
  });

  test("is nobody's after the power has ended, and what was before does not come back", async () => {
    await add("2026-12-01", "500", { until_day: "2026-12-31" });
    expect(await valueOf("2026-12-31")).toBe("500");
    expect(await valueOf("2027-01-01")).toBeUndefined();
  });

  test("begins on one day once", async () => {
    await expect(add("2014-10-20", "80")).rejects.toThrow();
  });
});

test.each([
  ["100", "pounds", "£100"],
  ["4", "level", "Level 4"],
  ["1", "months", "1 month"],
  ["3", "months", "3 months"],
  ["16", "years-old", "16 years old"],
  ["Christmas Day", "words", "Christmas Day"],
  ["2", "fortnights", "2 fortnights"],
])("%s %s reads %s", (value, unit, words) => {
  expect(legalValueWords(value, unit)).toBe(words);
});
