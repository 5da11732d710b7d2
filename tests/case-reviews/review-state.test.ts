import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysOf, type RecordedStep } from "#app/domain/case-reviews/review-days.ts";
import {
  isOver,
  REVIEW_STATUSES,
  REVIEW_STEPS,
  type ReviewStatus,
  type ReviewStep,
  statusAfter,
  stepsFrom,
} from "#app/domain/case-reviews/review-status.ts";

const walk = (...steps: ReviewStep[]) =>
  steps.reduce<ReviewStatus | null>((status, step) => status && statusAfter(status, step), "received");

describe("the way of a case review", () => {
  test.each<[string, ReviewStep[], ReviewStatus]>([
    ["to its outcome", ["acknowledge", "request-information", "decide-met", "schedule-panel", "hold-panel", "send-outcome", "close"], "closed"],
    ["below the threshold", ["acknowledge", "request-information", "decide-not-met", "close"], "closed"],
    ["an upheld appeal against “not met” goes to a panel", ["acknowledge", "request-information", "decide-not-met", "receive-appeal", "uphold-appeal", "schedule-panel"], "panel-scheduled"],
    ["a dismissed appeal is closed", ["acknowledge", "request-information", "decide-not-met", "receive-appeal", "dismiss-appeal", "close"], "closed"],
    ["an appeal after it was closed", ["acknowledge", "request-information", "decide-not-met", "close", "receive-appeal"], "appeal-received"],
    ["an appeal against the outcome", ["acknowledge", "request-information", "decide-met", "schedule-panel", "hold-panel", "send-outcome", "receive-appeal"], "appeal-received"],
    ["withdrawn at once", ["withdraw"], "withdrawn"],
  ])("%s", (_name, steps, end) => expect(walk(...steps)).toBe(end)); // prettier-ignore

  test.each<[string, ReviewStatus, ReviewStep]>([
    ["a decision before the bodies were asked", "acknowledged", "decide-met"],
    ["a panel without a decision", "information-requested", "schedule-panel"],
    ["an outcome before the panel", "panel-scheduled", "send-outcome"],
    ["a second decision", "threshold-not-met", "decide-met"],
    ["an appeal before any decision", "information-requested", "receive-appeal"],
    ["an appeal while one waits", "appeal-received", "receive-appeal"],
    ["withdrawing what has its outcome", "outcome-sent", "withdraw"],
    ["anything after withdrawing", "withdrawn", "close"],
    ["closing before it is decided", "information-requested", "close"],
  ])("there is no %s", (_name, from, step) => expect(statusAfter(from, step)).toBeNull());

  test("every state is reached from the first, and only what is over leads nowhere", () => {
    const reached = new Set<ReviewStatus>(["received"]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const status of reached) for (const step of stepsFrom(status)) reached.add(statusAfter(status, step)!);
    }
    expect([...reached].sort()).toEqual([...REVIEW_STATUSES].sort());
    expect(REVIEW_STATUSES.filter((status) => stepsFrom(status).length === 0)).toEqual(["withdrawn"]);
    expect(REVIEW_STATUSES.filter(isOver)).toEqual(["closed", "withdrawn"]);
  });

  test("whatever is tried in whatever order, no panel is held that no decision led to", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REVIEW_STEPS), { maxLength: 30 }), (tried) => {
        const taken: ReviewStep[] = [];
        let status: ReviewStatus = "received";
        for (const step of tried) {
          const after = statusAfter(status, step);
          if (after === null) continue;
          taken.push(step);
          status = after;
        }
        const panel = taken.indexOf("hold-panel");
        const before = taken.slice(0, panel);
        expect(panel === -1 || before.includes("decide-met") || before.includes("uphold-appeal")).toBe(true);
        const decided = taken.filter((step) => step === "decide-met" || step === "decide-not-met");
        expect(decided.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the days of a case review", () => {
  const at = (kind: RecordedStep["kind"], happenedOn: string) => ({ kind, happenedOn });
  const untilOutcome = [
    at("pass-on", "2026-03-02"),
    at("acknowledge", "2026-03-03"),
    at("request-information", "2026-03-04"),
    at("decide-met", "2026-03-10"),
    at("tell-threshold", "2026-03-11"),
    at("offer-involvement", "2026-03-12"),
    at("schedule-panel", "2026-03-13"),
    at("hold-panel", "2026-04-01"),
    at("consult-victim", "2026-04-02"),
    at("send-outcome", "2026-04-07"),
  ];

  test("are those of its steps", () => {
    expect(daysOf("2026-03-02", untilOutcome)).toMatchObject({
      ...{ passedOnOn: "2026-03-02", acknowledgedOn: "2026-03-03", decidedOn: "2026-03-10", toldOn: "2026-03-11" },
      ...{ reviewFrom: "2026-03-10", panelHeldOn: "2026-04-01", outcomeSentOn: "2026-04-07", closedOn: null },
      ...{ appealReceivedOn: null, packSentOn: null, appealDecidedOn: null },
    });
  });

  test("begin anew with an appeal that is upheld", () => {
    const upheld = [...untilOutcome, at("receive-appeal", "2026-04-20"), at("send-pack", "2026-04-21"), at("uphold-appeal", "2026-05-11")]; // prettier-ignore
    expect(daysOf("2026-03-02", upheld)).toMatchObject({
      ...{ reviewFrom: "2026-05-11", panelHeldOn: null, offeredOn: null, consultedOn: null, outcomeSentOn: null },
      ...{ decidedOn: "2026-03-10", packSentOn: "2026-04-21", appealDecidedOn: "2026-05-11" },
    });
  });

  test("an appeal that comes after it was closed opens it again", () => {
    const notMet = [at("decide-not-met", "2026-03-10"), at("tell-threshold", "2026-03-11"), at("close", "2026-03-12")];
    expect(daysOf("2026-03-02", notMet).closedOn).toBe("2026-03-12");
    expect(daysOf("2026-03-02", [...notMet, at("receive-appeal", "2026-03-20")]).closedOn).toBeNull();
  });
});
