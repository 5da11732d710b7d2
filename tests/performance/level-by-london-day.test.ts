import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { countCasesOpen } from "#db/queries/performance.ts";
import { aCase, aPartnership, aUser, insert, testDatabase } from "../factories.ts";

// A day is a day in London (DESIGN 1): in summer it begins and ends an hour before the UTC day.

test.each([
  ["an hour and a half before midnight in summer", "2026-06-30T21:30:00.000Z", "2026-06-30", "low"],
  ["in the last instant of the day", "2026-06-30T22:59:59.999Z", "2026-06-30", "low"],
  ["in the first instant of the next", "2026-06-30T23:00:00.000Z", "2026-06-30", "high"],
  ["half an hour past midnight in summer, 23:30 UTC", "2026-06-30T23:30:00.000Z", "2026-06-30", "high"],
  ["the same, as of the day on which it was", "2026-06-30T23:30:00.000Z", "2026-07-01", "low"],
  ["at 23:30 UTC in winter", "2026-12-31T23:30:00.000Z", "2026-12-31", "low"],
  ["on the night when the clocks went forward", "2026-03-29T23:30:00.000Z", "2026-03-29", "high"],
  ["on the night when the clocks went back", "2026-10-25T23:30:00.000Z", "2026-10-25", "low"],
])("a lower level that is confirmed %s counts by %3$s: %4$s", async (_name, decided_at, day, level) => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const decided_by = await aUser(db, p.councilId);
  const { id: case_id, personId } = await aCase(db, p, { opened_on: "2026-02-25" });
  const base = { partnership_id: p.partnershipId, case_id };
  const id = uuid();
  await insert(db, "risk_assessment", {
    ...{ ...base, id, person_id: personId, assessed_on: "2026-03-01", assessed_by: await aUser(db, p.councilId) },
    ...{ recorded_at: "2026-03-01T09:00:00.000Z", reoffending: "low", reoffending_reasons: "Quiet" },
    ...{ harm_to_others: "low", harm_to_others_reasons: "Quiet", harm_to_self: "low", harm_to_self_reasons: "Quiet" },
    ...{ overall: "high", proposed: "low", level_reason: "Moved away", next_review_on: "2099-01-01" },
  });
  await insert(db, "risk_decision", {
    ...{ ...base, id: uuid(), assessment_id: id, victim_assessment_id: null, decision: "confirmed", reason: null },
    ...{ sitting_id: null, decided_by, decided_at },
  });
  const counted = await countCasesOpen(db, p.partnershipId, day);
  expect(counted.map(({ risk, count }) => [risk, Number(count)])).toEqual([[level, 1]]);
});
