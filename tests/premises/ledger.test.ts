import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTIONS } from "#app/domain/premises/attribution.ts";
import { bandBecause } from "#app/domain/premises/band-because.ts";
import { bandOf, ledgerOn, MICRO, type PremisesIncident, pointsInWords, shareAtAge } from "#app/domain/premises/ledger.ts"; // prettier-ignore
import { SEVERITY_IDS } from "#app/domain/premises/severity.ts";
import { waitingIn } from "#app/domain/premises/waiting.ts";
import { anEntry, AS_AT, entries, schemes, SHIPPED, withSettings } from "./ledger-cases.ts";

const pointsOf = (incidents: PremisesIncident[], asAt = AS_AT, settings = SHIPPED) =>
  ledgerOn(incidents, settings, asAt).points / MICRO;
const bandAt = (points: number, settings = SHIPPED) => bandOf(Math.round(points * MICRO), false, settings);

describe("what age leaves of an incident of 4 points", () => {
  test.each([
    ["in the future by a day", -1, 0],
    ["on its day", 0, 4],
    ["on the last day of four weeks", 27, 4],
    ["four weeks on", 28, 2],
    ["on the last day of eight weeks", 55, 2],
    ["eight weeks on", 56, 1],
    ["on the last day of twelve weeks", 83, 1],
    ["twelve weeks on", 84, 0],
    ["after years", 4_000, 0],
  ])("%s", (_, age, left) => {
    expect(pointsOf([anEntry({ day: plusDays(AS_AT, -age) })])).toBe(left);
  });

  test.each([
    ["27 days, over a leap day", "2028-02-10", "2028-03-08", 4],
    ["28 days, over a leap day", "2028-02-10", "2028-03-09", 2],
    ["28 days by the date alone, but 27 in a common year would be a day later", "2027-02-10", "2027-03-10", 2],
    ["27 days, from the leap day itself", "2028-02-29", "2028-03-27", 4],
    ["28 days, from the leap day itself", "2028-02-29", "2028-03-28", 2],
    ["27 days, over the night when clocks go forward", "2026-03-28", "2026-04-24", 4],
    ["28 days, over the night when clocks go forward", "2026-03-28", "2026-04-25", 2],
    ["55 days, over the night when clocks go back", "2026-10-01", "2026-11-25", 2],
    ["56 days, over the night when clocks go back", "2026-10-01", "2026-11-26", 1],
    ["83 days, over the turn of the year", "2025-12-01", "2026-02-22", 1],
    ["84 days, over the turn of the year", "2025-12-01", "2026-02-23", 0],
  ])("%s", (_, day, asAt, left) => {
    expect(pointsOf([anEntry({ day })], asAt)).toBe(left);
  });
});

describe("the computed band", () => {
  test.each([
    ["nothing at all", 0, "green"],
    ["just below Amber", 5.99, "green"],
    ["a thousandth below Amber", 5.999, "green"],
    ["Amber from", 6, "amber"],
    ["just below Red", 11.99, "amber"],
    ["Red from", 12, "red"],
    ["far above", 120, "red"],
  ])("%s: %d", (_, points, band) => {
    expect(bandAt(points)).toBe(band);
  });

  test.each([4.07, 8.19, 9.95, 16.08, 64.1])("a threshold of %d is reached by exactly so many points", (points) => {
    const settings = withSettings({ "premises.amber-from": points, "premises.red-from": 900 });
    expect(bandAt(points, settings)).toBe("amber");
    expect(bandAt(points - 0.01, settings)).toBe("green");
  });

  const grave = (changes: Partial<PremisesIncident>) => anEntry({ severity: "serious-wounding", ...changes });
  test.each([
    ["caused by the venue, nothing credited", grave({}), "amber", true],
    ["caused by the venue, mitigated: still on the agenda", grave({ calledPolice: true, goodPractice: true }), "amber", true],
    ["immediately outside", grave({ attribution: "outside" }), "green", false],
    ["near", grave({ attribution: "near" }), "green", false],
    ["not decided yet", grave({ attribution: "undecided" }), "green", false],
    ["on the last day of the window", grave({ day: plusDays(AS_AT, -83) }), "amber", true],
    ["after the window", grave({ day: plusDays(AS_AT, -84) }), "green", false],
    ["in the future", grave({ day: plusDays(AS_AT, 1) }), "green", false],
    ["of 4 points", anEntry(), "green", false],
  ] as const)("one incident of 5 points: %s", (_, incident, band, bySingleIncident) => {
    expect(ledgerOn([incident], SHIPPED, AS_AT)).toMatchObject({ band, bySingleIncident });
  }); // prettier-ignore

  test("one grave incident makes no Amber of a Red", () => {
    expect(ledgerOn([grave({}), grave({}), grave({})], SHIPPED, AS_AT)).toMatchObject({ band: "red", points: 15 * MICRO }); // prettier-ignore
  });
});

const POINTS = { homicide: 5, "serious-wounding": 5, "sexual-offence": 5, "weapon-used": 5, "violence-with-injury": 4, "drug-supply": 4, spiking: 4, "underage-sale": 4, "violence-without-injury": 3, robbery: 3, "weapon-found": 3, disorder: 2, "drunkenness-sale": 2, "condition-breach": 2, noise: 1, "minor-nuisance": 1 }; // prettier-ignore
test.each(SEVERITY_IDS)("%s has the points of the scheme", (severity) => {
  expect(pointsOf([anEntry({ severity })])).toBe(POINTS[severity]);
});

const SHARES = { "caused-by": 1, outside: 0.5, near: 0, unrelated: 0, undecided: 0 };
test.each(ATTRIBUTIONS)("attribution %s leaves its share", (attribution) => {
  expect(pointsOf([anEntry({ attribution })])).toBe(4 * SHARES[attribution]);
});

test.each([
  ["nothing", {}, 4],
  ["the call alone", { calledPolice: true }, 3],
  ["good practice alone", { goodPractice: true }, 3],
  ["both", { calledPolice: true, goodPractice: true }, 2],
  ["the call, outside: after attribution", { calledPolice: true, attribution: "outside" }, 1],
  ["both for noise: never below 0", { calledPolice: true, goodPractice: true, severity: "noise" }, 0],
  ["the call, half a point: never below 0", { calledPolice: true, attribution: "outside", severity: "noise" }, 0],
  ["both, after four weeks: before age", { calledPolice: true, goodPractice: true, day: plusDays(AS_AT, -28) }, 1],
] as const)("credited: %s", (_, changes, left) => {
  expect(pointsOf([anEntry(changes)])).toBe(left);
});

test("a line says each step from the points of the severity to what counts", () => {
  const outside = anEntry({ attribution: "outside", calledPolice: true, day: plusDays(AS_AT, -30) });
  const [line] = ledgerOn([outside], SHIPPED, AS_AT).lines;
  const steps = { age: 30, base: 4 * MICRO, attributed: 2 * MICRO, mitigated: MICRO, share: 50, counted: MICRO / 2 };
  expect(line).toEqual({ incident: outside, ...steps });
});

test.each([
  [6 * MICRO, "6"],
  [4.5 * MICRO, "4.5"],
  [0.625 * MICRO, "0.625"],
  [11_999_999, "11.999"],
  [0, "0"],
])("%d millionths are written %s, never more than there is", (points, words) => {
  expect(pointsInWords(points)).toBe(words);
});

test.each([
  ["Red", [anEntry({}), anEntry({}), anEntry({}), anEntry({ severity: "noise", attribution: "outside" })], "12.5 points; Red from 12"],
  ["Amber", [anEntry({}), anEntry({})], "8 points; Amber from 6, Red from 12"],
  ["Green", [anEntry({ severity: "noise" })], "1 point; Green below 6"],
  ["Green, nothing happened", [], "0 points; Green below 6"],
  ["Amber by one incident", [anEntry({ severity: "homicide" })], "5 points, which is below 6; one incident with 5 points or more caused by the venue makes at least Amber"],
] as const)("says why it is %s", (_, incidents, because) => {
  expect(bandBecause(ledgerOn(incidents, SHIPPED, AS_AT), SHIPPED)).toBe(because);
}); // prettier-ignore

test("what waits for its attribution adds nothing, and is said with what it would add at most", () => {
  const waiting = anEntry({ attribution: "undecided", severity: "robbery", calledPolice: true });
  const ledger = ledgerOn([anEntry(), waiting], SHIPPED, AS_AT);
  expect(ledger.points).toBe(4 * MICRO);
  expect(waitingIn(ledger, SHIPPED, AS_AT)).toEqual({ incidents: 1, adds: 2 * MICRO, makesAmber: false });
});

describe("whatever the incidents and the scheme", () => {
  test("an incident never counts more as it ages, but for the day on which it stops being in the future", () => {
    fc.assert(
      fc.property(schemes, fc.nat(800), fc.nat(800), (settings, age, later) => {
        expect(shareAtAge(age + later, settings)).toBeLessThanOrEqual(shareAtAge(age, settings));
      }),
    );
  });

  test("nothing is negative, and what is credited never raises anything", () => {
    fc.assert(
      fc.property(entries, schemes, (incidents, settings) => {
        const ledger = ledgerOn(incidents, settings, AS_AT);
        for (const line of ledger.lines) {
          expect(line.counted).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(line.counted)).toBe(true);
          expect(line.mitigated).toBeLessThanOrEqual(line.attributed);
        }
        const bare = incidents.map((incident) => ({ ...incident, calledPolice: false, goodPractice: false }));
        const without = ledgerOn(bare, settings, AS_AT);
        ledger.lines.forEach((line, at) => expect(line.counted).toBeLessThanOrEqual(without.lines[at]?.counted ?? -1));
      }),
    );
  });

  test("their order changes neither points nor band", () => {
    const inTwoOrders = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(inTwoOrders, schemes, ([incidents, shuffled], settings) => {
        const { points, band, bySingleIncident } = ledgerOn(shuffled, settings, AS_AT);
        expect(ledgerOn(incidents, settings, AS_AT)).toMatchObject({ points, band, bySingleIncident });
      }),
    );
  });

  test("one that is unrelated or not decided adds nothing", () => {
    fc.assert(
      fc.property(entries, schemes, fc.constantFrom("unrelated" as const, "undecided" as const), (incidents, settings, attribution) => {
        const { points, band } = ledgerOn(incidents, settings, AS_AT);
        const more = [...incidents, anEntry({ severity: "homicide", attribution })];
        expect(ledgerOn(more, settings, AS_AT)).toMatchObject({ points, band });
      }),
    ); // prettier-ignore
  });

  test("one more that counts never makes the band better", () => {
    const ORDER = ["green", "amber", "red"];
    fc.assert(
      fc.property(entries, schemes, (incidents, settings) => {
        const [, ...fewer] = incidents;
        const of = (some: PremisesIncident[]) => ORDER.indexOf(ledgerOn(some, settings, AS_AT).band);
        expect(of(incidents)).toBeGreaterThanOrEqual(of(fewer));
      }),
    );
  });
});
