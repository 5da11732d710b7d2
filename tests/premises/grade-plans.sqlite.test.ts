import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { countIncidentsOf, listGradesAtSittings, listPremisesToGrade } from "#db/queries/premises-fortnight.ts";
import { listGradesBetween, listVenues } from "#db/queries/premises-figures.ts";
import { listUnfinishedOf, unsafeListAgreedOf, unsafeListNewestMeetings, unsafeListPlansOf } from "#db/queries/premises-follow-ups.ts"; // prettier-ignore
import { findGrade, findStandingGrade, listGradesOf, unsafeFindCorrection } from "#db/queries/premises-grades.ts";
import { sumPointsAt } from "#db/queries/premises-points.ts";
import { findGradingSitting, findNextGradingSitting, listGradingSittings } from "#db/queries/premises-sittings.ts";
import type { Executor } from "#db/transaction.ts";
import { aGrade, anActor, aPartnership, aPremises, aPremisesGroup, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";
import { SHIPPED } from "./ledger-cases.ts";

let db: Executor;
let officer: Actor;
let premisesId: string;
let sittingId: string;
let groupId: string;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  premisesId = await aPremises(db, p);
  ({ sittingId, groupId } = await aPremisesGroup(db, p));
  await aGrade(db, p, { premises_id: premisesId, sitting_id: sittingId });
});

const moments = ["2026-03-05", "2026-03-19"].map((asAt) => ({ asAt, settings: SHIPPED }));
const year = { from: "2025-04-01", until: "2026-03-31" };
const key = { day: "2026-03-12", id: "x" };

/** In the order of an index, or of so few rows that they are sorted at once. */
test.each<[string, RegExp | null, (s: Executor) => Promise<unknown>]>([
  ["grades of one premises", /premises_grade_by_premises/, (s) => listGradesOf(s, officer, { premisesId, limit: 13 })],
  ["older grades of one premises", /premises_grade_by_premises/, (s) => listGradesOf(s, officer, { premisesId, after: key, limit: 13 })],
  ["one grade", null, (s) => findGrade(s, officer, premisesId, "g")],
  ["the grade in force at a meeting", /premises_grade_by_(sitting|premises)/, (s) => findStandingGrade(s, officer, premisesId, sittingId)],
  ["what corrects a grade", /premises_grade_by_corrected/, (s) => unsafeFindCorrection(s, "g")],
  ["points of all at some days", /incident_newest/, (s) => sumPointsAt(s, officer, { moments, of: {} })],
  ["points of some at some days", /premises_incident_by_premises/, (s) => sumPointsAt(s, officer, { moments, of: { premisesIds: [premisesId, "p2"] } })],
  ["premises to grade", /premises_by_(name|beat)/, (s) => listPremisesToGrade(s, officer, { openOn: "2026-03-20", before: "2026-03-19" })],
  ["grades at some meetings", /premises_grade_by_sitting/, (s) => listGradesAtSittings(s, officer, [sittingId, "s2"])],
  ["what happened since", /premises_incident_by_premises/, (s) => countIncidentsOf(s, officer, { premisesIds: [premisesId, "p2"], from: "2026-03-06", until: "2026-03-20" })],
  ["meetings with the premises", /premises_meeting_by_premises/, (s) => unsafeListNewestMeetings(s, [premisesId, "p2"])],
  ["plans", /premises_plan_by_premises/, (s) => unsafeListPlansOf(s, [premisesId, "p2"])],
  ["unfinished actions of plans", /action_by_premises_plan/, (s) => listUnfinishedOf(s, officer, ["plan", "plan2"])],
  ["grades of those in Red", /premises_grade_by_premises/, (s) => unsafeListAgreedOf(s, [premisesId, "p2"])],
  ["premises for the figures", /premises_by_name/, (s) => listVenues(s, officer, year.from)],
  ["grades of a year", /premises_grade_by_day/, (s) => listGradesBetween(s, officer, year)],
  ["meetings up to a day", /sitting_/, (s) => listGradingSittings(s, officer, { until: "2026-03-20", groupId, limit: 6 })],
  ["the next meeting", /sitting_/, (s) => findNextGradingSitting(s, officer, "2026-03-20")],
  ["one meeting", null, (s) => findGradingSitting(s, officer, sittingId)],
])("%s: read by an index, and nothing is gone through", async (_, index, list) => {
  const plan = await planOf(db, list);
  for (const line of plan) expect(line).not.toMatch(/^SCAN (?!CONSTANT|entry)/);
  if (index) expect(plan.join("\n")).toMatch(index);
}); // prettier-ignore
