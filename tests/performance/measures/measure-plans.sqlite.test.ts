import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import { countRowsSeen } from "#db/queries/measures/rows.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../../factories.ts";
import { planOf } from "../../support/query-plan.ts";

let db: Executor;
let partnershipId: string;
let member: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  ({ partnershipId } = p);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  // As after years of a county, and no statistics to be misled by.
  await inTransaction(db, async (trx) => {
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    const day = sql`date('2021-10-01', '+' || (i % 1825) || ' days')`;
    await sql`insert into person (id, partnership_id, reference, version, given_names, family_name, name_folded, birth_date_basis, created_at)
      ${upTo(30_000)} select 'p' || i, ${partnershipId}, 'P-' || i, 1, 'A', 'B', 'b a', 'unknown', '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into location (id, partnership_id, reference, version, kind, name, name_folded, created_at)
      ${upTo(5_000)} select 'l' || i, ${partnershipId}, 'L-' || i, 1, 'open-space', 'Park', 'park', '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into incident (id, partnership_id, reference, version, earliest_day, latest_day, heading, qualifier, is_youth, is_alcohol, is_drugs,
      is_mental_health, is_student, is_vehicle, is_hate, what_happened, status, priority, victim_told_on, created_at, location_id, ended_on, end_reason)
      ${upTo(60_000)} select 'i' || i, ${partnershipId}, 'IN-' || i, 1, ${day}, ${day}, 'noise', 'personal', 0, 0, 0, 0, 0, 0, 0, 'Noise', 'closed',
      'standard', '2026-01-01', '2026-01-01T09:00:00.000Z', 'l' || (1 + i % 5000), ${day}, 'Done' from c`.execute(trx);
    await sql`insert into incident_person (id, partnership_id, incident_id, person_id, role, version, created_at)
      ${upTo(60_000)} select 'v' || i, ${partnershipId}, 'i' || i, 'p' || (1 + i % 30000), 'victim', 1, '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into report (id, partnership_id, reference, version, agency_id, channel, reported_on, created_at)
      ${upTo(60_000)} select 'r' || i, ${partnershipId}, 'RP-' || i, 1, ${p.councilId}, 'phone', ${day}, '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into report_incident (report_id, incident_id, partnership_id)
      ${upTo(60_000)} select 'r' || i, 'i' || i, ${partnershipId} from c`.execute(trx);
  });
}, 120_000); // prettier-ignore

const THEMES = ["incidents", "victims", "case-reviews", "premises", "interventions"] as const;
const MEASURES = THEMES.flatMap(measuresOf).map((measure) => [measure.id, measure] as const);

/** What a select has found already, and not a table. */
const FOUND = /^SCAN (CONSTANT|counted|told|busy|victim|often|factor|time|spell|agreed|decided)\b/;

test.each(MEASURES)("%s: no table is read from end to end, nor for each record of the partnership", async (_, measure) => {
  const scope = { partnershipId, from: "2026-07-01", to: "2026-09-30" };
  const cells = await planOf(db, (s) => cellsOf(s, measure, scope));
  const seen = await planOf(db, (s) => countRowsSeen(s, member, measure, scope, {}));
  for (const line of [...cells, ...seen]) if (!FOUND.test(line)) expect(line).not.toMatch(/^SCAN/);
  // What opens is looked up by its id, for each row that is counted.
  for (const line of seen) expect(line).not.toMatch(/AUTOMATIC .*INDEX .*record_id/);
}); // prettier-ignore
