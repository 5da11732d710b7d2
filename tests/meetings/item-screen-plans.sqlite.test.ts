import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { findItemMinute, listContributions } from "#db/queries/item-minutes.ts";
import { isMinuteTaker } from "#db/queries/attendance.ts";
import { areMinutesConfirmed } from "#db/queries/minutes.ts";
import { findEarlierItem, listActionsOfItem, listBreachesOfCase, listIncidentsSince, listStepsOfMeeting } from "#db/queries/item-screen.ts"; // prettier-ignore
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aSitting, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let member: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const sitting = await aSitting(db, p);
  await inTransaction(db, (trx) =>
    sql`insert into agenda_item (id, partnership_id, sitting_id, part, position, kind, title, state, created_at, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 20000)
      select 'a' || i, ${p.partnershipId}, ${sitting}, 'other', i, 'matter', 'Words', 'done', '2026-03-01T09:00:00.000Z', 1 from c`.execute(
      trx,
    ),
  );
}, 60_000);

const of = { caseId: null, premisesId: null, standingItemId: null, rolledFromId: null };
const none = { itemId: "x", earlierId: "y", caseId: null, premisesId: null };
test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["the items of a meeting by name", (s) => listStepsOfMeeting(s, member, "x")],
  ["the earlier item of a case", (s) => findEarlierItem(s, member, { ...of, caseId: "x" }, "2026-04-09")],
  ["of premises", (s) => findEarlierItem(s, member, { ...of, premisesId: "x" }, "2026-04-09")],
  ["of a standing item", (s) => findEarlierItem(s, member, { ...of, standingItemId: "x" }, "2026-04-09")],
  ["of what was carried over", (s) => findEarlierItem(s, member, { ...of, rolledFromId: "x" }, "2026-04-09")],
  ["actions of a case", (s) => listActionsOfItem(s, member, { ...none, caseId: "x" }, "2026-04-09")],
  ["actions of premises", (s) => listActionsOfItem(s, member, { ...none, premisesId: "x" }, "2026-04-09")],
  ["actions of a matter", (s) => listActionsOfItem(s, member, none, "2026-04-09")],
  ["incidents of a case", (s) => listIncidentsSince(s, member, { caseId: "x", since: "2026-03-09" })],
  ["breaches in a case", (s) => listBreachesOfCase(s, member, { caseId: "x", since: "2026-03-09" })],
  ["what was written", (s) => findItemMinute(s, member, "x")],
  ["what others added", (s) => listContributions(s, member, "x")],
  ["who takes the minutes", (s) => isMinuteTaker(s, "x", member.id)],
  ["whether they are confirmed", (s) => areMinutesConfirmed(s, "x")],
])("%s: without reading a table that grows from end to end", async (_, run) => {
  const plan = (await planOf(db, run)).join("\n");
  expect(plan).not.toMatch(
    /SCAN (agenda_item|item_minute|item_contribution|attendance|minutes_version|sitting|case_record|action|incident|intervention|intervention_breach)\b(?! USING)/,
  );
});
