import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import {
  isLicensingLate,
  licensingDates,
  licensingStanding,
  nextLicensingDate,
} from "#app/domain/premises/licensing-dates.ts";
import { LICENSING_STEP_KINDS } from "#app/domain/premises/licensing-kinds.ts";
import type { LicensingDecisionGiven, LicensingStepGiven } from "#app/domain/premises/licensing-step.form.ts";
import { refuseDecision, refuseInterim, refuseLicensingEnd } from "#app/domain/premises/licensing-decision.ts";
import { type LicensingStep, refuseCorrection, refuseLicensingStep } from "#app/domain/premises/licensing-step.ts";
import { lawOn } from "#app/domain/settings/law.ts";
import { LEGAL_PARAMETERS } from "../../migrations/shipped/legal-parameters.ts";

const TODAY = "2026-11-27";
/** As shipped, with the appeal window that a migration adds. */
const ROWS = [
  ...LEGAL_PARAMETERS.map(
    ({ power, parameter, value, source, from_day: fromDay, until_day: untilDay, confirmed_at }) => ({
      ...{ power, parameter, value, source, fromDay, untilDay, isConfirmed: confirmed_at !== null },
    }),
  ),
  {
    ...{ power: "licence-review", parameter: "appeal-window", value: "21", source: "Sch 5 para 9" },
    ...{ fromDay: "2005-11-24", untilDay: null, isConfirmed: true },
  },
];
const law = (day: string) => lawOn(ROWS, day, { goodFridays: new Set(), holidayYears: new Set([2026, 2027]) });
const holidays = bankHolidaysOf([
  ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"],
]);

function aStep(changes: Partial<LicensingStep> = {}): LicensingStep {
  return {
    ...{ kind: "review", happenedOn: "2026-03-02", happenedTime: null, untilDay: null, untilTime: null },
    ...{ applicant: "police", grounds: ["crime"], hearingOn: null, interimOn: null, interimTime: null },
    ...{ interimSteps: [], decidedOn: null, decisions: [], effectiveFrom: null, suspendedUntil: null },
    ...{ limitedUntil: null, appealedOn: null, endedOn: null, endKind: null },
    ...changes,
  };
}
function given(changes: Partial<LicensingStepGiven> = {}): LicensingStepGiven {
  return {
    ...{ kind: "review", happenedOn: "2026-03-02", happenedTime: null, untilDay: null, untilTime: null },
    ...{ applicant: "police", grounds: ["crime"], hearingOn: null, words: null },
    ...changes,
  };
}
function decision(changes: Partial<LicensingDecisionGiven> = {}): LicensingDecisionGiven {
  return {
    ...{ version: 1, decidedOn: "2026-04-01", outcome: "decided", decisions: ["modified"], effectiveFrom: null },
    ...{ suspendedUntil: null, limitedUntil: null, appealedOn: null, words: null },
    ...changes,
  };
}
const fields = (changes: Partial<LicensingStepGiven>) =>
  refuseLicensingStep(given(changes), law(changes.happenedOn ?? "2026-03-02"), TODAY).map(({ field }) => field);
const dates = (step: LicensingStep, today = TODAY) => licensingDates(step, { law, holidays, today });
const dayOf = (step: LicensingStep, key: string) => {
  const found = dates(step).find((date) => date.key === key);
  return found && (found.time === null ? found.day : `${found.day} ${found.time}`);
};

describe("what cannot have been is refused at its field", () => {
  const closed = { kind: "closure-alcohol", happenedTime: "12:00", untilTime: "12:00" } as const;
  test.each<[string, Partial<LicensingStepGiven>, string[]]>([
    ["a review applied for today", { happenedOn: TODAY }, []],
    ["a review applied for tomorrow", { happenedOn: plusDays(TODAY, 1) }, ["happenedOn"]],
    ["a review by nobody on no grounds", { applicant: null, grounds: [] }, ["applicant", "grounds"]],
    ["a hearing on the day of the application", { hearingOn: "2026-03-02" }, []],
    ["a hearing the day before", { hearingOn: "2026-03-01" }, ["hearingOn"]],
    ["a summary review without its time", { kind: "summary-review" }, ["happenedTime"]],
    ["a suspension that begins tomorrow", { kind: "suspension", happenedOn: plusDays(TODAY, 1), words: "Unpaid fee" }, []],
    ["a suspension in 13 months", { kind: "suspension", happenedOn: "2027-12-28", words: "Unpaid fee" }, ["happenedOn"]],
    ["a suspension that nobody says the ground of", { kind: "suspension" }, ["words"]],
    ["a suspension that ends before it begins", { kind: "suspension", words: "Fee", untilDay: "2026-03-01" }, ["untilDay"]],
    ["a suspension of one day", { kind: "suspension", words: "Fee", untilDay: "2026-03-02" }, []],
    ["conditions changed without words", { kind: "variation" }, ["words"]],
    ["a closure of 47 hours 59 minutes", { ...closed, untilDay: "2026-03-04", untilTime: "11:59" }, ["untilDay"]],
    ["a closure of 48 hours", { ...closed, untilDay: "2026-03-04" }, []],
    ["a closure of 336 hours", { ...closed, untilDay: "2026-03-16" }, []],
    ["a closure of 336 hours and a minute", { ...closed, untilDay: "2026-03-16", untilTime: "12:01" }, ["untilDay"]],
    ["336 real hours over the change of the clocks", { ...closed, happenedOn: "2026-03-27", untilDay: "2026-04-10", untilTime: "13:00" }, []],
    ["a closure without an end", closed, ["untilDay"]],
    ["a closure without the time of its end", { ...closed, untilDay: "2026-03-05", untilTime: null }, ["untilTime"]],
    ["an area closed for 24 hours", { kind: "area-closure", happenedTime: "20:00", untilDay: "2026-03-03", untilTime: "20:00" }, []],
    ["an area closed for longer", { kind: "area-closure", happenedTime: "20:00", untilDay: "2026-03-03", untilTime: "20:01" }, ["untilDay"]],
    ["an area closed for no time", { kind: "area-closure", happenedTime: "20:00", untilDay: "2026-03-02", untilTime: "20:00" }, ["untilTime"]],
  ])("%s", (_, changes, expected) => {
    expect(fields(changes)).toEqual(expected);
  }); // prettier-ignore
});

describe("the days that the law sets", () => {
  test.each<[string, Partial<LicensingStep>, string, string | undefined]>([
    ["the notice is shown 28 days from the day after", {}, "notice-last", "2026-03-30"],
    ["over the end of a leap February", { happenedOn: "2028-02-01" }, "notice-last", "2028-02-29"],
    ["48 hours within the week", { kind: "summary-review", happenedTime: "10:00" }, "interim-by", "2026-03-04 10:00"],
    ["48 hours from a Friday leave the weekend out", { kind: "summary-review", happenedOn: "2026-03-06", happenedTime: "10:00" }, "interim-by", "2026-03-10 10:00"],
    ["and a bank holiday", { kind: "summary-review", happenedOn: "2026-05-01", happenedTime: "10:00" }, "interim-by", "2026-05-06 10:00"],
    ["received on a Sunday, from the Monday", { kind: "summary-review", happenedOn: "2026-03-08", happenedTime: "23:00" }, "interim-by", "2026-03-11 00:00"],
    ["the full review within 28 days", { kind: "summary-review", happenedTime: "10:00" }, "decided-by", "2026-03-30"],
    ["after a closure order 28 days from the notice", { kind: "closure-review" }, "decided-by", "2026-03-30"],
    ["an appeal 21 days, the day of the decision counted", { decidedOn: "2026-04-01" }, "appeal-last", "2026-04-21"],
    ["nothing of the decision before it is made", {}, "appeal-last", undefined],
    ["the hearing that is set", { hearingOn: "2026-04-10" }, "hearing", "2026-04-10"],
    ["and no more once it is decided", { hearingOn: "2026-04-10", decidedOn: "2026-04-10" }, "hearing", undefined],
    ["nothing of what was withdrawn", { endedOn: "2026-03-05", endKind: "withdrawn" }, "notice-last", undefined],
    ["the end of a suspension", { decidedOn: "2026-04-01", suspendedUntil: "2026-06-30" }, "suspension-ends", "2026-06-30"],
  ])("%s", (_, changes, key, expected) => {
    expect(dayOf(aStep(changes), key)).toBe(expected);
  }); // prettier-ignore

  test("without the time of the receipt, or the bank holidays, there is no answer and not a wrong one", () => {
    const interim = (changes: Partial<LicensingStep>) =>
      dates(aStep({ kind: "summary-review", ...changes })).find(({ key }) => key === "interim-by");
    expect(interim({})).toMatchObject({ day: null, needs: "The time of the receipt" });
    expect(interim({ happenedOn: "2025-03-07", happenedTime: "10:00" })).toMatchObject({
      day: null,
      needs: expect.stringContaining("2025") as string,
    });
  });

  test("before a number of the law held there is none", () => {
    const [notice] = dates(aStep({ happenedOn: "2005-11-23" }));
    expect(notice).toMatchObject({ day: null, needs: expect.stringContaining("number of the law") as string });
    expect(dayOf(aStep({ happenedOn: "2005-11-24" }), "notice-last")).toBe("2005-12-22");
  });

  test.each<[string, Partial<LicensingStep>, string, string | null, boolean]>([
    ["the day before it is due", { kind: "closure-review" }, "2026-03-29", "decided-by", false],
    ["on its day", { kind: "closure-review" }, "2026-03-30", "decided-by", false],
    ["the day after it is late", { kind: "closure-review" }, "2026-03-31", "decided-by", true],
    ["decided in time, the appeal comes next", { kind: "closure-review", decidedOn: "2026-03-20" }, "2026-03-31", "appeal-last", false],
    ["interim steps taken, the hearing comes next", { kind: "summary-review", happenedTime: "10:00", interimOn: "2026-03-03" }, "2026-03-20", "decided-by", false],
    ["a notice that was shown asks for nothing", {}, "2026-03-31", null, false],
  ])("%s", (_, changes, today, key, isLate) => {
    const next = nextLicensingDate(dates(aStep(changes), today));
    expect(next?.key ?? null).toBe(key);
    expect(isLicensingLate(next)).toBe(isLate);
  }); // prettier-ignore
});

describe("the decision", () => {
  const refused = (changes: Partial<LicensingDecisionGiven>, step: Partial<LicensingStep> = {}) =>
    refuseDecision(aStep(step), decision(changes), law("2026-04-01"), TODAY)?.field;
  const suspended = { decisions: ["suspended" as const] };
  test.each<[string, Partial<LicensingDecisionGiven>, Partial<LicensingStep>, string | null | undefined]>([
    ["conditions modified", {}, {}, undefined],
    ["nothing needed", { outcome: "nothing", decisions: [] }, {}, undefined],
    ["nothing, and something ticked", { outcome: "nothing" }, {}, "decisions"],
    ["something, and nothing ticked", { decisions: [] }, {}, "decisions"],
    ["before the application", { decidedOn: "2026-03-01" }, {}, "decidedOn"],
    ["tomorrow", { decidedOn: plusDays(TODAY, 1) }, {}, "decidedOn"],
    ["suspended for three months", { ...suspended, suspendedUntil: "2026-07-01" }, {}, undefined],
    ["a day longer", { ...suspended, suspendedUntil: "2026-07-02" }, {}, "suspendedUntil"],
    ["three months from the day of effect", { ...suspended, effectiveFrom: "2026-04-22", suspendedUntil: "2026-07-22" }, {}, undefined],
    ["suspended until nobody says when", suspended, {}, "suspendedUntil"],
    ["an end of a suspension that was none", { suspendedUntil: "2026-05-01" }, {}, "suspendedUntil"],
    ["modified for three months", { limitedUntil: "2026-07-01" }, {}, undefined],
    ["modified for longer", { limitedUntil: "2026-07-02" }, {}, "limitedUntil"],
    ["a limit on a revocation", { decisions: ["revoked"], limitedUntil: "2026-05-01" }, {}, "limitedUntil"],
    ["effect before the decision", { effectiveFrom: "2026-03-31" }, {}, "effectiveFrom"],
    ["an appeal before the decision", { appealedOn: "2026-03-31" }, {}, "appealedOn"],
    ["of what was withdrawn", {}, { endedOn: "2026-03-05", endKind: "withdrawn" }, null],
    ["of a suspension, which no hearing decides", {}, { kind: "suspension" }, null],
    ["again, after an appeal", { appealedOn: "2026-04-10" }, { decidedOn: "2026-04-01", decisions: ["revoked"] }, undefined],
  ])("%s", (_, changes, step, expected) => {
    expect(refused(changes, step)).toBe(expected);
  }); // prettier-ignore
});

describe("what else is recorded of a step", () => {
  test.each<[string, Partial<LicensingStep>, string, string | null | undefined]>([
    ["interim steps on the day of the receipt", {}, "2026-03-02", undefined],
    ["before it", {}, "2026-03-01", "interimOn"],
    ["of an ordinary review", { kind: "review" }, "2026-03-02", null],
    ["once it is decided", { decidedOn: "2026-03-20" }, "2026-03-03", null],
  ])("interim steps: %s", (_, changes, interimOn, expected) => {
    const step = aStep({ kind: "summary-review", happenedTime: "10:00", ...changes });
    expect(refuseInterim(step, { version: 1, interimOn, interimTime: null, steps: [] }, TODAY)?.field).toBe(expected);
  });

  test.each<[string, Partial<LicensingStep>, "withdrawn" | "rejected" | "lifted", string | null | undefined]>([
    ["an application is withdrawn", {}, "withdrawn", undefined],
    ["an application is rejected", {}, "rejected", undefined],
    ["an application is not lifted", {}, "lifted", "endKind"],
    ["a summary review is not rejected", { kind: "summary-review" }, "rejected", "endKind"],
    ["a suspension is lifted", { kind: "suspension" }, "lifted", undefined],
    ["changed conditions have no end", { kind: "variation" }, "withdrawn", "endKind"],
    ["what is decided is not withdrawn", { decidedOn: "2026-04-01" }, "withdrawn", null],
  ])("the end: %s", (_, changes, endKind, expected) => {
    const end = { version: 1, endKind, endedOn: "2026-04-02", reason: "Settled" };
    expect(refuseLicensingEnd(aStep(changes), end, TODAY)?.field).toBe(expected);
  });

  test("a correction keeps the kind, and its day before what followed", () => {
    const corrected = (changes: Partial<LicensingStepGiven>, step: Partial<LicensingStep> = {}) =>
      refuseCorrection(aStep(step), given(changes), law("2026-03-02"), TODAY).map(({ field }) => field);
    expect(corrected({ kind: "closure-review" })).toEqual([null]);
    expect(corrected({ happenedOn: "2026-04-01" }, { decidedOn: "2026-04-01" })).toEqual([]);
    expect(corrected({ happenedOn: "2026-04-02" }, { decidedOn: "2026-04-01" })).toEqual(["happenedOn"]);
    expect(corrected({ applicant: null })).toEqual(["applicant"]);
  });

  test.each<[Partial<LicensingStep>, string]>([
    [{}, "Not decided"],
    [{ hearingOn: "2026-04-10" }, "Hearing on 10 April 2026"],
    [{ decidedOn: "2026-04-10" }, "Decided on 10 April 2026: nothing was needed"],
    [{ decidedOn: "2026-04-10", decisions: ["modified", "suspended"] }, "Decided on 10 April 2026: conditions modified, licence suspended"],
    [{ endedOn: "2026-03-05", endKind: "withdrawn" }, "Withdrawn on 5 March 2026"],
    [{ kind: "suspension", untilDay: "2026-04-01" }, "Until 1 April 2026"],
  ])("how it stands: %o", (changes, expected) => {
    expect(licensingStanding(aStep(changes))).toBe(expected);
  }); // prettier-ignore
});

test("whatever is recorded, its days come in their order and none is before the step itself", () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => plusDays("2026-01-01", days));
  fc.assert(
    fc.property(fc.constantFrom(...LICENSING_STEP_KINDS), day, day, (kind, happenedOn, later) => {
      const decidedOn = later >= happenedOn ? later : null;
      const found = dates(aStep({ kind, happenedOn, happenedTime: "10:00", decidedOn }), "2026-06-01");
      const days = found.flatMap(({ day: one }) => (one === null ? [] : [one]));
      expect(days).toEqual([...days].sort());
      expect(days.every((one) => one >= happenedOn)).toBe(true);
    }),
  );
});
