import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { OWN_REQUEST_VIEWS } from "#app/domain/case-reviews/own-request-list.ts";
import { REVIEW_VIEWS } from "#app/domain/case-reviews/review-list.ts";
import { unsafeListApplications } from "#db/queries/case-review-applications.ts";
import { unsafeListReviewChanges } from "#db/queries/case-review-changes.ts";
import {
  countOwnRequestsWaiting,
  listRepliesToRemindOf,
  listStepsToRemindOf,
} from "#db/queries/case-review-reminders.ts";
import { unsafeListReportsCountedBefore } from "#db/queries/case-review-reports.ts";
import { listCurrentTemplates, listTemplates } from "#db/queries/case-review-templates.ts";
import { countThemes, unsafeListRecommendations } from "#db/queries/case-review-panel.ts";
import { listOwnRequests, unsafeListRequests } from "#db/queries/case-review-requests.ts";
import { listCaseReviews, unsafeFindOpenReviewOfProblem } from "#db/queries/case-reviews.ts";
import { listFigureEvents, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { listProblemsToReview } from "#db/queries/case-review-people.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let member: Actor;
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
});

const key = { key: "2026-03-01", id: "x" };
const LISTS: [string, boolean, (spied: Executor) => Promise<unknown>][] = [
  ...REVIEW_VIEWS.flatMap((show): typeof LISTS => [
    [`${show}, for whoever sees all`, true, (s) => listCaseReviews(s, officer, { show, whose: "all" }, "2026-03-02", { after: key, limit: 51 })],
    [`${show}, one's own`, true, (s) => listCaseReviews(s, member, { show, whose: "mine" }, "2026-03-02", { after: key, limit: 51 })],
  ]),
  ...OWN_REQUEST_VIEWS.map((show): (typeof LISTS)[number] => [
    `the requests to an agency, ${show}`, false, (s) => listOwnRequests(s, member, show, { after: key, limit: 51 }),
  ]),
  ["the requests of a review", true, (s) => unsafeListRequests(s, "x")],
  ["the steps of a review", true, (s) => unsafeListReviewSteps(s, "x")],
  ["the recommendations of a review", true, (s) => unsafeListRecommendations(s, "x")],
  ["the steps to remind of", true, (s) => listStepsToRemindOf(s, p.partnershipId, { today: "2026-03-02", after: { dueOn: "", id: "" }, limit: 200 })],
  ["the replies to remind of", true, (s) => listRepliesToRemindOf(s, p.partnershipId, { today: "2026-03-02", from: "2026-02-02", after: { dueOn: "", id: "" }, limit: 200 })],
  ["the requests to answer", false, (s) => countOwnRequestsWaiting(s, member, "2026-03-02")],
  ["the changes of a review", true, (s) => unsafeListReviewChanges(s, "x")],
  ["the applications of a review", true, (s) => unsafeListApplications(s, "x")],
  ["the reports counted before", false, (s) => unsafeListReportsCountedBefore(s, { partnershipId: p.partnershipId, reviewId: "x" }, ["y"], "2026-03-02")],
  ["the templates of a letter", true, (s) => listTemplates(s, p.partnershipId, "outcome")],
  ["the templates in use", false, (s) => listCurrentTemplates(s, p.partnershipId)],
  ["the figures", false, (s) => listFigureEvents(s, p.partnershipId, "2026-03-01")],
  ["the themes", false, (s) => countThemes(s, p.partnershipId, { from: new Date("2025-04-01"), to: new Date("2026-03-31") })],
  ["the open review of a problem", false, (s) => unsafeFindOpenReviewOfProblem(s, p.partnershipId, "x")],
  ["the problems of a person", false, (s) => listProblemsToReview(s, p.partnershipId, "x")],
]; // prettier-ignore

test.each(LISTS)("%s: by an index, without a scan or a sort of the pages", async (_name, isPaged, list) => {
  for (const line of await planOf(db, list)) {
    expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
    if (isPaged) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
  }
});
