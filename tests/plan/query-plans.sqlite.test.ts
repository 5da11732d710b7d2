import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { listRecommendations, listRecommendationUpdates, listRecommendationYears } from "#db/queries/csp-recommendations.ts"; // prettier-ignore
import { findThemesInForce, unsafeListCasesDiscussed } from "#db/queries/csp-report-figures.ts";
import { listAgenciesNotSent, listReportPacks, listSentOfPack } from "#db/queries/csp-report-packs.ts";
import {
  findReportBefore,
  listCspReports,
  unsafeFindReportOf,
  unsafeListReportParts,
  unsafeListReportSteps,
} from "#db/queries/csp-reports.ts";
import { listFundingEntries, listFundingLines, listFundingSteps, listFundingYears, sumFunding } from "#db/queries/funding.ts"; // prettier-ignore
import { findPlanInForce, listPlanReviews, listPlans, listPlansToReview } from "#db/queries/partnership-plans.ts";
import {
  countOnPriority,
  countOnTheme,
  listAims,
  listPriorities,
  listProgress,
  listRows,
  listThemes,
} from "#db/queries/plan-contents.ts";
import { countActionsOfPlan, listActionsOfPlan } from "#db/queries/plan-row-actions.ts";
import { listAttended, listCourses, sumTrained } from "#db/queries/training.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let p: TestPartnership;
let member: Actor;
let manager: Actor;
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  manager = await anActor(db, p, { duties: ["manager"] });
});

const [DAY, UNTIL] = ["2026-03-01", "2026-03-31"];
const of = () => ({ partnershipId: p.partnershipId, planId: "x" });
const quarterly = (agencyId: string | null) => ({ kind: "quarterly" as const, agencyId, groupId: agencyId && "x" });

/** What it is, whether it is a page of more that an index must bring in order, and the query. */
const LISTS: [string, boolean, (spied: Executor) => Promise<unknown>][] = [
  ["plans of a state", true, (s) => listPlans(s, p.partnershipId, { status: "in-force", after: { fromDay: DAY, id: "x" }, limit: 50 })], // prettier-ignore
  ["the plan in force", false, (s) => findPlanInForce(s, p.partnershipId)],
  ["reviews of a plan", false, (s) => listPlanReviews(s, p.partnershipId, "x")],
  ["plans to review", false, (s) => listPlansToReview(s, p.partnershipId, UNTIL, DAY)],
  ["themes of a plan", false, (s) => listThemes(s, of())],
  ["priorities of a plan", false, (s) => listPriorities(s, of())],
  ["aims of a plan", false, (s) => listAims(s, of())],
  ["rows of a plan", false, (s) => listRows(s, of())],
  ["progress of a plan", false, (s) => listProgress(s, of())],
  ["progress of a row", false, (s) => listProgress(s, of(), "x")],
  ["what hangs on a theme", false, (s) => countOnTheme(s, "x")],
  ["what hangs on a priority", false, (s) => countOnPriority(s, "x")],
  ["actions of a plan", false, (s) => listActionsOfPlan(s, member, "x")],
  ["actions of a plan, counted", false, (s) => countActionsOfPlan(s, p.partnershipId, "x")],
  ["recommendations of a year", true, (s) => listRecommendations(s, p.partnershipId, { source: "psa", year: 2026 }, { after: 5, limit: 50 })], // prettier-ignore
  ["years of recommendations", false, (s) => listRecommendationYears(s, p.partnershipId, "psa")],
  ["updates of recommendations", false, (s) => listRecommendationUpdates(s, p.partnershipId, ["x", "y"])],
  ["lines of a year", false, (s) => listFundingLines(s, p.partnershipId, 2026)],
  ["years of money", false, (s) => listFundingYears(s, p.partnershipId)],
  ["what lines add up to", false, (s) => sumFunding(s, p.partnershipId, ["x", "y"], UNTIL)],
  ["entries of a line", false, (s) => listFundingEntries(s, p.partnershipId, "x", { before: { onDay: DAY, id: "x" }, limit: 50 })], // prettier-ignore
  ["steps of a line", false, (s) => listFundingSteps(s, p.partnershipId, "x")],
  ["courses of a year", true, (s) => listCourses(s, p.partnershipId, { from: DAY, to: UNTIL, after: { heldOn: DAY, id: "x" }, limit: 50 })], // prettier-ignore
  ["who came to courses", false, (s) => listAttended(s, p.partnershipId, ["x", "y"])],
  ["people trained", false, (s) => sumTrained(s, p.partnershipId, [{ from: DAY, to: UNTIL }])],
  ["reports for who writes", true, (s) => listCspReports(s, member, {}, { after: { toDay: DAY, id: "x" }, limit: 50 })],
  ["reports for who signs", true, (s) => listCspReports(s, manager, {}, { after: { toDay: DAY, id: "x" }, limit: 50 })],
  ["reports of a quarter", true, (s) => listCspReports(s, manager, { toDay: UNTIL, kind: "jag" }, { after: null, limit: 50 })], // prettier-ignore
  ["the report of an agency", false, (s) => unsafeFindReportOf(s, { partnershipId: p.partnershipId, ...quarterly("x") }, UNTIL)], // prettier-ignore
  ["the report before", false, (s) => findReportBefore(s, member, quarterly("x"), UNTIL)],
  ["parts of a report", true, (s) => unsafeListReportParts(s, "x")],
  ["steps of a report", true, (s) => unsafeListReportSteps(s, "x")],
  ["packs", true, (s) => listReportPacks(s, p.partnershipId)],
  ["reports of a pack", false, (s) => listSentOfPack(s, manager, "x")],
  ["agencies that have not sent", false, (s) => listAgenciesNotSent(s, p.partnershipId, UNTIL)],
  ["themes in force", false, (s) => findThemesInForce(s, p.partnershipId, DAY)],
  ["cases discussed", false, (s) => unsafeListCasesDiscussed(s, { partnershipId: p.partnershipId, groupId: "x", from: DAY, to: UNTIL })], // prettier-ignore
];

describe("no list of plans, money, training and reports reads a whole table", () => {
  test.each(LISTS)("%s", async (_, isPaged, list) => {
    for (const line of await planOf(db, list)) {
      expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
      if (isPaged) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
    }
  });
});
