import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  listNextSittingsOfAll,
  unsafeListCasesToHear,
  unsafeListForwardItemsToHear,
  unsafeListPassedMattersToHear,
  unsafeListItemsStanding,
  unsafeListUnfollowedItems,
} from "#db/queries/agenda-candidates.ts";
import { countActionsOfCases, countChangesOfCases } from "#db/queries/agenda-facts.ts";
import { countHiddenItems, listAgendaItems, listCasesOfAgenda, listCasesToAdd } from "#db/queries/agendas.ts";
import { countIncidentsBy } from "#db/queries/incidents-of-period.ts";
import { listHearingsAhead } from "#db/queries/licensing-hearings.ts";
import { listOwnSittingsBetween } from "#db/queries/meetings.ts";
import { listSittingsWithoutPapers } from "#db/queries/papers.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aSitting, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let member: Actor;
let of: { partnershipId: string; groupId: string };
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  of = { partnershipId: p.partnershipId, groupId: p.jagId };
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const sitting = await aSitting(db, p);
  // As after ten years of a county: 40,000 items, nearly all of them taken.
  await inTransaction(db, (trx) =>
    sql`insert into agenda_item (id, partnership_id, sitting_id, part, position, kind, title, state, created_at, version)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 40000)
      select 'a' || i, ${p.partnershipId}, ${sitting}, 'other', i, 'matter', 'Words', case when i % 100 = 0 then 'open' else 'done' end,
      '2026-03-01T09:00:00.000Z', 1 from c`.execute(trx),
  );
}, 60_000);

test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["the items of a meeting", (s) => listAgendaItems(s, member, "x")],
  ["those that are not shown", (s) => countHiddenItems(s, member, "x")],
  ["what stands on it", (s) => unsafeListItemsStanding(s, "x")],
  [
    "what no later item follows",
    (s) => unsafeListUnfollowedItems(s, of, { before: "2026-04-09", today: "2026-04-02" }),
  ],
  ["cases to hear", (s) => unsafeListCasesToHear(s, of)],
  ["what was planned ahead", (s) => unsafeListForwardItemsToHear(s, of, "2026-04-09")],
  ["what other groups passed on", (s) => unsafeListPassedMattersToHear(s, of)],
  ["cases to add", (s) => listCasesToAdd(s, member, { groupId: of.groupId, sittingId: "x" })],
  ["cases on it", (s) => listCasesOfAgenda(s, member, ["x", "y"], "2026-04-02")],
  ["their actions", (s) => countActionsOfCases(s, member, ["x", "y"], "2026-04-02")],
  [
    "what changed in them",
    (s) => countChangesOfCases(s, member, ["x", "y"], { day: "2026-03-05", instant: "2026-03-06T00:00:00Z" }),
  ],
  ["meetings to come", (s) => listOwnSittingsBetween(s, member, { from: "2026-04-02", until: "2026-04-30" })],
  ["papers to send", (s) => listSittingsWithoutPapers(s, { from: "2026-04-02", until: "2026-05-02" })],
  ["hearings ahead", (s) => listHearingsAhead(s, member, { from: "2026-04-02", until: "2026-04-30" })],
  ["incidents of a period", (s) => countIncidentsBy(s, member, "beat", { from: "2026-03-06", until: "2026-04-02" })],
  ["every group's next meeting", (s) => listNextSittingsOfAll(s, "2026-04-02")],
])("%s: without reading a table that grows from end to end", async (_, run) => {
  const plan = (await planOf(db, run)).join("\n");
  expect(plan).not.toMatch(
    /SCAN (agenda_item|sitting|case_record|action|forward_item|passed_matter|incident|licensing_step|case_note|note_case|intervention)\b(?! USING)/,
  );
});
