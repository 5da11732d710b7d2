import fc from "fast-check";
import { expect, test } from "vitest";
import { INTERVENTION_KIND_KEYS, type InterventionKind } from "#app/domain/interventions/kinds.ts";
import { kindsOfStage, ladderOf, type LadderStep, skipsStage, STAGES, stageOf } from "#app/domain/interventions/ladder.ts"; // prettier-ignore
import { END_KINDS, INTERVENTION_STATES } from "#app/domain/interventions/record.ts";

const TODAY = "2026-11-27";
const step = (kind: InterventionKind, issuedOn: string, changes: Partial<LadderStep> = {}): LadderStep => ({
  ...{ kind, issuedOn, state: "made", endKind: null, skippedReason: null, supportOffered: null, isForVictims: false },
  ...changes,
});
const letter = step("warning-letter", "2026-03-02");

test.each<[string, LadderStep[], InterventionKind, string, number[]]>([
  ["a first letter", [], "warning-letter", "2026-03-02", []],
  ["a second letter after none", [], "second-letter", "2026-03-02", [1]],
  ["an ABC after the first letter", [letter], "abc", "2026-04-02", [2]],
  ["an ABC after both letters", [letter, step("second-letter", "2026-03-20")], "abc", "2026-04-02", []],
  ["an ABC of the day of a letter", [step("second-letter", "2026-04-02")], "abc", "2026-04-02", []],
  ["an ABC of the day before a letter", [step("second-letter", "2026-04-02")], "abc", "2026-04-01", [1, 2]],
  ["an injunction after nothing", [], "injunction", "2026-04-02", [1, 2, 3]],
  ["an injunction after an ABC that left out a stage", [step("abc", "2026-03-02")], "injunction", "2026-04-02", []],
  ["a letter after an ABC", [step("abc", "2026-03-02")], "warning-letter", "2026-04-02", []],
  ["a CPN after its warning", [step("cpw", "2026-03-02")], "cpn", "2026-04-02", []],
  ["an ABC after one that is planned only", [step("second-letter", "2026-03-02", { state: "planned" })], "abc", "2026-04-02", [1, 2]],
  ["an ABC after a letter that was not sent", [step("second-letter", "2026-03-02", { state: "not-made" })], "abc", "2026-04-02", [1, 2]],
  ["an injunction after a CPN that was quashed", [letter, step("cpn", "2026-03-09", { endKind: "quashed" })], "injunction", "2026-04-02", [2, 3]],
  ["an injunction after a CPN that was withdrawn", [letter, step("cpn", "2026-03-09", { endKind: "withdrawn" })], "injunction", "2026-04-02", [2, 3]],
  ["an injunction after an ABC that was not kept", [step("abc", "2026-03-09", { endKind: "not-kept" })], "injunction", "2026-04-02", []],
  ["an injunction years after an ABC", [step("abc", "2016-03-09", { endKind: "completed" })], "injunction", "2026-04-02", []],
  ["a referral, which is no stage", [], "referral", "2026-03-02", []],
  ["a direction to leave, which is no stage", [], "dispersal-direction", "2026-03-02", []],
  ["an ABC after a direction to leave", [step("dispersal-direction", "2026-03-02")], "abc", "2026-04-02", [1, 2]],
])("stages that are left out: %s", (_, history, kind, day, skipped) => {
  expect(skipsStage(history, kind, day)).toEqual(skipped);
}); // prettier-ignore

test.each<[string, LadderStep[], number, number | null]>([
  ["nothing was done", [], 0, 1],
  ["advice only", [step("advice", "2026-03-02")], 0, 1],
  ["a letter", [letter], 1, 2],
  ["a letter of today", [step("warning-letter", TODAY)], 1, 2],
  ["a letter of tomorrow", [step("warning-letter", "2026-11-28")], 0, 1],
  ["a letter after an ABC", [step("abc", "2026-02-02"), letter], 3, 4],
  ["the last stage", [step("injunction", "2026-02-02")], 4, null],
  ["an injunction applied for", [letter, step("injunction", "2026-03-09", { state: "planned" })], 1, 2],
])("where somebody stands: %s", (_, history, reached, next) => {
  expect(ladderOf(history, TODAY)).toMatchObject({ reached, next });
});

test("a stage that was left out is named with the step that did, and with whether it was used later", () => {
  const abc = step("abc", "2026-03-02", { skippedReason: "He carried a knife" });
  const second = step("second-letter", "2026-04-02");
  expect(ladderOf([second, abc], TODAY).skipped).toEqual([
    { stage: 1, by: abc, doneLater: false },
    { stage: 2, by: abc, doneLater: true },
  ]);
});

test("a letter and a contract of one day leave nothing out, in whichever order they were written down", () => {
  const [abc, second] = [step("abc", "2026-03-02"), step("second-letter", "2026-03-02")];
  expect(ladderOf([abc, letter, second], TODAY).skipped).toEqual([]);
});

const referral = (day: string, changes: Partial<LadderStep> = {}) => step("referral", day, changes);
test.each<[string, Partial<LadderStep>, LadderStep[], string]>([
  ["as its record says", { supportOffered: "yes" }, [], "recorded"],
  ["not, as its record says", { supportOffered: "no" }, [], "not-offered"],
  ["not said", {}, [], "not-recorded"],
  ["a referral of its day", {}, [referral("2026-04-02")], "referral"],
  ["a referral before it", {}, [referral("2026-03-15")], "referral"],
  ["a referral of the day of the step before", {}, [referral("2026-03-02")], "referral"],
  ["a referral before the step before", {}, [referral("2026-03-01")], "not-recorded"],
  ["a referral of the day of the step after", {}, [referral("2026-05-02")], "referral"],
  ["a referral after the step after", {}, [referral("2026-05-03")], "not-recorded"],
  ["a referral although its record says no", { supportOffered: "no" }, [referral("2026-04-20")], "referral"],
  ["a referral of a victim", {}, [referral("2026-04-02", { isForVictims: true })], "not-recorded"],
  ["a referral that was not sent", {}, [referral("2026-04-02", { state: "planned" })], "not-recorded"],
])("support beside a step: %s", (_, changes, referrals, support) => {
  const steps = [letter, step("second-letter", "2026-04-02", changes), step("cpw", "2026-05-02")];
  expect(ladderOf([...steps, ...referrals], TODAY).steps[1]?.support).toBe(support);
});

test("a referral long before the first step and one long after the last are beside them, for no length of time is set", () => {
  const { steps } = ladderOf([referral("2020-01-01"), letter], TODAY);
  expect(steps[0]).toMatchObject({ support: "referral", referrals: [{ issuedOn: "2020-01-01" }] });
  expect(ladderOf([letter, referral(TODAY)], TODAY).steps[0]?.support).toBe("referral");
});

test("each stage has something that may be done with a person, and nothing that is done to a place", () => {
  for (const stage of STAGES) expect(kindsOfStage(stage).length).toBeGreaterThan(0);
  expect(kindsOfStage(4)).not.toContain("closure-order-full");
  expect(kindsOfStage(1)).toEqual(["warning-letter"]);
});

const days = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...INTERVENTION_KIND_KEYS),
    state: fc.constantFrom(...INTERVENTION_STATES),
    issuedOn: days,
    endKind: fc.option(fc.constantFrom(...END_KINDS)),
    skippedReason: fc.constant(null),
    supportOffered: fc.constantFrom("yes" as const, "no" as const, null),
    isForVictims: fc.boolean(),
  }),
  { maxLength: 12 },
);

test("every stage up to the one reached was either used or left out by a named step, exactly once", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const { reached, steps: done, skipped } = ladderOf(history, TODAY);
      for (const stage of STAGES.filter((one) => one <= reached)) {
        const left = skipped.filter((one) => one.stage === stage);
        const used = done.some((one) => one.stage === stage);
        expect(left.length).toBeLessThanOrEqual(1);
        expect(used || left.length === 1).toBe(true);
        expect(left[0]?.doneLater ?? used).toBe(used);
      }
      expect(skipped.every(({ stage }) => stage < reached)).toBe(true);
    }),
  );
});

test("nothing is lost, the order of writing down changes nothing, and what comes later takes no stage back", () => {
  fc.assert(
    fc.property(steps, days, (history, day) => {
      const now = ladderOf(history, "2027-12-31");
      expect(now.steps.length + now.beside.length).toBe(history.length);
      const other = ladderOf([...history].reverse(), "2027-12-31");
      expect([other.reached, other.skipped.map(({ stage }) => stage)]).toEqual([now.reached, now.skipped.map(({ stage }) => stage)]); // prettier-ignore
      expect(ladderOf(history, day).reached).toBeLessThanOrEqual(now.reached);
      for (const kind of INTERVENTION_KIND_KEYS)
        expect(skipsStage(history, kind, day).every((stage) => stage < (stageOf(kind) ?? 0))).toBe(true);
    }),
  );
});
