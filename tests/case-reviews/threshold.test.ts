import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CountedReport,
  COUNTING_SETTINGS,
  countingRules,
  type CountingRules,
} from "#app/domain/case-reviews/counted-report.ts";
import { timingOf } from "#app/domain/case-reviews/in-time.ts";
import { thresholdOn } from "#app/domain/case-reviews/threshold.ts";
import { type Settings, SETTINGS } from "#app/domain/settings/definitions.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { bruteForce, ends } from "./brute-force.ts";
import { anyDayOfApplication, anyHistory, anyRules, incident, report, RULES } from "./histories.ts";

const JUNE = { on: "2025-06-01", personId: "victim", problemId: "problem" };

const asked = (reports: CountedReport[], on = JUNE.on, rules: CountingRules = RULES) =>
  thresholdOn({ ...JUNE, on }, reports, rules);

const later = [report("2025-02-04", incident("2025-02-03")), report("2025-03-05", incident("2025-03-04"))];
const oneIncident = incident("2025-02-01");
const forNeighbour = (who: string) => ({ reporterId: who, forId: who });

describe("the worked examples of an application on 1 June 2025", () => {
  test.each<[string, CountedReport[], { local: number; statutory: number; hate?: boolean; met: boolean }]>([
    [
      "three incidents, each reported the next day",
      [report("2025-01-03", incident("2025-01-02")), ...later],
      { local: 3, statutory: 3, met: true },
    ],
    [
      "the first reported on 30 November 2024: stale",
      [report("2024-11-30", incident("2024-11-29")), ...later],
      { local: 2, statutory: 2, met: false },
    ],
    [
      "the first reported on 2 December 2024: still in time on its last day",
      [report("2024-12-02", incident("2024-12-01")), ...later],
      { local: 3, statutory: 3, met: true },
    ],
    [
      "one incident reported to police and council, and one more",
      [
        report("2025-02-02", oneIncident),
        report("2025-02-03", oneIncident),
        report("2025-03-02", incident("2025-03-01")),
      ],
      { local: 2, statutory: 2, met: false },
    ],
    [
      "three neighbours, one incident each",
      [
        report("2025-03-02", incident("2025-03-01")),
        report("2025-03-03", incident("2025-03-02"), forNeighbour("next door")),
        report("2025-03-04", incident("2025-03-03"), forNeighbour("across")),
      ],
      { local: 1, statutory: 3, met: true },
    ],
    [
      "three nights in one call: three incidents, one report",
      [report("2025-03-04", [incident("2025-03-01"), incident("2025-03-02"), incident("2025-03-03")])],
      { local: 3, statutory: 1, met: true },
    ],
    [
      "one hate incident of 10 March reported on 12 March",
      [report("2025-03-12", incident("2025-03-10", { isHate: true }))],
      { local: 1, statutory: 1, hate: true, met: true },
    ],
  ])("%s", (_, reports, expected) => {
    const { local, statutory, hate, met } = asked(reports);
    expect({ local: local.count, statutory: statutory.count, hate: hate.met, met }).toEqual({
      hate: false,
      ...expected,
    });
  });
});

describe("a report's verdict says why it does not count", () => {
  test.each<[string, CountedReport[], string, string[]]>([
    ["in time on both readings", [report("2025-02-28", incident("2025-01-31"))], "both", []],
    ["a day late on both readings", [report("2025-03-01", incident("2025-01-31"))], "neither", ["late-report"]],
    ["the last day of the statute", [report("2025-04-14", incident("2025-03-15"))], "both", []],
    [
      "a day later than the statute, in time locally",
      [report("2025-04-15", incident("2025-03-15"))],
      "local-wording",
      [],
    ],
    ["a day later again", [report("2025-04-16", incident("2025-03-15"))], "neither", ["late-report"]],
    ["reported before it happened", [report("2025-03-14", incident("2025-03-15"))], "neither", ["late-report"]],
    [
      "six months by the statute over since 31 May",
      [report("2024-12-01", incident("2024-12-01"))],
      "local-wording",
      [],
    ],
    ["six months over on both readings", [report("2024-11-30", incident("2024-11-30"))], "neither", ["out-of-time"]],
    ["reported after the application", [report("2025-06-02", incident("2025-06-01"))], "neither", ["out-of-time"]],
    ["late and stale", [report("2024-11-30", incident("2024-10-01"))], "neither", ["late-report", "out-of-time"]],
    [
      "anonymous",
      [report("2025-03-02", incident("2025-03-01"), { reporterId: null, forId: "victim" })],
      "both",
      ["anonymous"],
    ],
    [
      "to a body that the procedures do not name",
      [report("2025-03-02", incident("2025-03-01"), { isToNamedBody: false })],
      "both",
      ["body-not-named"],
    ],
    ["one of its nights in time", [report("2025-04-20", [incident("2025-03-01"), incident("2025-04-19")])], "both", []],
  ])("%s", (_, reports, inTimeUnder, reasons) => {
    const [verdict] = asked(reports).verdicts;
    expect(verdict).toMatchObject({ inTimeUnder, reasons, qualifies: reasons.length === 0 });
  });

  test("of two reports of one incident by one person the later is the one too many", () => {
    const verdicts = asked([report("2025-02-03", oneIncident), report("2025-02-02", oneIncident)]).verdicts;
    expect(verdicts.map(({ reasons }) => reasons)).toEqual([[], ["same-incident"]]);
  });

  test("a report that could have either of two incidents leaves the other what it needs", () => {
    const [a, b] = [incident("2025-02-01"), incident("2025-02-02")];
    const verdicts = asked([report("2025-02-03", [a, b]), report("2025-02-04", a)]).verdicts;
    expect(verdicts.map(({ qualifies }) => qualifies)).toEqual([true, true]);
  });

  test("only the words of the Act count where the partnership says so", () => {
    const statute = { ...RULES, reading: "statute" as const };
    const { verdicts, local } = asked([report("2025-04-15", incident("2025-03-15"))], JUNE.on, statute);
    expect(local.count).toBe(0);
    expect(verdicts[0]).toMatchObject({ inTimeUnder: "local-wording", reasons: ["late-report"], outOfTimeFrom: null });
  });
});

describe("edges", () => {
  test("a range counts by its latest day, and says so where the earliest would be too late", () => {
    const range = (earliestDay: string) => incident("2025-03-15", { earliestDay });
    expect(asked([report("2025-04-15", range("2025-03-14"))]).verdicts[0]).toMatchObject({
      qualifies: true,
      turnsOnRange: true,
    });
    expect(asked([report("2025-04-14", range("2025-03-14"))]).verdicts[0]).toMatchObject({
      qualifies: true,
      turnsOnRange: false,
    });
  });

  test("without a problem there is nothing to count for the statute", () => {
    const unlinked = later.map((r) => ({ ...r, incidents: r.incidents.map((i) => ({ ...i, problemId: null })) }));
    const { statutory, local } = thresholdOn({ ...JUNE, problemId: null }, unlinked, RULES);
    expect(statutory).toEqual({ count: 0, threshold: 3, met: false, problemId: null, needsDecision: false });
    expect(local.count).toBe(2);
  });

  test("somebody who speaks for the victim reports for the victim", () => {
    const byDaughter = report("2025-03-02", incident("2025-03-01"), { reporterId: "daughter", forId: "victim" });
    expect(asked([byDaughter, ...later]).local.count).toBe(3);
  });

  test.each([
    ["ask", 3, true],
    ["each", 3, false],
    ["once", 1, false],
  ] as const)("one incident reported by three of one household, %s", (households, count, needsDecision) => {
    const family = ["victim", "partner", "son"].map((who) =>
      report("2025-03-02", oneIncident, { ...forNeighbour(who), householdId: "house" }),
    );
    const recent = family.map((r) => ({
      ...r,
      incidents: [{ ...oneIncident, earliestDay: "2025-03-01", latestDay: "2025-03-01" }],
    }));
    const { statutory } = asked(recent, JUNE.on, { ...RULES, households });
    expect(statutory).toMatchObject({ count, needsDecision });
  });

  test("anonymous reports count one by one where the partnership counts them", () => {
    const anonymous = [1, 2, 3].map(() => report("2025-02-02", oneIncident, { reporterId: null, forId: null }));
    expect(asked(anonymous, JUNE.on, { ...RULES, countAnonymous: true })).toMatchObject({
      local: { count: 0 },
      statutory: { count: 3, met: true },
    });
  });

  test("a hate incident reported late counts only where the partnership asks for no report in time", () => {
    const late = [report("2025-04-11", incident("2025-03-10", { isHate: true }))];
    expect(asked(late).hate.met).toBe(false);
    expect(asked(late, JUNE.on, { ...RULES, hateNeedsTimelyReport: false }).hate.met).toBe(true);
  });

  test.each([
    ["on the last day", "2025-09-10", true],
    ["a day later", "2025-09-11", false],
  ])("a hate incident of 10 March, %s of six months", (_, on, met) => {
    expect(asked([report("2025-03-12", incident("2025-03-10", { isHate: true }))], on).hate.met).toBe(met);
  });

  test("a hate incident to somebody else is not the victim's", () => {
    const toOther = incident("2025-03-10", { isHate: true, affectedIds: ["other"] });
    expect(asked([report("2025-03-12", toOther)]).hate.met).toBe(false);
  });

  test("the next report to fall out of time, and the day on which it does", () => {
    const first = report("2024-12-02", incident("2024-12-01"));
    const { nextOutOfTime } = asked([...later, first]);
    expect(nextOutOfTime).toEqual({ day: "2025-06-03", reportIds: [first.id] });
    expect(asked([...later, first], "2025-06-02").local.count).toBe(3);
    expect(asked([...later, first], "2025-06-03").local.count).toBe(2);
  });

  test("nothing falls out of time where nothing counts", () => {
    expect(asked([]).nextOutOfTime).toBeNull();
  });
});

describe("whatever has been reported", () => {
  const counts = (reports: CountedReport[], on: string, rules = RULES) => {
    const { local, statutory, hate, met } = asked(reports, on, rules);
    return { local: local.count, statutory: statutory.count, hate: hate.met, met };
  };

  test("the counts are those of an independent reading that tries every way", () => {
    fc.assert(
      fc.property(
        anyHistory,
        anyDayOfApplication,
        anyRules,
        fc.constantFrom("problem", null),
        (reports, on, rules, problemId) => {
          const question = { on, personId: "victim", problemId };
          const { local, statutory, hate, met } = thresholdOn(question, reports, rules);
          expect({
            local: local.count,
            statutory: statutory.count,
            needsDecision: statutory.needsDecision,
            hate: hate.met,
            met,
          }).toEqual(bruteForce(question, reports, rules));
        },
      ),
      { numRuns: process.env.PROVE ? 10_000 : 1_000 },
    );
  });

  test("the qualifying reports about the problem are the statutory count", () => {
    fc.assert(
      fc.property(anyHistory, anyDayOfApplication, (reports, on) => {
        const { verdicts, statutory } = asked(reports, on);
        const aboutIt = verdicts.filter(({ qualifies, isAboutProblem }) => qualifies && isAboutProblem);
        expect(aboutIt.length).toBeGreaterThanOrEqual(statutory.count);
        for (const { qualifies, reasons } of verdicts) expect(qualifies).toBe(reasons.length === 0);
      }),
    );
  });

  test("an unrelated report lowers no count", () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, anyDayOfApplication, (reports, others, on) => {
        const unrelated = others.map((r) => ({
          ...r,
          id: `u${r.id}`,
          reporterId: r.reporterId === null ? null : `u${r.reporterId}`,
          forId: null,
          incidents: r.incidents.map((i) => ({ ...i, id: `u${i.id}`, problemId: null, affectedIds: [] })),
        }));
        expect(counts([...reports, ...unrelated], on)).toEqual(counts(reports, on));
      }),
    );
  });

  test("one more report lowers no count", () => {
    fc.assert(
      fc.property(anyHistory, anyDayOfApplication, (reports, on) => {
        const fewer = counts(reports.slice(1), on);
        const more = counts(reports, on);
        expect(more.local).toBeGreaterThanOrEqual(fewer.local);
        expect(more.statutory).toBeGreaterThanOrEqual(fewer.statutory);
      }),
    );
  });

  test("reporting the same incidents again raises no local count, nor the count of that person's reports", () => {
    fc.assert(
      fc.property(anyHistory, anyDayOfApplication, (reports, on) => {
        const own = reports.filter(({ reporterId, incidents }) => reporterId === "victim" && incidents.length === 1);
        const again = own.map((r) => ({ ...r, id: `again ${r.id}` }));
        expect(counts([...reports, ...again], on).local).toBe(counts(reports, on).local);
        expect(counts([...own, ...again], on).statutory).toBe(counts(own, on).statutory);
      }),
    );
  });

  test("the order in which reports are given does not matter", () => {
    fc.assert(
      fc.property(anyHistory, anyDayOfApplication, anyRules, (reports, on, rules) => {
        const backwards = [...reports].reverse().map((r) => ({ ...r, incidents: [...r.incidents].reverse() }));
        expect(counts(backwards, on, rules)).toEqual(counts(reports, on, rules));
      }),
    );
  });
});

test.each([
  ["31 January, one month", "2025-01-31", 1, "2025-02-28", "2025-02-28"],
  ["1 January, one month", "2025-01-01", 1, "2025-01-31", "2025-02-01"],
  ["1 July, six months", "2025-07-01", 6, "2025-12-31", "2026-01-01"],
  ["31 August, six months, a leap year", "2023-08-31", 6, "2024-02-29", "2024-02-29"],
])("the independent reading counts days as the Act does: %s", (_, day, months, first, second) => {
  expect(ends(day, months)).toEqual({ first, second });
});

// start · last day to report by the statute · by the local wording · last day to apply by the statute · by the calendar
test.each([
  ["2025-01-28", "2025-02-27", "2025-02-28", "2025-07-27", "2025-07-28"],
  ["2025-01-30", "2025-02-28", "2025-02-28", "2025-07-29", "2025-07-30"],
  ["2025-02-01", "2025-02-28", "2025-03-01", "2025-07-31", "2025-08-01"],
  ["2024-01-30", "2024-02-29", "2024-02-29", "2024-07-29", "2024-07-30"],
  ["2024-02-29", "2024-03-28", "2024-03-29", "2024-08-28", "2024-08-29"],
  ["2025-03-31", "2025-04-30", "2025-04-30", "2025-09-30", "2025-09-30"],
  ["2025-08-31", "2025-09-30", "2025-09-30", "2026-02-28", "2026-02-28"],
])("the published vectors: what happened and was reported on %s", (day, month, monthLocal, six, sixLocal) => {
  const at = (reading: "longer" | "statute") =>
    timingOf({ reportedOn: day }, incident(day), day, { ...RULES, reading });
  expect(at("statute")).toMatchObject({ lastDayToReport: month, lastDayToApply: six });
  expect(at("longer")).toMatchObject({ lastDayToReport: monthLocal, lastDayToApply: sixLocal });
});

test("the rules of the examples are those with which a partnership begins", () => {
  const shipped = Object.fromEntries(
    COUNTING_SETTINGS.map((key) => [key, valueOn(SETTINGS[key], [], "2026-01-01").value]),
  );
  expect(countingRules(shipped as unknown as Settings)).toEqual(RULES);
});
