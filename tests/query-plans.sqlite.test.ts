import { ROLE_FILTERS } from "#app/domain/cases/people-in-roles.ts";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { CASE_TABS, type CaseFilter } from "#app/domain/cases/case-list.ts";
import {
  listActionsOfGroup,
  listActionsToName,
  listFinishedActionsOfGroup,
  listOwnActions,
  listOwnFinishedActions,
  listUnownedActions,
  unsafeListActionsOfCase,
} from "#db/queries/actions.ts";
import { unsafeListChanges } from "#db/queries/action-changes.ts";
import { listActionsToEscalate, listOverdueActions } from "#db/queries/overdue-actions.ts";
import {
  countCasesAtWork,
  countCasesByTab,
  findLastSittingDay,
  listCaseChoices,
  listCases,
} from "#db/queries/case-lists.ts";
import { listClosingsToReview, unsafeListClosures } from "#db/queries/case-closures.ts";
import { listHoldsPassed } from "#db/queries/case-lifecycle.ts";
import { unsafeFindLastDecision, unsafeListCaseChanges } from "#db/queries/case-changes.ts";
import { listFlagKinds, unsafeListFlags } from "#db/queries/case-flags.ts";
import { timelineEntry, type TimelineKey, type TimelineRow } from "#app/domain/cases/timeline.ts";
import { unsafeListTimeline } from "#db/queries/case-timeline.ts";
import { listPeopleInRole, unsafeListPeopleOfCase } from "#db/queries/case-links.ts";
import { listCasesOfNearlyAdults, listProposalsToCheck, listTransfersProposed } from "#db/queries/case-transfers.ts";
import { countOpenCases } from "#db/queries/cases.ts";
import { countOwnCases, listOwnCases } from "#db/queries/own-cases.ts";
import {
  unsafeCountPlanActions,
  unsafeListActionsForStep,
  unsafeListActionsOfSteps,
  unsafeListPlanActions,
} from "#db/queries/plan-actions.ts";
import { unsafeListPlanStepChanges, unsafeListPlanSteps } from "#db/queries/plan-steps.ts";
import { listSeriesOfGroup, listSittingsToPlan } from "#db/queries/group-series.ts";
import { listClashes, listComingSittings, listNextMeetings, listPastSittings } from "#db/queries/meetings.ts";
import { listNotes, unsafeListSharings } from "#db/queries/notes.ts";
import { unsafeListWorkers } from "#db/queries/person-workers.ts";
import { listOtherCasesOfPeople } from "#db/queries/other-cases.ts";
import { listDocuments } from "#db/queries/documents.ts";
import { listCasesOfPerson, listIdentityCards } from "#db/queries/people.ts";
import {
  countReferralsByStatus,
  countWaitingReferrals,
  listOwnReferralStates,
  listReferrals,
  listReferralsAbout,
} from "#db/queries/referrals.ts";
import { listHighCases } from "#db/queries/high-risk-facts.ts";
import { countReviewsDue, listReviewsDue, listReviewsOwed } from "#db/queries/risk-reviews.ts";
import { unsafeListReferralPeople } from "#db/queries/referral-people.ts";
import { listCasesAt, listLocations, listReferralsAt } from "#db/queries/locations.ts";
import { listRecordsMatching } from "#db/queries/search-terms.ts";
import { findSessionByTokenHash, listMembershipsOn } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, testDatabase, type TestPartnership } from "./factories.ts";
import { planOf } from "./support/query-plan.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let manager: Actor;
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  manager = await anActor(db, p, { duties: ["manager"] });
});

const after = { dueOn: "2026-03-01", openedOn: "2026-03-01", receivedOn: "2026-03-01", id: "x" };
const NARROW = { agency: "x", age: "middle", reason: "not-said" } as const;
const LIMITS = { shortDays: 7, longDays: 28 };
type List = [string, boolean, (spied: Executor) => Promise<unknown>];
const KEY = { rank: 2, reviewedOn: "2026-03-01", openedOn: "2026-03-01", id: "x" };
const days = { today: "2026-03-10", lastSitting: "2026-03-01" };
const EVERY = { risk: "high", agency: "x", officer: "x", beat: "61", age: "14-17", flag: "x" } as const;
const FILTERS: [string, CaseFilter][] = [
  ["all", {}],
  ["by risk", { risk: "high" }],
  ["not assessed", { risk: "not-assessed" }],
  ["by agency", { agency: "x" }],
  ["by officer", { officer: "x" }],
  ["with nobody named", { officer: "nobody" }],
  ["by beat", { beat: "61" }],
  ["by age", { age: "14-17" }],
  ["of unknown age", { age: "unknown" }],
  ["by flag", { flag: "x" }],
  ["by everything", EVERY],
];
const REVIEWERS = ["lead", "supervisor", "manager"] as const;
const DUE = { from: "2026-03-01", until: "2026-03-10", isHigh: true };
const LISTS: List[] = [
  ...REVIEWERS.flatMap((role) =>
    [true, false].flatMap((isMine): List[] => {
      const [asked, whose] = [{ ...DUE, role, isMine }, isMine ? "mine" : "all"];
      return [
        [`reviews of the ${role}, ${whose}`, true, (s) => listReviewsDue(s, chair, asked, { after, limit: 50 })],
        [`reviews of the ${role}, ${whose}, counted`, true, (s) => countReviewsDue(s, chair, asked)],
      ];
    }),
  ),
  ["open cases at High", true, (s) => listHighCases(s, chair, { after: "x", limit: 200 })],
  ...(["lead", "supervisor"] as const).map((role): List => {
    const owed = { role, from: "2026-03-01", to: "2026-03-10", after, limit: 50 };
    return [`reviews that a ${role} owes`, true, (s) => listReviewsOwed(s, p.partnershipId, owed)];
  }),
  ...CASE_TABS.flatMap((status) =>
    ([undefined, "newest"] as const).flatMap((sort) =>
      FILTERS.map(([name, filter]): List => [
        `cases: ${status}, ${sort ?? "by risk"}, ${name}`,
        true,
        (s) => listCases(s, chair, { asked: { group: p.jagId, status, sort, ...filter }, days, after: KEY, limit: 50 }),
      ]),
    ),
  ),
  [
    "the first page of them",
    true,
    (s) => listCases(s, chair, { asked: { group: p.jagId, status: "open" }, days, limit: 50 }),
  ],
  ["cases counted by tab", true, (s) => countCasesByTab(s, chair, { group: p.jagId, ...FILTERS.at(-1)?.[1] }, days)],
  ["cases at work, counted", true, (s) => countCasesAtWork(s, chair, [p.jagId, p.youthJagId], "2026-03-10")],
  ["what cases can be narrowed by", false, (s) => listCaseChoices(s, chair, p.jagId)],
  ["the last meeting of a group", true, (s) => findLastSittingDay(s, chair, p.jagId, "2026-03-10")],
  ["the steps of a plan", true, (s) => unsafeListPlanSteps(s, "x")],
  ["what became of them", false, (s) => unsafeListPlanStepChanges(s, "x", 100)],
  ["the actions of steps", false, (s) => unsafeListActionsOfSteps(s, ["x", "y"])],
  ["actions for a step", false, (s) => unsafeListActionsForStep(s, "x", "y")],
  ["actions of a case, counted", true, (s) => unsafeCountPlanActions(s, "x", "2026-03-10")],
  ...(["open", "overdue", "finished"] as const).map((filter): List => [
    `${filter} actions of a case`,
    true,
    (s) =>
      unsafeListPlanActions(s, "x", { filter, today: "2026-03-10", after: { day: "2026-03-01", id: "x" }, limit: 25 }),
  ]),
  ["one's own cases", false, (s) => listOwnCases(s, chair, { limit: 50 })],
  ["their next page", false, (s) => listOwnCases(s, chair, { after, limit: 50 })],
  ["one's own cases, counted", false, (s) => countOwnCases(s, chair)],
  [
    "other cases of the people of a case",
    false,
    (s) => listOtherCasesOfPeople(s, chair, { caseId: "x", people: ["y", "z"] }),
  ],
  ["open cases, counted", true, (s) => countOpenCases(s, chair, [p.jagId])],
  [
    "the referrals of a group",
    true,
    (s) => listReferrals(s, chair, { groupId: p.jagId, status: "awaiting-decision", limit: 50 }),
  ],
  ["referrals made by oneself", false, (s) => listOwnReferralStates(s, chair, 20)],
  ["their next page", false, (s) => listOwnReferralStates(s, chair, 50, "x")],
  ["all locations", true, (s) => listLocations(s, chair, { limit: 50 })],
  ["their next page", true, (s) => listLocations(s, chair, { after: { nameFolded: "ling", id: "x" }, limit: 50 })],
  ["the cases about a place", false, (s) => listCasesAt(s, chair, "x", 50)],
  ["the referrals about a place", false, (s) => listReferralsAt(s, chair, "x", 50)],
  ["the people of a referral", false, (s) => unsafeListReferralPeople(s, "x")],
  [
    "referrals about the same problem",
    false,
    (s) =>
      listReferralsAbout(s, chair, {
        ...{ groupId: p.jagId, subjectKind: "problem", personId: null, locationId: "x", problemTitle: "Bikes" },
      }),
  ],
  ["referrals counted by state", true, (s) => countReferralsByStatus(s, chair, [p.jagId, p.youthJagId])],
  ["waiting referrals, counted", true, (s) => countWaitingReferrals(s, chair, [p.jagId])],
  ["one's own actions", true, (s) => listOwnActions(s, chair, { limit: 50 })],
  ["their next page", true, (s) => listOwnActions(s, chair, { after, limit: 50 })],
  ["overdue actions of a partnership", true, (s) => listOverdueActions(s, manager, { today: "2026-03-10", limit: 50 })],
  ["their next page", true, (s) => listOverdueActions(s, manager, { today: "2026-03-10", after, limit: 50 })],
  ["overdue actions that a chair sees", true, (s) => listOverdueActions(s, chair, { today: "2026-03-10", limit: 50 })],
  [
    "overdue actions of one agency, age and reason",
    true,
    (s) => listOverdueActions(s, manager, { today: "2026-03-10", filter: NARROW, limits: LIMITS, limit: 50 }),
  ],
  [
    "actions to escalate",
    true,
    (s) =>
      listActionsToEscalate(s, p.partnershipId, { today: "2026-03-10", lateAfter: "2026-03-05", after, limit: 50 }),
  ],
  ["actions that nobody owns", true, (s) => listUnownedActions(s, manager, { after, limit: 50 })],
  ["actions to name somebody for", true, (s) => listActionsToName(s, chair, { after, limit: 50 })],
  ["one's own finished actions", true, (s) => listOwnFinishedActions(s, chair, 10)],
  ["the actions of a group", true, (s) => listActionsOfGroup(s, chair, p.jagId, { after, limit: 50 })],
  ["its finished ones", true, (s) => listFinishedActionsOfGroup(s, chair, p.jagId, { limit: 21 })],
  [
    "their next page",
    true,
    (s) => listFinishedActionsOfGroup(s, chair, p.jagId, { after: { finishedOn: "2026-03-01", id: "x" }, limit: 21 }),
  ],
  ["what became of an action", true, (s) => unsafeListChanges(s, "x")],
  ["the actions of one case", false, (s) => unsafeListActionsOfCase(s, "x")],
  ["the documents of a record", true, (s) => listDocuments(s, chair, { kind: "case", id: "x" }, { limit: 50 })],
  ["the documents of a referral", true, (s) => listDocuments(s, chair, { kind: "referral", id: "x" }, { limit: 50 })],
  ["their next page", true, (s) => listDocuments(s, chair, { kind: "action", id: "x" }, { after: "y", limit: 50 })],
  ["the cases of one person", false, (s) => listCasesOfPerson(s, chair, ["x"], 50)],
  [
    "a search by two words",
    false,
    (s) =>
      listRecordsMatching(
        s,
        p.partnershipId,
        "person",
        [
          { prefix: "ste", sounds: ["STFN"] },
          { prefix: "hal", sounds: ["HL"] },
        ],
        50,
      ),
  ],
  ["what became of a case", true, (s) => unsafeListCaseChanges(s, "x")],
  ["what was last decided about a case", true, (s) => unsafeFindLastDecision(s, "x")],
  ["the notes of a case", true, (s) => listNotes(s, chair, "x", { limit: 26 })],
  [
    "their next page, of one kind and agency",
    true,
    (s) =>
      listNotes(s, chair, "x", {
        filter: { kind: "fact", agency: "y", mine: "yes" },
        after: { happenedOn: "2026-03-01", id: "x" },
        limit: 26,
      }),
  ],
  ["who shared notes", false, (s) => unsafeListSharings(s, "x", ["y", "z"])],
  ["the flags of a case", false, (s) => unsafeListFlags(s, "x")],
  ["the kinds of flags", true, (s) => listFlagKinds(s, p.partnershipId)],
  ["who works with the people of a case", false, (s) => unsafeListWorkers(s, "x")],
  ["the closures of a case", true, (s) => unsafeListClosures(s, "x")],
  [
    "closed cases due for their review for retention",
    true,
    (s) =>
      listClosingsToReview(s, p.partnershipId, {
        reviewBy: "2026-03-10",
        after: { reviewOn: "2025-01-01", id: "x" },
        limit: 50,
      }),
  ],
  ["the people of a case", false, (s) => unsafeListPeopleOfCase(s, "x")],
  [
    "people in one role",
    true,
    (s) => listPeopleInRole(s, chair, { ...ROLE_FILTERS.perpetrators, groupId: p.jagId, after: "x", limit: 50 }),
  ],
  [
    "transfers at 18 to decide",
    true,
    (s) => listTransfersProposed(s, chair, { after: { adultOn: "2026-03-10", id: "x" }, limit: 50 }),
  ],
  ["holds that have passed", true, (s) => listHoldsPassed(s, p.partnershipId, "2026-03-10", { holdUntil: "", id: "" })],
  ["proposals of transfers to check", false, (s) => listProposalsToCheck(s, p.partnershipId, "x", 200)],
  [
    "cases of people nearly 18",
    false,
    (s) => listCasesOfNearlyAdults(s, p.partnershipId, { bornBy: "2008-04-10", after: "x", limit: 200 }),
  ],
  ["identity cards", false, (s) => listIdentityCards(s, chair, ["x", "y"])],
  ["coming meetings", true, (s) => listComingSittings(s, chair, { groupId: p.jagId, from: "2026-03-10", limit: 20 })],
  [
    "their next page",
    true,
    (s) =>
      listComingSittings(s, chair, {
        groupId: p.jagId,
        from: "2026-03-10",
        after: { day: "2026-04-09", id: "x" },
        limit: 20,
      }),
  ],
  ["past meetings", true, (s) => listPastSittings(s, chair, { groupId: p.jagId, before: "2026-03-10", limit: 20 })],
  ["the next meetings of one's groups", false, (s) => listNextMeetings(s, chair, "2026-03-10")],
  ["the patterns of a group", true, (s) => listSeriesOfGroup(s, p.partnershipId, p.jagId)],
  ["the meetings to plan", false, (s) => listSittingsToPlan(s, p.partnershipId, p.jagId, "2026-03-10")],
  [
    "other groups' meetings on a day",
    false,
    (s) => listClashes(s, p.partnershipId, { groupId: p.jagId, days: ["2026-04-09"], today: "2026-03-10" }),
  ],
  ["the session of a request", false, (s) => findSessionByTokenHash(s, "x")],
  ["memberships of today", false, (s) => listMembershipsOn(s, "x", "y", "2026-03-10")],
];

describe("each list finds its rows by an index", () => {
  test.each(LISTS)("%s", async (_name, isPaged, list) => {
    for (const line of await planOf(db, list)) {
      // A chain of referrals passed on is a row or two, found by an index.
      expect(line).not.toMatch(/^SCAN (?!CONSTANT|passed_on|came_from|named)/);
      // That would be every term of the kind.
      expect(line).not.toMatch(/ search_term .*record_kind=\?\)$/);
      if (isPaged) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
    }
  });
});

describe("the timeline of a case of 10,000 entries", () => {
  const record = { id: "", groupId: "", referralId: "r", openedOn: "2026-01-01", closedOn: null };
  beforeAll(async () => {
    const { id } = await aCase(db, p, { reference: "CS-26-9001" });
    Object.assign(record, { id, groupId: p.jagId });
    const own = { partnership_id: p.partnershipId, agency_id: p.councilId, kind: "fact" as const };
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + (n % 300) * 86_400_000).toISOString();
    await inTransaction(db, async (trx) => {
      for (let from = 0; from < 5000; from += 250) {
        const notes = Array.from({ length: 250 }, (_, n) => ({ id: uuid(), happened_on: day(from + n).slice(0, 10) }));
        const written = { ...own, written_by: chair.id };
        const nothing = { source_grade: null, information_assessment: null, handling_code: null };
        await trx
          .insertInto("case_note")
          .values(
            notes.map((note) => ({
              ...written,
              ...nothing,
              ...note,
              words: "x",
              handling_conditions: null,
              written_at: day(0),
              corrects_id: null,
            })),
          ) // prettier-ignore
          .execute();
        await trx
          .insertInto("note_case")
          .values(
            notes.map(({ id, happened_on }) => ({
              ...written,
              note_id: id,
              happened_on,
              case_id: record.id,
              is_shared: 0,
              version: 1,
            })),
          ) // prettier-ignore
          .execute();
        await trx
          .insertInto("case_change")
          .values(
            notes.map(
              (_, n) =>
                ({
                  id: uuid(),
                  partnership_id: p.partnershipId,
                  case_id: record.id,
                  kind: "flagged",
                  on_day: day(n).slice(0, 10),
                  changed_by: chair.id,
                  changed_at: day(from + n),
                }) as never,
            ),
          ) // prettier-ignore
          .execute();
      }
    });
  }, 60_000);

  const page = (s: Executor, after: TimelineKey | null) =>
    unsafeListTimeline(s, chair, record, { show: null, after, today: "2026-12-01", limit: 26 });

  test.each([
    ["the first page", null],
    ["a page far down", { day: "2026-02-01", at: "2026-02-01T10:00:00.000Z", id: "x" }],
  ])("%s reads no more than a page of each kind, by an index, and sorts only these", async (_name, after) => {
    const plan = await planOf(db, (s) => page(s, after));
    for (const line of plan) expect(line).not.toMatch(/^SCAN (?!CONSTANT|part)/);
    // Only what is of one day is sorted by when it was recorded; the pages of each kind are put together outside.
    for (const line of plan) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
  });

  test("is whole, page after page, without an entry twice", async () => {
    const seen = new Set<string>();
    let after: TimelineKey | null = null;
    for (let n = 0; n < 20; n++) {
      const rows: TimelineRow[] = await page(db, after);
      for (const { id } of rows) seen.add(id);
      const last = rows.at(-1);
      after = last ? timelineEntry(record.id, last, { maySeeWhy: true }) : null;
    }
    expect(seen.size).toBe(520);
    const { rows } = await sql<{ n: number }>`select count(*) as n from (
      select happened_on as at from note_case where case_id = ${record.id}
      union all select changed_at from case_change where case_id = ${record.id}) where substr(at, 1, 10) > ${after?.day}`.execute(
      db,
    );
    expect(Number(rows[0]?.n)).toBeLessThanOrEqual(520);
  });

  test("and its notes are read by an index too", async () => {
    const plan = await planOf(db, (s) => listNotes(s, chair, record.id, { limit: 26 }));
    expect(plan.join("\n")).not.toMatch(/TEMP B-TREE|^SCAN/m);
    expect(await listNotes(db, chair, record.id, { limit: 26 })).toHaveLength(26);
  });
});

test("a scan and a sort would be noticed", async () => {
  const plan = await planOf(db, (s) =>
    s.selectFrom("case_record").selectAll().orderBy("reference", "desc").orderBy("version").limit(1).execute(),
  );
  expect(plan.join()).toMatch(/SCAN case_record/);
  expect(plan.join()).toMatch(/TEMP B-TREE/);
});
