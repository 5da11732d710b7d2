import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { findLicensingStep, listAllLicensingSteps, listLicensingSteps } from "#db/queries/licensing-steps.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aPremises, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let officer: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  const premisesId = await aPremises(db, p);
  // A county's steps of ten years, nearly all of them decided.
  await inTransaction(db, (trx) =>
    sql`insert into licensing_step (id, partnership_id, premises_id, version, kind, happened_on, is_crime, is_safety, is_nuisance, is_children,
      interim_modified, interim_excluded, interim_dps_removed, interim_suspended, is_modified, is_excluded, is_dps_removed, is_suspended, is_revoked,
      decided_on, created_at)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 5000)
      select 's' || i, ${p.partnershipId}, ${premisesId}, 1, 'review', '2024-03-01', 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
      case when i % 100 > 0 then '2024-05-01' end, '2024-03-01T09:00:00.000Z' from c`.execute(trx),
  );
}, 60_000);

const after = { happenedOn: "2024-03-01", id: "s9" };
test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["of one premises", (s) => listLicensingSteps(s, officer, "x", { after, limit: 51 })],
  ["of all, what waits", (s) => listAllLicensingSteps(s, officer, { isOpen: true, after, limit: 51 })],
  ["of all", (s) => listAllLicensingSteps(s, officer, { isOpen: false, after, limit: 51 })],
  ["one of them", (s) => findLicensingStep(s, officer, "x", "y")],
])("steps about licences, %s: by an index, and in its order", async (_, run) => {
  const plan = (await planOf(db, run)).join("\n");
  expect(plan).toMatch(/SEARCH licensing_step/);
  expect(plan).not.toMatch(/SCAN licensing_step|TEMP B-TREE/);
});
