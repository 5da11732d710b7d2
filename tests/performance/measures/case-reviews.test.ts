import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { isLate } from "#app/domain/case-reviews/review-clock.ts";
import { FIGURE_IDS } from "#app/domain/case-reviews/statutory-figures.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusWorkingDays } from "#app/domain/dates/working-days.ts";
import { reviewFigures } from "#app/services/case-reviews/figures.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { countThemes } from "#db/queries/case-review-panel.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aPartnership, insert, testDatabase, type TestPartnership } from "../../factories.ts";
import { aSetting, named, numberOf, rowsOfNumber, told } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const PERIOD = { from: "2026-07-01", to: "2026-09-30" };
const scope = () => ({ partnershipId: p.partnershipId, ...PERIOD });
const FOUR = ["case-review-applications", "case-review-not-met", "case-reviews-done", "case-reviews-recommending"];
const four = () => Promise.all(FOUR.map((id) => numberOf(db, id, scope())));

async function aReview(received_on: string) {
  const id = uuid();
  await insert(db, "case_review", {
    id, partnership_id: p.partnershipId, reference: `CR-${id}`, version: 1, status: "received", received_on, victim_words: "The Scout group",
    applicant_kind: "victim", applicant_name: "Sam", channel: "phone", consent: "not-needed", about: "Noise", created_at: `${received_on}T10:00:00.000Z`,
  }); // prettier-ignore
  return id;
}
async function applied(review_id: string, received_on: string, counts: 0 | 1 = 1) {
  await insert(db, "case_review_application", {
    id: uuid(), partnership_id: p.partnershipId, review_id, applicant_name: "Sam", channel: "phone", received_on, counts,
    recorded_at: `${received_on}T10:00:00.000Z`,
  }); // prettier-ignore
}
async function step(review_id: string, kind: "decide-not-met" | "send-outcome", happened_on: string, recommendations: number | null = null) {
  await insert(db, "case_review_step", {
    id: uuid(), partnership_id: p.partnershipId, review_id, kind, happened_on, recommendations, recorded_at: `${happened_on}T10:00:00.000Z`,
  });
} // prettier-ignore
async function decided(received_on: string, decided_on: string, is_met: 0 | 1 = 1) {
  const review_id = await aReview(received_on);
  await insert(db, "case_review_decision", {
    id: uuid(), partnership_id: p.partnershipId, review_id, is_met, decided_on, reasons: "Three reports in time", is_against_count: 0,
    count_as_json: "{}", recorded_at: `${decided_on}T10:00:00.000Z`,
  }); // prettier-ignore
  return review_id;
}

describe("the four figures", () => {
  test("are published as they are", () => {
    expect(FOUR.map((id) => named(id).isStatutory)).toEqual([true, true, true, true]);
  });

  test("count each by its own day, a review held again once, and no request that is repeated", async () => {
    const one = await aReview("2026-06-01");
    for (const day of ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"]) await applied(one, day);
    await applied(one, "2026-08-01", 0);
    await step(one, "decide-not-met", "2026-07-01");
    await step(one, "send-outcome", "2026-06-30", 0);
    await step(one, "send-outcome", "2026-08-01", 2);
    await step(one, "send-outcome", "2026-09-01", 3);
    const other = await aReview("2026-06-01");
    await step(other, "send-outcome", "2026-09-30", 0);
    await step(other, "send-outcome", "2026-10-01", 1);
    expect(await four()).toEqual([2, 1, 1, 1]);
  });

  test("are those of their own page, and open the same reviews on the same days", async () => {
    const day = fc.integer({ min: -40, max: 130 }).map((n) => plusDays(PERIOD.from, n));
    const event = fc.record({ of: fc.nat(3), kind: fc.constantFrom("applied", "not-met", "outcome"), day, some: fc.nat(2) });
    const reviews = [1, 2, 3, 4].map(() => aReview("2026-06-01"));
    for (const { of, kind, day, some } of fc.sample(event, 40)) {
      const id = (await reviews[of]) ?? "";
      if (kind === "applied") await applied(id, day, some === 0 ? 0 : 1);
      else if (kind === "not-met") await step(id, "decide-not-met", day);
      else await step(id, "send-outcome", day, some);
    }
    const figures = await reviewFigures(db, p.partnershipId, PERIOD);
    expect(figures.map(({ id }) => id)).toEqual(FIGURE_IDS);
    expect(await four()).toEqual(figures.map(({ count }) => count));
    for (const [at, { rows }] of figures.entries()) {
      const behind = (await rowsOfNumber(db, FOUR[at] ?? "", scope())).map((row) => `${row.day} ${row.record_id}`);
      expect(behind.sort()).toEqual(rows.map((row) => `${row.day} ${row.reviewId}`).sort());
    }
  }); // prettier-ignore
});

describe("decisions on the threshold", () => {
  test("count by their day, by what was decided and whether in time", async () => {
    await decided("2026-06-16", "2026-06-30");
    await decided("2026-06-17", "2026-07-01");
    await decided("2026-06-16", "2026-07-01", 0);
    await decided("2026-09-01", "2026-09-30");
    await decided("2026-09-01", "2026-10-01");
    expect(await told(db, "case-review-decisions", scope(), "threshold")).toEqual({ yes: 2, no: 1 });
    expect(await told(db, "case-review-decisions", scope(), "timely")).toEqual({ yes: 1, no: 2 });
    expect(await numberOf(db, "case-review-days-to-decide", scope())).toBe(15);
  });

  test("by the limit that was set when the application was received", async () => {
    await aSetting(db, p, "case-reviews.decide-working-days", "5", "2026-06-17");
    await decided("2026-06-16", "2026-06-30");
    await decided("2026-06-17", "2026-06-25");
    const june = { ...scope(), from: "2026-06-01", to: "2026-06-30" };
    expect(await told(db, "case-review-decisions", june, "timely")).toEqual({ yes: 1, no: 1 });
  });

  test("are in time, late or not known as the rules about working days have it", async () => {
    const { holidays } = await findBankHolidays(db);
    const years = [...holidays.years].sort();
    const [first = 0, last = 0] = [years[0], years.at(-1)];
    const ends = [`${first - 1}-12-05`, `${first - 1}-12-29`, `${last}-12-05`, `${last}-12-29`, `${last + 1}-02-01`];
    const received = fc.oneof(
      fc.integer({ min: 0, max: 400 }).map((n) => plusDays(`${first}-11-01`, n)),
      fc.constantFrom(...ends).chain((day) => fc.integer({ min: 0, max: 20 }).map((n) => plusDays(day, n))),
    );
    const one = fc.record({ received, after: fc.integer({ min: 0, max: 24 }) });
    const expected: Record<string, number> = {};
    for (const { received: day, after } of fc.sample(one, 60)) {
      const decidedOn = plusDays(day, after);
      await decided(day, decidedOn);
      const due = plusWorkingDays(day, 10, holidays);
      const isInTime = due.kind === "known" && !isLate({ dueOn: due.value, doneOn: decidedOn }, decidedOn);
      const timely = due.kind === "known" ? (isInTime ? "yes" : "no") : "not-known";
      expected[timely] = (expected[timely] ?? 0) + 1;
    }
    const all = { ...scope(), from: "1900-01-01", to: "2199-12-31" };
    expect(await told(db, "case-review-decisions", all, "timely")).toEqual(expected);
  });
});

test("recommendations by theme are those of the page of figures, by London's days", async () => {
  const review_id = await aReview("2026-06-01");
  const recommended = (created_at: string, theme: string, changes: Partial<Database["case_review_recommendation"]> = {}) =>
    insert(db, "case_review_recommendation", {
      id: uuid(), partnership_id: p.partnershipId, review_id, theme, agency_id: p.policeId, words: "Name one officer", created_at, version: 1, ...changes,
    });
  await recommended("2026-06-30T22:59:00.000Z", "Silo working");
  await recommended("2026-06-30T23:00:00.000Z", "Silo working");
  await recommended("2026-09-30T22:59:00.000Z", "Letters", { response: "accepted", responded_on: "2026-10-05" });
  await recommended("2026-09-30T23:00:00.000Z", "Letters");
  const themes = await countThemes(db, p.partnershipId, { from: londonMidnight(PERIOD.from), to: londonMidnight("2026-10-01") });
  expect(await told(db, "case-review-recommendations", scope(), "theme")).toEqual(
    Object.fromEntries(themes.map(({ theme, count }) => [theme, count])),
  );
  expect(await told(db, "case-review-recommendations", scope(), "response")).toEqual({ none: 1, accepted: 1 });
  expect((await rowsOfNumber(db, "case-review-recommendations", scope()))[0]?.day).toBe("2026-07-01");
}); // prettier-ignore

test("appeals by the day of receipt, what they are against and what became of them", async () => {
  const review_id = await aReview("2026-06-01");
  const appealed = (received_on: string, changes: Partial<Database["case_review_appeal"]> = {}) =>
    insert(db, "case_review_appeal", {
      id: uuid(), partnership_id: p.partnershipId, review_id, against: "threshold", received_on, grounds: "facts", words: "The log", version: 1,
      created_at: `${received_on}T10:00:00.000Z`, ...changes,
    }); // prettier-ignore
  const decision = { decided_on: "2026-10-20", decided_by: "The chair", decision: "Heard" };
  await appealed("2026-06-30");
  await appealed("2026-07-01", { ...decision, is_upheld: 1 });
  await appealed("2026-09-30", { ...decision, is_upheld: 0, against: "outcome" });
  await appealed("2026-08-01");
  await appealed("2026-10-01");
  expect(await told(db, "case-review-appeals", scope(), "result")).toEqual({ upheld: 1, dismissed: 1, none: 1 });
  expect(await told(db, "case-review-appeals", scope(), "against")).toEqual({ threshold: 2, outcome: 1 });
});
