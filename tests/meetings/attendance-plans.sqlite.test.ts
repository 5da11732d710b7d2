import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  findOffice,
  findViceChair,
  listAgencyContributions,
  listAttendance,
  listAttendanceOfSittings,
  listExpected,
  listSittingsHeld,
} from "#db/queries/attendance.ts";
import { findForwardItem, listForwardItems, unsafeIsPlannedByItself } from "#db/queries/forward-items.ts";
import { listAgreementsOfGroup, listChairsOfAgencies, listLapseDecisions } from "#db/queries/group-agreements.ts";
import { areMinutesConfirmed } from "#db/queries/minutes.ts";
import { findLapseDecision, hasAcceptedStatement, listChairsOfGroup } from "#db/queries/meeting-gate.ts";
import { findAnswer, findMatter, listMatters } from "#db/queries/passed-matters.ts";
import { findStatement, listAcceptances } from "#db/queries/statements.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let member: Actor;
let partnershipId: string;
let groupId: string;
const AT = "2026-03-01T09:00:00.000Z";
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  partnershipId = p.partnershipId;
  groupId = p.jagId;
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  // As after ten years of a county: 2,000 meetings of twenty people each.
  await inTransaction(db, async (trx) => {
    await sql`insert into sitting (id, partnership_id, group_id, day, start_time, status, created_at, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 2000)
      select 's' || i, ${partnershipId}, ${groupId}, date('2016-01-01', '+' || (2 * i) || ' days'), '13:30', 'held', ${AT}, 1 from c`.execute(trx);
    await sql`insert into attendance (id, partnership_id, sitting_id, agency_id, name, capacity, status, recorded_at, version)
      with recursive c(i) as (select 0 union all select i + 1 from c where i < 39999)
      select 'a' || i, ${partnershipId}, 's' || (i / 20 + 1), ${p.policeId}, 'Name', 'member', 'present', ${AT}, 1 from c`.execute(trx);
    await sql`insert into forward_item (id, partnership_id, group_id, title, due_on, part, state, created_at, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 5000)
      select 'f' || i, ${partnershipId}, ${groupId}, 'Words', '2020-01-01', 'forward', 'heard', ${AT}, 1 from c`.execute(trx);
    await sql`insert into passed_matter (id, partnership_id, from_group_id, to_group_id, title, words, state, passed_at, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 5000)
      select 'm' || i, ${partnershipId}, ${groupId}, ${p.youthJagId}, 'Words', 'Words', 'passed', ${AT}, 1 from c`.execute(trx);
  });
}, 60_000); // prettier-ignore

const DAY = "2026-04-02";

test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["who was at a meeting", (s) => listAttendance(s, member, "x")],
  ["what each agency brought", (s) => listAgencyContributions(s, member, "x")],
  ["the office of somebody", (s) => findOffice(s, "x", "y")],
  ["the vice-chair", (s) => findViceChair(s, partnershipId, groupId, DAY)],
  ["whom a meeting expects", (s) => listExpected(s, partnershipId, groupId, DAY)],
  ["the last meetings", (s) => listSittingsHeld(s, member, { groupId, until: DAY, limit: 6 })],
  ["who was at these", (s) => listAttendanceOfSittings(s, member, ["x", "y"])],
  ["whether minutes are confirmed", (s) => areMinutesConfirmed(s, "x")],
  ["who has accepted the statement", (s) => listAcceptances(s, member, "x")],
  ["whether one has", (s) => hasAcceptedStatement(s, { sittingId: "x", userId: "y", words: "z" })],
  ["the statement", (s) => findStatement(s, partnershipId, "x")],
  ["a decision about a lapse", (s) => findLapseDecision(s, partnershipId, { groupId, agencyId: "x", expiredOn: null })],
  ["those of a group", (s) => listLapseDecisions(s, partnershipId, groupId)],
  ["agreements of a group", (s) => listAgreementsOfGroup(s, partnershipId, groupId, DAY)],
  ["chairs of a group", (s) => listChairsOfGroup(s, partnershipId, groupId, DAY)],
  ["chairs of the groups of an agency", (s) => listChairsOfAgencies(s, partnershipId, ["x"], DAY)],
  ["the forward programme", (s) => listForwardItems(s, member, groupId)],
  ["an item of it", (s) => findForwardItem(s, member, groupId, "x")],
  ["what makes itself", (s) => unsafeIsPlannedByItself(s, { partnershipId, groupId }, DAY)],
  ["matters passed to a group", (s) => listMatters(s, member, groupId, "in")],
  ["matters passed on by it", (s) => listMatters(s, member, groupId, "out")],
  ["a matter", (s) => findMatter(s, member, "x")],
  ["its answer", (s) => findAnswer(s, member, "x")],
])("%s: without reading a table that grows from end to end", async (_, run) => {
  const plan = (await planOf(db, run)).join("\n");
  expect(plan).not.toMatch(
    /SCAN (attendance|sitting|statement_acceptance|agency_contribution|lapse_decision|forward_item|passed_matter|minutes_version)\b(?! USING)/,
  );
});
