import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { findFeedByToken, listSittingsOfUser } from "#db/queries/calendar-feeds.ts";
import {
  countResearchAskedOf,
  findLastAnswer,
  listAnswersOfCase,
  listResearchAskedOf,
  listResearchOfMeeting,
} from "#db/queries/research.ts";
import { countResearchByMeeting } from "#db/queries/own-meetings.ts";
import { listAnswerersOfGroup, unsafeListCasesToAsk, unsafeListConflictsOfMeeting, unsafeListRequestsMade } from "#db/queries/research-asking.ts"; // prettier-ignore
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aSitting, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let member: Actor;
let of: { partnershipId: string; groupId: string };
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  of = { partnershipId: p.partnershipId, groupId: p.jagId };
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const { id: caseId } = await aCase(db, p);
  const sitting = await aSitting(db, p);
  // As after ten years of a county: 40,000 meetings' requests, nearly all of them answered and long ago.
  await inTransaction(db, async (trx) => {
    await sql`insert into sitting (id, partnership_id, group_id, series_id, series_day, day, start_time, place, status, reason, created_at, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 40000)
      select 's' || i, partnership_id, group_id, null, null, date('2016-01-01', '+' || (i / 12) || ' days'), start_time, place, status, reason, created_at, 1
      from c, sitting where sitting.id = ${sitting}`.execute(trx);
    await sql`insert into research_request (id, partnership_id, sitting_id, case_id, agency_id, due_on, requested_at, answer, answered_at, answered_by, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 40000)
      select 'r' || i, ${p.partnershipId}, 's' || i, ${caseId}, ${p.councilId}, date('2016-01-01', '+' || (i / 12) || ' days'), '2026-03-01T09:00:00.000Z',
      'not-known', '2026-03-01T09:00:00.000Z', ${member.id}, 1 from c`.execute(trx);
  });
}, 60_000);

const at = { sittingId: "x", caseId: "y" };
test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["answers of a case at a meeting", (s) => listAnswersOfCase(s, member, at)],
  ["all that a meeting asked", (s) => listResearchOfMeeting(s, member, "x")],
  ["what an agency is asked", (s) => listResearchAskedOf(s, member, { show: "open", today: "2026-04-02", limit: 51 })],
  [
    "what it is asked for one meeting",
    (s) => listResearchAskedOf(s, member, { show: "open", today: "2026-04-02", limit: 51, sittingId: "s1" }),
  ],
  ["how much of each meeting waits", (s) => countResearchByMeeting(s, member, ["s1", "s2"])],
  ["how much of it waits", (s) => countResearchAskedOf(s, member, "2026-04-02")],
  ["what the agency answered before", (s) => findLastAnswer(s, member, at)],
  ["cases to ask about", (s) => unsafeListCasesToAsk(s, "x")],
  ["what was asked already", (s) => unsafeListRequestsMade(s, "x")],
  ["who does not hear what", (s) => unsafeListConflictsOfMeeting(s, "x")],
  ["a calendar behind an address", (s) => findFeedByToken(s, "x")],
  ["its meetings", (s) => listSittingsOfUser(s, "x", "2026-04-02", { from: "2026-03-03", until: "2027-04-03" })],
  ["who answers", (s) => listAnswerersOfGroup(s, of, "2026-04-02")],
])("%s: without reading a table that grows from end to end", async (_, run) => {
  const plan = (await planOf(db, run)).join("\n");
  expect(plan).not.toMatch(
    /SCAN (research_request|agenda_item|sitting|case_record|item_conflict|calendar_feed|membership)\b(?! USING)/,
  );
});
