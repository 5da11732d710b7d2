import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  countPremisesIncidents,
  findPremisesIncident,
  listPremisesIncidents,
} from "#db/queries/premises-incident-lists.ts";
import {
  unsafeListCarried,
  unsafeListPremisesIncidentChanges,
  unsafeListPremisesOfIncident,
  unsafeListPremisesToCarry,
} from "#db/queries/premises-of-incident.ts";
import { listPremisesToName, listPremisesToNameAt, searchPremisesToName } from "#db/queries/premises-to-name.ts";
import { countUndecidedIncidents, countUndecidedOf, listPremisesIncidentsById, listUndecidedIncidents } from "#db/queries/undecided-incidents.ts"; // prettier-ignore
import { countViolence, listPremisesOfViolence, listViolence } from "#db/queries/violence-figures.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let officer: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  // A county's 500 premises and ten years of what happened there, of which 40 wait for the meeting.
  await inTransaction(db, async (trx) => {
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    await sql`insert into premises (id, partnership_id, reference, version, licence_number, licence_number_folded, kind, status, name, name_folded, created_at)
      ${upTo(500)} select 'p' || i, ${p.partnershipId}, 'LP-' || i, 1, 'N' || i, 'N' || i, 'premises-licence', 'current', 'Name ' || i, 'name ' || i,
      '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into incident (id, partnership_id, reference, version, earliest_day, latest_day, heading, qualifier, is_youth, is_alcohol, is_drugs,
      is_mental_health, is_student, is_vehicle, is_hate, what_happened, licensing_only, status, priority, victim_told_on, created_at)
      ${upTo(20_000)} select 'i' || i, ${p.partnershipId}, 'IN-' || i, 1, '2024-03-01', '2024-03-01', 'noise', 'nuisance', 0, 0, 0, 0, 0, 0, 0, 'x', 0,
      'open', 'standard', '2024-03-01', '2024-03-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into premises_incident (id, partnership_id, premises_id, incident_id, severity, attribution, called_police, good_practice, is_crime,
      is_safety, is_nuisance, is_children, version, created_at)
      ${upTo(20_000)} select 'r' || i, ${p.partnershipId}, 'p' || (i % 500 + 1), 'i' || i, 'noise', case when i % 500 = 0 then 'undecided' else 'near' end,
      0, 0, 0, 0, 1, 0, 1, '2024-03-01T09:00:00.000Z' from c`.execute(trx);
  });
}, 120_000);

const after = { day: "2024-03-01", id: "r9" };
const filter = { premises: "p1" };
const MONTHS = { from: "2024-01", to: "2024-03" };

test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["of premises", (s) => listPremisesIncidents(s, officer, { filter, after, limit: 51 })],
  [
    "of premises, narrowed",
    (s) =>
      listPremisesIncidents(s, officer, {
        filter: { ...filter, violent: "yes", attribution: "near", from: "2024-01-01" },
        limit: 51,
      }),
  ],
  [
    "taken off premises",
    (s) => listPremisesIncidents(s, officer, { filter: { ...filter, show: "taken-off" }, limit: 51 }),
  ],
  ["of premises, counted", (s) => countPremisesIncidents(s, officer, filter)],
  ["one", (s) => findPremisesIncident(s, officer, "r1")],
  ["several by id", (s) => listPremisesIncidentsById(s, officer, ["r1", "r2"])],
  ["what was said of one before", (s) => unsafeListPremisesIncidentChanges(s, "r1", 100)],
  ["premises of an incident", (s) => unsafeListPremisesOfIncident(s, officer.partnershipId, "i1")],
  ["premises to carry", (s) => unsafeListPremisesToCarry(s, { fromId: "i1", toId: "i2" })],
  ["premises carried", (s) => unsafeListCarried(s, { fromId: "i1", toId: "i2", standing: true })],
  ["premises to name, by words", (s) => searchPremisesToName(s, officer, "name 1", 8)],
  [
    "premises to name, at a place",
    (s) => listPremisesToNameAt(s, officer, { locationId: "l", postcode: "LE11 1AA", limit: 5 }),
  ],
  ["premises to name, by id", (s) => listPremisesToName(s, officer, ["p1", "p2"])],
  ["violence, counted", (s) => countViolence(s, officer, MONTHS)],
  ["violence, listed", (s) => listViolence(s, officer, { ...MONTHS, beat: "62", hour: "23" }, { after, limit: 51 })],
  ["violence, its premises", (s) => listPremisesOfViolence(s, officer, MONTHS, ["i1", "i2"])],
])("incidents at premises, %s: no table is read from end to end", async (_, run) => {
  for (const line of await planOf(db, run)) expect(line).not.toMatch(/^SCAN (?!CONSTANT|violence|\(subquery)/);
});

test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["listed", (s) => listUndecidedIncidents(s, officer, 100)],
  ["counted", (s) => countUndecidedIncidents(s, officer)],
  ["counted by premises", (s) => countUndecidedOf(s, officer, { from: "2024-01-01", until: "2024-03-31" })],
])("what waits for the meeting is %s by an index of its own", async (_, run) => {
  expect((await planOf(db, run)).join("\n")).toMatch(/INDEX premises_incident_undecided/);
});

test("premises are found to be named within the partnership, in the order of names", async () => {
  const plan = (await planOf(db, (s) => searchPremisesToName(s, officer, "name 1", 8))).join("\n");
  expect(plan).toMatch(/SEARCH premises USING INDEX premises_by_name/);
  expect(plan).not.toMatch(/TEMP B-TREE/);
});
