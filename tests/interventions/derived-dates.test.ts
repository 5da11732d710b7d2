import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { derivedDates } from "#app/domain/interventions/derived-dates.ts";
import type { InterventionFacts } from "#app/domain/interventions/facts.ts";
import { aPerson, shippedLaw, someFacts, someFollowed } from "./facts.ts";

const TODAY = "2026-06-15";

/** Each as "key day", with its time where it has one. */
function days(changes: Partial<InterventionFacts>, key?: string) {
  const facts = someFacts(changes);
  return derivedDates(facts, shippedLaw(facts), TODAY)
    .filter((date) => key === undefined || date.key === key)
    .map(
      ({ key: name, day, time, needs }) =>
        `${name} ${day ?? `needs: ${needs ?? ""}`}${time === null ? "" : ` ${time}`}`,
    );
}
const one = (changes: Partial<InterventionFacts>, key: string) => days(changes, key).map((text) => text.slice(key.length + 1)); // prettier-ignore

describe("the last day to appeal against a community protection notice: 21 days beginning with the day of issue", () => {
  test.each([
    ["within a month", "2026-03-02", "2026-03-22"],
    ["over the end of a month", "2026-01-31", "2026-02-20"],
    ["over the end of February", "2026-02-15", "2026-03-07"],
    ["over 29 February", "2028-02-15", "2028-03-06"],
    ["over the end of a year", "2026-12-20", "2027-01-09"],
    ["over the clocks going forward", "2026-03-20", "2026-04-09"],
    ["over the clocks going back", "2026-10-20", "2026-11-09"],
  ])("%s", (_, issuedOn, last) => {
    expect(days({ kind: "cpn", issuedOn })).toEqual([`appeal-last ${last}`]);
  });
});

describe("a fixed penalty notice: 14 days following, and less for the lower amount", () => {
  test.each([
    ["within a month", "2026-03-02", "2026-03-15", "2026-03-16"],
    ["over the end of a month", "2026-04-20", "2026-05-03", "2026-05-04"],
    ["over 29 February", "2028-02-20", "2028-03-04", "2028-03-05"],
    ["over the end of February", "2026-02-20", "2026-03-05", "2026-03-06"],
  ])("%s", (_, issuedOn, early, last) => {
    expect(days({ kind: "fpn", issuedOn })).toEqual([`early-payment-last ${early}`, `pay-by ${last}`]);
  });
});

describe("the hearing of a closure order: 48 hours after service of the notice, without Christmas Day", () => {
  const notice = (servedOn: string, servedTime: string | null): Partial<InterventionFacts> => ({
    kind: "closure-notice",
    issuedOn: servedOn,
    respondents: [aPerson("1990-01-01", { servedOn, servedTime })],
  });
  test.each([
    ["on working days", "2026-03-02", "15:00", "2026-03-04 15:00"],
    ["over a weekend, which counts", "2026-03-06", "09:30", "2026-03-08 09:30"],
    ["over the end of a month", "2026-02-27", "23:59", "2026-03-01 23:59"],
    ["over 29 February", "2028-02-28", "10:00", "2028-03-01 10:00"],
    ["served on 23 December", "2026-12-23", "10:00", "2026-12-26 10:00"],
    ["served as 23 December begins: Christmas Day is not reached", "2026-12-23", "00:00", "2026-12-25 00:00"],
    ["served on 24 December", "2026-12-24", "15:00", "2026-12-27 15:00"],
    ["served on Christmas Day", "2026-12-25", "10:00", "2026-12-28 00:00"],
    ["served on Boxing Day", "2026-12-26", "10:00", "2026-12-28 10:00"],
    ["over the clocks going forward", "2026-03-28", "12:00", "2026-03-30 13:00"],
    ["over the clocks going back", "2026-10-24", "12:00", "2026-10-26 11:00"],
  ])("%s", (_, day, time, by) => {
    expect(one(notice(day, time), "hearing-by")).toEqual([by]);
  });

  test("the first of several services counts", () => {
    const respondents = [
      aPerson(null, { id: "a", servedOn: "2026-03-03", servedTime: "08:00" }),
      aPerson(null, { id: "b", servedOn: "2026-03-02", servedTime: "17:00" }),
    ];
    expect(one({ kind: "closure-notice", respondents }, "hearing-by")).toEqual(["2026-03-04 17:00"]);
  });

  test("without a service on anybody its issue counts, and is said to", () => {
    const facts = someFacts({ kind: "closure-notice", issuedOn: "2026-03-02", issuedTime: "11:00" });
    const [hearing] = derivedDates(facts, shippedLaw(facts), TODAY).filter(({ key }) => key === "hearing-by");
    expect(hearing).toMatchObject({
      day: "2026-03-04",
      time: "11:00",
      rule: expect.stringContaining("no service") as string,
    });
  });

  test("without a time there is no hour, and it says what is missing", () => {
    expect(one(notice("2026-03-02", null), "hearing-by")).toEqual(["needs: The day and the time of service"]);
  });
});

describe("the end of a closure notice, by who authorised it", () => {
  test.each([
    ["an inspector", "inspector", null, "2026-03-02", "2026-03-03 15:00"],
    ["a superintendent", "superintendent", null, "2026-03-02", "2026-03-04 15:00"],
    ["extended", "inspector", "2026-03-03", "2026-03-02", "2026-03-04 15:00"],
    ["over Christmas Day", "inspector", null, "2026-12-24", "2026-12-26 15:00"],
    ["48 hours over Christmas Day", "superintendent", null, "2026-12-24", "2026-12-27 15:00"],
    ["over the clocks going forward", "inspector", null, "2026-03-28", "2026-03-29 16:00"],
    ["over the clocks going back", "inspector", null, "2026-10-24", "2026-10-25 14:00"],
  ] as const)("%s", (_, authorisedBy, extendedFrom, issuedOn, end) => {
    expect(one({ kind: "closure-notice", issuedOn, issuedTime: "15:00", authorisedBy, extendedFrom }, "end-latest")).toEqual([end]); // prettier-ignore
  });

  test("is not guessed while nobody says who authorised it", () => {
    expect(one({ kind: "closure-notice", issuedTime: "15:00" }, "end-latest")).toEqual(["needs: Who authorised it"]);
  });
});

describe("a closure order: three months, six from the first start, an appeal within 21 days, notice on the absolute ground", () => {
  test.each([
    ["from a day within a month", "2026-03-15", "2026-04-04", "2026-06-14", "2026-09-14"],
    [
      "from a last day: the month's last where it has no such day",
      "2025-11-30",
      "2025-12-20",
      "2026-02-28",
      "2026-05-29",
    ],
    ["to a leap day", "2027-11-30", "2027-12-20", "2028-02-29", "2028-05-29"],
    ["from a first day", "2026-01-01", "2026-01-21", "2026-03-31", "2026-06-30"],
  ])("%s", (_, issuedOn, appeal, end, chain) => {
    expect(days({ kind: "closure-order-full", issuedOn })).toEqual([
      `appeal-last ${appeal}`,
      `end-latest ${end}`,
      `possession-notice-by ${end}`,
      `chain-end-latest ${chain}`,
    ]);
  });

  test("the chain is counted from the first order's start, and an extension from the end before it", () => {
    const changes = {
      issuedOn: "2026-04-15",
      firstStartOn: "2026-01-15",
      extendedFrom: "2026-04-14",
      untilDay: "2026-07-14",
    };
    expect(days({ kind: "closure-order-partial", ...changes })).toEqual([
      "appeal-last 2026-05-05",
      "end-latest 2026-07-14",
      "chain-end-latest 2026-07-14",
      "extend-before 2026-07-14",
    ]);
  });
});

describe("a public spaces protection order: three years beginning with its first day", () => {
  test.each([
    ["from a day within a month", "2023-10-20", "2026-10-19"],
    ["from a leap day", "2024-02-29", "2027-02-28"],
    ["from the first of March, before a leap day", "2025-03-01", "2028-02-29"],
  ])("%s", (_, issuedOn, end) => {
    expect(days({ kind: "pspo", issuedOn })).toEqual([`end-latest ${end}`]);
  });

  test("an extension is another three years from the day after, made before it expires", () => {
    expect(days({ kind: "pspo", issuedOn: "2020-10-20", extendedFrom: "2023-10-19", untilDay: "2026-10-19" })).toEqual([
      "end-latest 2026-10-19",
      "extend-before 2026-10-19",
    ]);
  });
});

describe("an injunction: twelve months for whoever was under 18 when it was granted", () => {
  test.each([
    ["a child of 15", "2026-03-02", "2011-01-01", ["2027-03-01"]],
    ["from 31 January", "2026-01-31", "2011-01-01", ["2027-01-30"]],
    ["from a leap day", "2028-02-29", "2013-01-01", ["2029-02-28"]],
    ["the day before the 18th birthday", "2026-03-01", "2008-03-02", ["2027-02-28"]],
    ["on the 18th birthday", "2026-03-02", "2008-03-02", []],
    ["born on 29 February, on 28 February", "2026-02-28", "2008-02-29", ["2027-02-27"]],
    ["born on 29 February, on 1 March", "2026-03-01", "2008-02-29", []],
  ])("%s", (_, issuedOn, born, expected) => {
    expect(one({ kind: "injunction", issuedOn, respondents: [aPerson(born)] }, "end-latest")).toEqual(expected);
  });

  test("somebody who is 18 by now was a child on the day of the grant", () => {
    expect(one({ kind: "injunction", issuedOn: "2025-01-10", respondents: [aPerson("2007-02-01")] }, "end-latest")).toEqual(["2026-01-09"]); // prettier-ignore
  });

  test("of six respondents one day for the children, and what is missing for whoever has no date of birth", () => {
    const respondents = [
      ...["2011-01-01", "2012-05-05", "2010-07-07"].map((born, i) => aPerson(born, { id: `child${i}` })),
      ...["1990-01-01", "2000-01-01"].map((born, i) => aPerson(born, { id: `adult${i}` })),
      aPerson(null, { id: "nobody-knows" }),
    ];
    expect(days({ kind: "injunction", respondents })).toEqual([
      "end-latest 2027-03-01",
      "end-latest needs: The date of birth",
    ]);
  });

  test("by an estimated date of birth it says so", () => {
    const facts = someFacts({
      kind: "injunction",
      respondents: [aPerson("2011-01-01", { birthDateBasis: "approximate" })],
    });
    expect(derivedDates(facts, shippedLaw(facts), TODAY)[0]?.rule).toContain("estimated date of birth");
  });
});

describe("before a court after arrest: 24 hours without Sunday, Christmas Day and Good Friday", () => {
  test.each([
    ["on a Wednesday", "2026-03-04", "18:00", "2026-03-05 18:00"],
    ["on a Saturday", "2026-03-07", "18:00", "2026-03-09 18:00"],
    ["on a Sunday: from midnight", "2026-03-08", "10:00", "2026-03-10 00:00"],
    ["the day before Good Friday", "2026-04-02", "18:00", "2026-04-04 18:00"],
    ["on Good Friday", "2026-04-03", "12:00", "2026-04-05 00:00"],
    ["late on the Saturday before Easter Sunday", "2026-04-04", "20:00", "2026-04-06 20:00"],
    ["on Christmas Eve", "2026-12-24", "20:00", "2026-12-26 20:00"],
    ["on Boxing Day, a Saturday", "2026-12-26", "20:00", "2026-12-28 20:00"],
    ["on the Saturday before the clocks go forward", "2026-03-28", "18:00", "2026-03-30 18:00"],
    ["on the Saturday before they go back", "2026-10-24", "18:00", "2026-10-26 18:00"],
    [
      "in a spring whose bank holidays are not loaded",
      "2028-04-13",
      "12:00",
      "needs: The bank holidays of 2028: an administrator loads them",
    ],
    ["in a winter whose bank holidays are not loaded, and need not be", "2028-01-12", "12:00", "2028-01-13 12:00"],
  ])("%s", (_, day, time, by) => {
    const arrests = [{ respondentId: "r1", day, time }];
    expect(one({ kind: "injunction", arrests }, "court-after-arrest")).toEqual([by]);
  });
});

describe("a criminal behaviour order", () => {
  const child = (born: string, changes: Partial<InterventionFacts> = {}) => ({ kind: "cbo" as const, respondents: [aPerson(born)], ...changes }); // prettier-ignore

  test.each([
    ["a child: one to three years", "2012-01-01", ["end-earliest 2027-03-01", "end-latest 2029-03-01"]],
    ["an adult: two years or more", "1990-01-01", ["end-earliest 2028-03-01"]],
    ["the day before the 18th birthday", "2008-03-03", ["end-earliest 2027-03-01", "end-latest 2029-03-01"]],
    ["on the 18th birthday", "2008-03-02", ["end-earliest 2028-03-01"]],
    ["nobody knows the age", null, ["end-latest needs: The date of birth"]],
  ])("%s", (_, born, expected) => {
    const facts = { kind: "cbo" as const, respondents: [aPerson(born)] };
    expect(days(facts).filter((text) => !text.startsWith("review"))).toEqual(expected);
  });

  test.each([
    [
      "each year while still under 18 at the end of the period",
      child("2012-01-01"),
      ["2027-03-01", "2028-03-01", "2029-03-01"],
    ],
    ["not after the order has ended", child("2012-01-01", { untilDay: "2028-06-01" }), ["2027-03-01", "2028-03-01"]],
    ["18 on the last day of the period: none", child("2009-03-01"), []],
    ["18 the day after the period: one", child("2009-03-02"), ["2027-03-01"]],
    [
      "from the last variation",
      child("2012-01-01", { lastVariedOn: "2026-09-30", untilDay: "2028-06-01" }),
      ["2027-09-29"],
    ],
    [
      "varied on a leap day",
      child("2014-01-01", { lastVariedOn: "2028-02-29", untilDay: "2029-03-01" }),
      ["2029-02-28"],
    ],
    ["an adult's order is not reviewed", child("1990-01-01"), []],
  ])("is reviewed %s", (_, facts, expected) => {
    expect(one(facts, "review-due").map((text) => text.slice(0, 10)).slice(0, 3)).toEqual(expected); // prettier-ignore
  });

  test("a review that was held in its period is met, and the next is not", () => {
    const facts = someFacts(child("2012-01-01", { reviewedOn: ["2027-02-10"], untilDay: "2028-06-01" }));
    const reviews = derivedDates(facts, shippedLaw(facts), TODAY).filter(({ key }) => key === "review-due");
    expect(reviews.map(({ metOn }) => metOn)).toEqual(["2027-02-10", undefined]);
  });
});

describe("dispersal: 48 hours, and a surrendered item after 28 days", () => {
  test.each([
    ["in winter", "2026-03-02", "2026-03-04 20:15", "2026-03-30"],
    ["over Christmas Day, which counts", "2026-12-24", "2026-12-26 20:15", "2027-01-21"],
    ["over the clocks going forward", "2026-03-28", "2026-03-30 21:15", "2026-04-25"],
    ["over the clocks going back", "2026-10-24", "2026-10-26 19:15", "2026-11-21"],
  ])("%s", (_, issuedOn, end, item) => {
    expect(days({ kind: "dispersal-direction", issuedOn, issuedTime: "20:15" })).toEqual([
      `end-latest ${end}`,
      `item-disposable-from ${item}`,
    ]);
    expect(days({ kind: "dispersal-authorisation", issuedOn, issuedTime: "20:15" })).toEqual([`end-latest ${end}`]);
  });
});

describe("the rest", () => {
  test.each([
    ["a contract for six months", { kind: "abc", issuedOn: "2026-08-31" }, ["usual-end 2027-02-28"]],
    ["a contract from the first of a month", { kind: "abc", issuedOn: "2026-03-01" }, ["usual-end 2026-08-31"]],
    ["a vehicle warning for twelve months", { kind: "vehicle-warning", issuedOn: "2026-02-28" }, ["warning-counts-until 2027-02-27"]], // prettier-ignore
    ["a letter sets no day", { kind: "warning-letter" }, []],
    ["a respect order sets none while nobody confirmed its numbers", { kind: "respect-order" }, []],
    ["what was not made sets none", { kind: "cpn", state: "not-made" }, []],
  ] as const)("%s", (_, changes, expected) => {
    expect(days(changes)).toEqual(expected);
  });

  test.each([
    ["after a conviction: twelve months beginning with it", someFollowed({ kind: "cbo", convictedOn: "2026-02-10" }), "2027-02-09"], // prettier-ignore
    ["after a closure order: three months beginning with it", someFollowed({ kind: "closure-order-full", issuedOn: "2025-11-30" }), "2026-02-28"], // prettier-ignore
    ["without either", null, "needs: The day of the conviction, the finding or the closure order"],
  ])("possession on the absolute ground %s", (_, follows, expected) => {
    expect(one({ kind: "possession-absolute", follows }, "possession-notice-by")).toEqual([expected]);
  });

  test("a council tenant asks for a review within seven days beginning with service; a notice lapses after a year", () => {
    const respondents = [aPerson(null, { id: "a", servedOn: "2026-02-26" }), aPerson(null, { id: "b" })];
    const facts = { kind: "possession-absolute" as const, issuedOn: "2026-02-25", fromDay: "2026-03-31", respondents };
    expect(one(facts, "review-request-last")).toEqual(["2026-03-04", "needs: The day of service"]);
    expect(one(facts, "notice-lapses")).toEqual(["2027-03-31"]);
  });
});

test("says whether each has passed, is today or lies ahead", () => {
  const facts = someFacts({ kind: "cpn", issuedOn: "2026-03-02" });
  const state = (today: string) => derivedDates(facts, shippedLaw(facts), today)[0]?.state;
  expect([state("2026-03-21"), state("2026-03-22"), state("2026-03-23")]).toEqual(["ahead", "today", "passed"]);
});

test("an appeal's last day is always 20 days after the day of issue, and the days come in order", () => {
  const offset = fc.integer({ min: 0, max: 4000 });
  fc.assert(
    fc.property(offset, fc.constantFrom("cpn", "closure-order-full", "cbo", "pspo", "abc", "fpn"), (days_, kind) => {
      const issuedOn = plusDays("2015-04-01", days_);
      const facts = someFacts({ kind, issuedOn, respondents: [aPerson("2012-01-01")] });
      const found = derivedDates(facts, shippedLaw(facts), TODAY);
      const all = found.map(({ day }) => day ?? "9");
      expect([...all].sort()).toEqual(all);
      for (const { day } of found) expect(day === null || day >= issuedOn).toBe(true);
      const appeal = found.find(({ key }) => key === "appeal-last");
      if (appeal) expect(appeal.day).toBe(plusDays(issuedOn, 20));
    }),
  );
});
