import { describe, expect, test } from "vitest";
import { lastAppealDay, refuseAppeal } from "#app/domain/case-reviews/appeal.ts";
import {
  dutiesOf,
  isLate,
  nextDuty,
  type ReviewDuty,
  type ReviewLimits,
} from "#app/domain/case-reviews/review-clock.ts";
import { daysOf, type RecordedStep } from "#app/domain/case-reviews/review-days.ts";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";

// Good Friday 3 April and Easter Monday 6 April 2026; Early May 4, Spring 25 May.
const HOLIDAYS = bankHolidaysOf(["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"]); // prettier-ignore
const LIMITS: ReviewLimits = { passOn: 0, acknowledge: 3, information: 5, decide: 10, reviewDays: 28, outcome: 10, appeal: 20, appealPack: 1 }; // prettier-ignore

const due = (duty: ReviewDuty, receivedOn: string, steps: [RecordedStep["kind"], string][] = []) =>
  dutiesOf(daysOf(receivedOn, steps.map(([kind, happenedOn]) => ({ kind, happenedOn }))), LIMITS, HOLIDAYS).find((d) => d.duty === duty)?.dueOn; // prettier-ignore

describe("the clock of a case review", () => {
  test.each<[string, ReviewDuty, string, [RecordedStep["kind"], string][], string | null | undefined]>([
    ["passed on the same day", "pass-on", "2026-03-02", [], "2026-03-02"],
    ["received on a Saturday, passed on by Monday", "pass-on", "2026-03-07", [], "2026-03-09"],
    ["acknowledged in three working days", "acknowledge", "2026-03-02", [], "2026-03-05"],
    ["over a weekend", "acknowledge", "2026-03-05", [], "2026-03-10"],
    ["over Easter", "acknowledge", "2026-04-02", [], "2026-04-09"],
    ["the bodies are asked without a limit of its own", "request-information", "2026-03-02", [], null],
    ["decided in ten working days", "decide-threshold", "2026-03-02", [], "2026-03-16"],
    ["and the applicant told by then", "tell-threshold", "2026-03-02", [], "2026-03-16"],
    ["no panel while nothing is decided", "hold-panel", "2026-03-02", [], undefined],
    ["no panel when not met", "hold-panel", "2026-03-02", [["decide-not-met", "2026-03-10"]], undefined],
    ["panel in 28 calendar days of the decision", "hold-panel", "2026-03-02", [["decide-met", "2026-03-10"]], "2026-04-07"],
    ["of the appeal, when that was upheld", "hold-panel", "2026-03-02", [["decide-not-met", "2026-03-10"], ["receive-appeal", "2026-03-20"], ["uphold-appeal", "2026-04-20"]], "2026-05-18"],
    ["the victim is consulted within the same days", "consult-victim", "2026-03-02", [["decide-met", "2026-03-10"]], "2026-04-07"],
    ["outcome in ten working days of the panel", "send-outcome", "2026-03-02", [["decide-met", "2026-03-10"], ["hold-panel", "2026-04-01"]], "2026-04-17"],
    ["no day for the outcome before the panel", "send-outcome", "2026-03-02", [["decide-met", "2026-03-10"]], null],
    ["pack in one working day of the appeal", "send-pack", "2026-03-02", [["decide-not-met", "2026-03-10"], ["receive-appeal", "2026-04-02"]], "2026-04-07"],
    ["nothing to close while the panel is to come", "close", "2026-03-02", [["decide-met", "2026-03-10"]], undefined],
    ["closing has no limit", "close", "2026-03-02", [["decide-not-met", "2026-03-10"]], null],
  ])("%s", (_name, duty, receivedOn, steps, day) => expect(due(duty, receivedOn, steps)).toBe(day)); // prettier-ignore

  test("gives no day where the bank holidays are not loaded, and says of which year", () => {
    const duties = dutiesOf(daysOf("2026-12-30", []), LIMITS, HOLIDAYS);
    expect(duties.find((d) => d.duty === "acknowledge")).toMatchObject({ dueOn: null, missingYear: 2027 });
  });

  test("what comes next is what is due soonest, and what has no limit last", () => {
    const next = (steps: RecordedStep[]) => nextDuty(dutiesOf(daysOf("2026-03-02", steps), LIMITS, HOLIDAYS))?.duty;
    const at = (kind: RecordedStep["kind"]) => ({ kind, happenedOn: "2026-03-02" });
    expect(next([])).toBe("pass-on");
    expect(next([at("pass-on")])).toBe("acknowledge");
    expect(next([at("pass-on"), at("acknowledge")])).toBe("decide-threshold");
    const told = ["pass-on", "acknowledge", "request-information", "decide-not-met", "tell-threshold"] as const;
    expect(next(told.map(at))).toBe("close");
    expect(next([...told, "close" as const].map(at))).toBeUndefined();
  });

  test.each([
    ["on the last day", "2026-03-05", null, "2026-03-05", false],
    ["from the day after", "2026-03-05", null, "2026-03-06", true],
    ["done in time", "2026-03-05", "2026-03-05", "2026-06-01", false],
    ["done late", "2026-03-05", "2026-03-06", "2026-06-01", true],
    ["without a limit", null, null, "2026-06-01", false],
  ])("late or not: %s", (_name, dueOn, doneOn, today, late) => expect(isLate({ dueOn, doneOn }, today)).toBe(late));
});

describe("an appeal", () => {
  const last = lastAppealDay("2026-03-11", 20, HOLIDAYS);
  const lastDay = last.kind === "known" ? last.value : null;
  const told = { toldOn: "2026-03-11", lastDay, today: "2026-06-01" };
  const appeal = { receivedOn: "2026-03-20", grounds: ["facts" as const], lateReason: null };

  test("is in time for twenty working days from being told", () => expect(lastDay).toBe("2026-04-10"));

  test.each([
    ["in time", {}, {}, undefined],
    ["on the last day", { receivedOn: "2026-04-10" }, {}, undefined],
    ["the day after", { receivedOn: "2026-04-11" }, {}, "lateReason"],
    ["late with a reason", { receivedOn: "2026-04-11", lateReason: "In hospital" }, {}, undefined],
    ["without a ground", { grounds: [] }, {}, "grounds"],
    ["before being told", { receivedOn: "2026-03-10" }, {}, "receivedOn"],
    ["in the future", { receivedOn: "2026-06-02" }, {}, "receivedOn"],
    ["when nobody has been told", {}, { toldOn: null }, null],
    ["where no last day can be given", { receivedOn: "2026-05-30" }, { lastDay: null }, undefined],
  ])("%s", (_name, changed, toldChanged, field) =>
    expect(refuseAppeal({ ...appeal, ...changed }, { ...told, ...toldChanged })?.field).toBe(field),
  );
});
