import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Forced, forcedBy, isAgainstCount, refuseDecision } from "#app/domain/case-reviews/decide-threshold.ts";
import { refusePanelMember, refuseReviewer } from "#app/domain/case-reviews/reviewer-conflict.ts";
import {
  type FigureEvent,
  refuseFigurePeriod,
  reportingYearOf,
  rowsOfFigures,
} from "#app/domain/case-reviews/statutory-figures.ts";

const count = (local: number, statutory: number, hate = false, needsDecision = false) => ({
  local: { count: local, threshold: 3, met: local >= 3 },
  statutory: { count: statutory, threshold: 3, met: statutory >= 3, problemId: "p", needsDecision },
  hate: { met: hate, incidentIds: [] },
});

describe("what the count forces", () => {
  test.each<[string, ReturnType<typeof count>, Forced]>([
    ["three neighbours, one report each: local 1, statutory 3 (s104(4))", count(1, 3), "must-be-met"],
    ["three of the applicant", count(3, 3), "must-be-met"],
    ["three incidents of no problem: the local wording alone", count(3, 0), "met-locally"],
    ["one hate incident", count(1, 1, true), "met-locally"],
    ["two reports", count(2, 2), "not-met"],
    ["three of one household", count(1, 3, false, true), "needs-decision"],
    ["three of one household, and a hate incident", count(1, 3, true, true), "must-be-met"],
  ])("%s", (_name, counted, forced) => expect(forcedBy(counted)).toBe(forced));

  test.each<[string, boolean, Forced, object, string | undefined]>([
    ["met as the count says", true, "must-be-met", {}, undefined],
    ["not met as the count says", false, "not-met", {}, undefined],
    ["not met against the Act, by nobody in particular", false, "must-be-met", {}, "deciderName"],
    ["not met against the Act, by a named person", false, "must-be-met", { deciderName: "C. Officer" }, undefined],
    ["vexatious, though the local count is met, by nobody", false, "met-locally", {}, "deciderName"],
    ["household not counted, by nobody", false, "needs-decision", {}, "deciderName"],
    ["household counted", true, "needs-decision", {}, undefined],
    ["met below the count without a ground", true, "not-met", {}, "grounds"],
    ["met below the count for harm", true, "not-met", { grounds: ["harm"] }, undefined],
  ])("%s", (_name, isMet, forced, more, field) =>
    expect(refuseDecision({ isMet, reasons: "Reasons", grounds: [], deciderName: null, ...more }, forced)?.field).toBe(field),
  ); // prettier-ignore

  test("nobody decides against the count without being asked for more", () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.boolean(), fc.boolean(), fc.boolean(), (local, statutory, hate, asks, isMet) => {
        const forced = forcedBy(count(local, statutory, hate, asks));
        const bare = { isMet, reasons: "Reasons", grounds: [], deciderName: null };
        expect(refuseDecision(bare, forced) !== null).toBe(isAgainstCount(bare, forced));
      }),
    ); // prettier-ignore
  });
});

describe("who may be the author of a review", () => {
  const fit = { isActive: true, declared: "none" as const, hasDealtWith: false };
  test.each([
    ["has declared none", {}, false],
    ["is not active", { isActive: false }, true],
    ["has not declared", { declared: null }, true],
    ["says that they managed the case", { declared: "managed" as const }, true],
    ["has a personal interest", { declared: "personal" as const }, true],
    ["declares none and is known to have dealt with it", { hasDealtWith: true }, true],
  ])("somebody who %s", (_name, changed, refused) =>
    expect(refuseReviewer({ ...fit, ...changed }) !== null).toBe(refused),
  );
  test.each([
    ["managed" as const, false],
    ["none" as const, false],
    [null, false],
    ["personal" as const, true],
  ])("on the panel with %s", (declared, refused) => expect(refusePanelMember({ declared }) !== null).toBe(refused));
});

describe("the four figures", () => {
  const YEAR = { from: "2024-04-01", to: "2025-03-31" };
  const counts = (events: FigureEvent[], period = YEAR) =>
    Object.values(rowsOfFigures(events, period)).map((rows) => rows.length);
  const applied = (reviewId: string, day: string, isCounted = true): FigureEvent => ({ kind: "application", reviewId, day, counts: isCounted }); // prettier-ignore
  const notMet = (reviewId: string, day: string): FigureEvent => ({ kind: "not-met", reviewId, day });
  const outcome = (reviewId: string, day: string, recommendations: number): FigureEvent => ({ kind: "outcome", reviewId, day, recommendations }); // prettier-ignore

  test.each<[string, FigureEvent[], number[]]>([
    ["Charnwood, 1 April to 5 December 2024: five applications, none refused", ["04-01", "05-09", "07-30", "10-12", "12-05"].map((day, n) => applied(`r${n}`, `2024-${day}`)), [5, 0, 0, 0]],
    ["the last day counts, the day after does not", [applied("a", "2025-03-31"), applied("b", "2025-04-01")], [1, 0, 0, 0]],
    ["the day before does not", [applied("a", "2024-03-31")], [0, 0, 0, 0]],
    ["each by its own day: received before the year, decided in it", [applied("a", "2024-03-30"), notMet("a", "2024-04-08")], [0, 1, 0, 0]],
    ["an outcome without recommendations", [outcome("a", "2024-05-01", 0)], [0, 0, 1, 0]],
    ["an outcome with three is one review", [outcome("a", "2024-05-01", 3)], [0, 0, 1, 1]],
    ["held again after an appeal it is one review, and its recommendations count then", [outcome("a", "2024-05-01", 0), outcome("a", "2024-09-01", 2)], [0, 0, 1, 1]],
    ["“not met” that an appeal overturned stays, and the appeal is no application", [applied("a", "2024-05-01"), notMet("a", "2024-05-10"), outcome("a", "2024-09-01", 1)], [1, 1, 1, 1]],
    ["a further application to the same review counts", [applied("a", "2024-05-01"), applied("a", "2024-05-20")], [2, 0, 0, 0]],
    ["the same person repeating the same request does not", [applied("a", "2024-05-01"), applied("a", "2024-05-20", false)], [1, 0, 0, 0]],
    ["nothing: zeros", [], [0, 0, 0, 0]],
  ])("%s", (_name, events, figures) => expect(counts(events)).toEqual(figures)); // prettier-ignore

  test("of two halves of a year add up to the year, but for reviews held again", () => {
    const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2024, 3, 1 + n)).toISOString().slice(0, 10));
    const events = fc.array(fc.record({ reviewId: fc.uuid(), day }).map(({ reviewId, day }) => applied(reviewId, day)));
    fc.assert(
      fc.property(events, day, (all, cut) => {
        const before = new Date(Date.parse(cut) - 86_400_000).toISOString().slice(0, 10);
        const halves = [counts(all, { from: YEAR.from, to: before }), counts(all, { from: cut, to: YEAR.to })];
        expect((halves[0]?.[0] ?? 0) + (halves[1]?.[0] ?? 0)).toBe(counts(all)[0]);
      }),
    );
  }); // prettier-ignore

  test.each([
    ["twelve months", "2024-04-01", "2025-03-31", undefined],
    ["a day more", "2024-04-01", "2025-04-01", "to"],
    ["twelve months with a leap day", "2023-03-01", "2024-02-29", undefined],
    ["one day", "2024-04-01", "2024-04-01", undefined],
    ["backwards", "2024-04-02", "2024-04-01", "to"],
    ["no such day", "2024-02-30", "2024-04-01", "from"],
    ["a year that cannot be reckoned with", "9999-06-01", "9999-12-31", "from"],
    ["an end that cannot be reckoned with", "2199-06-01", "2200-01-01", "to"],
    ["the last days that can", "2199-01-01", "2199-12-31", undefined],
  ])("a period of %s", (_name, from, to, field) => expect(refuseFigurePeriod({ from, to })?.field).toBe(field));

  test.each([
    ["2026-03-31", "april" as const, "2025-04-01"],
    ["2026-04-01", "april" as const, "2026-04-01"],
    ["2026-03-31", "january" as const, "2026-01-01"],
  ])("the year of %s, from %s", (day, kind, from) => expect(reportingYearOf(day, kind).from).toBe(from));
});
