import { describe, expect, test } from "vitest";
import { type DatedStep, refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { daysOf, type RecordedStep } from "#app/domain/case-reviews/review-days.ts";

const TODAY = "2026-06-30";
const STEPS: RecordedStep[] = [
  { kind: "acknowledge", happenedOn: "2026-05-03" },
  { kind: "request-information", happenedOn: "2026-05-04" },
  { kind: "decide-met", happenedOn: "2026-05-10" },
  { kind: "tell-threshold", happenedOn: "2026-05-11" },
  { kind: "schedule-panel", happenedOn: "2026-05-12" },
  { kind: "hold-panel", happenedOn: "2026-05-20" },
  { kind: "send-outcome", happenedOn: "2026-05-25" },
  { kind: "receive-appeal", happenedOn: "2026-06-01" },
  { kind: "send-pack", happenedOn: "2026-06-02" },
];
/** As it stood when so many steps had been taken. */
const after = (count: number) => daysOf("2026-05-01", STEPS.slice(0, count));
const refused = (step: DatedStep, day: string, count: number) => refuseDayOf(step, "Day", day, after(count), TODAY)?.message; // prettier-ignore

describe("the days of a review run in order", () => {
  test.each<[DatedStep, number, string, string]>([
    ["pass-on", 0, "2026-05-01", "when the application was received"],
    ["acknowledge", 0, "2026-05-01", "when the application was received"],
    ["request-information", 1, "2026-05-03", "when it was acknowledged"],
    ["decide-met", 2, "2026-05-04", "when the bodies were asked for information"],
    ["decide-not-met", 2, "2026-05-04", "when the bodies were asked for information"],
    ["tell-threshold", 3, "2026-05-10", "when the threshold was decided"],
    ["offer-involvement", 4, "2026-05-10", "when the way to a review was clear"],
    ["consult-victim", 4, "2026-05-10", "when the way to a review was clear"],
    ["schedule-panel", 4, "2026-05-10", "when the way to a review was clear"],
    ["hold-panel", 5, "2026-05-12", "when the panel was arranged"],
    ["sit-again", 6, "2026-05-20", "when the panel sat last"],
    ["respond", 6, "2026-05-20", "when the panel sat"],
    ["send-outcome", 6, "2026-05-20", "when the panel sat last"],
    ["send-pack", 8, "2026-06-01", "when the appeal was received"],
    ["dismiss-appeal", 9, "2026-06-02", "when the pack was sent"],
    ["uphold-appeal", 9, "2026-06-02", "when the pack was sent"],
    ["close", 7, "2026-05-25", "when the outcome was sent"],
  ])("%s after %i steps: from %s on", (step, count, first, words) => {
    const before = `${first.slice(0, 8)}${String(Number(first.slice(8)) - 1).padStart(2, "0")}`;
    expect(refused(step, first, count)).toBeUndefined();
    expect(refused(step, before === "2026-05-00" ? "2026-04-30" : before, count)).toContain(words);
    expect(refused(step, TODAY, count)).toBeUndefined();
    expect(refused(step, "2026-07-01", count)).toBe("Day must be today or in the past");
  });

  test("after an appeal that was upheld the panel is arranged anew, from the day of that decision", () => {
    const steps: RecordedStep[] = [...STEPS, { kind: "uphold-appeal", happenedOn: "2026-06-10" }];
    const days = daysOf("2026-05-01", steps);
    expect(refuseDayOf("schedule-panel", "Day", "2026-06-09", days, TODAY)).not.toBeNull();
    expect(refuseDayOf("schedule-panel", "Day", "2026-06-10", days, TODAY)).toBeNull();
  });

  test("the time for the outcome letter runs from the last sitting, and the panel was held at the first", () => {
    const steps: RecordedStep[] = [...STEPS.slice(0, 6), { kind: "hold-panel", happenedOn: "2026-05-28" }];
    expect(daysOf("2026-05-01", steps)).toMatchObject({ panelHeldOn: "2026-05-20", lastSittingOn: "2026-05-28" });
  });
});
