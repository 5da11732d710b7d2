import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { PREMISES_LIST_IDS } from "#app/domain/premises/premises-list.ts";
import { listRowKeys, unsafeListPremisesByNumber, unsafeListRegistered } from "#db/queries/imported-premises.ts";
import { countPremisesByBand, listPremises } from "#db/queries/listed-premises.ts";
import { listPremisesAt } from "#db/queries/premises-at.ts";
import { listIncidentsAfter } from "#db/queries/premises-after.ts";
import { listLicenceConditions } from "#db/queries/premises-conditions.ts";
import { listHolders } from "#db/queries/premises-holders.ts";
import { unsafeFindPremisesByNumber } from "#db/queries/premises.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let officer: Actor;
let partnershipId: string;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  partnershipId = p.partnershipId;
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  // The register of a large city, and no statistics to be misled by.
  await inTransaction(db, async (trx) => {
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    await sql`insert into premises (id, partnership_id, reference, version, licence_number, licence_number_folded, kind, status, name, name_folded, created_at)
      ${upTo(20_000)} select 'p' || i, ${partnershipId}, 'LP-' || i, 1, 'N' || i, 'N' || i, 'premises-licence', 'current', 'Bar ' || i, 'bar ' || i,
      '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into premises_holder (id, partnership_id, premises_id, role, is_company, name, version, created_at)
      ${upTo(20_000)} select 'h' || i, ${partnershipId}, 'p' || i, 'dps', 0, 'Ann Ash', 1, '2026-01-01T09:00:00.000Z' from c`.execute(
      trx,
    );
  });
}, 120_000);

/** No table is read from end to end. */
async function expectIndexes(query: (db: Executor) => Promise<unknown>) {
  const plan = await planOf(db, query);
  for (const line of plan) expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
  return plan;
}

const after = { name: "bar 5", id: "p5" };
const narrowings = [
  {},
  ...[{ find: "crown" }, { status: "suspended" as const }, { kind: "club-certificate" as const }],
  ...[{ band: "red" as const }, { band: "none" as const }, { beat: "62" }, { beat: "none" }],
];

test.each(PREMISES_LIST_IDS.flatMap((show) => narrowings.map((narrowed) => ({ show, ...narrowed }))))(
  "the list %o reads an index of its partnership, in its order",
  async (asked) => {
    const plan = await expectIndexes((s) => listPremises(s, officer, { asked, after, limit: 50 }));
    expect(plan.filter((line) => line.includes("TEMP B-TREE"))).toEqual([]);
  },
);

test("the counts beside the bands stay within the partnership", async () => {
  await expectIndexes((s) => countPremisesByBand(s, officer, { show: "open" }));
});

test("holders, conditions, what happened after a day and the premises of a location are looked up", async () => {
  await expectIndexes((s) => listHolders(s, officer, "p1"));
  await expectIndexes((s) => listLicenceConditions(s, officer, "p1"));
  await expectIndexes((s) => listIncidentsAfter(s, officer, { premisesId: "p1", day: "2026-01-01", limit: 50 }));
  await expectIndexes((s) => listPremisesAt(s, officer, "l1"));
});

test("a file looks numbers up, and what a register lacks within the partnership", async () => {
  await expectIndexes((s) => unsafeFindPremisesByNumber(s, partnershipId, "N1"));
  await expectIndexes((s) => unsafeListPremisesByNumber(s, partnershipId, ["N1", "N2"]));
  await expectIndexes((s) => unsafeListRegistered(s, partnershipId, "batch"));
  await expectIndexes((s) => listRowKeys(s, "run"));
});
