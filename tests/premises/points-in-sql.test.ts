import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { bandOf, ledgerOn, MICRO, type PremisesIncident } from "#app/domain/premises/ledger.ts";
import { ledgerPage, pointsNow } from "#app/services/premises/ledger-page.ts";
import { sumPoints, sumPointsAt } from "#db/queries/premises-points.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aGrade, anActor, anIncident, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anEntry, AS_AT, entries, schemes, SHIPPED } from "./ledger-cases.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});

async function record(premisesId: string, incidents: readonly PremisesIncident[]) {
  for (const { day, calledPolice, goodPractice, ...what } of incidents) {
    const flags = { called_police: calledPolice ? 1 : 0, good_practice: goodPractice ? 1 : 0 } as const;
    await aPremisesIncident(db, p, premisesId, { day, ...what, ...flags });
  }
}

async function inSql(premisesId: string, settings = SHIPPED, asAt = AS_AT) {
  const [row] = await sumPoints(db, officer, { settings, asAt, premisesIds: [premisesId] });
  const { points = 0, bySingleIncident = false } = row ?? {};
  return { points, bySingleIncident, band: bandOf(points, bySingleIncident, settings) };
}

test("points and band are the same in SQL, for any incidents and any scheme", async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.array(schemes, { minLength: 5, maxLength: 5 }), async (incidents, any) => {
      const premisesId = await aPremises(db, p);
      await record(premisesId, incidents);
      for (const settings of [SHIPPED, ...any]) {
        const { points, band, bySingleIncident } = ledgerOn(incidents, settings, AS_AT);
        expect(await inSql(premisesId, settings)).toEqual({ points, band, bySingleIncident });
      }
    }),
    { numRuns: 15 },
  );
});

test("several days at once, each by its own scheme, are as each day alone", async () => {
  const days = ["2026-01-01", "2026-02-28", "2026-03-01", AS_AT, "2026-05-01"];
  const moments = fc.array(fc.record({ asAt: fc.constantFrom(...days), settings: fc.oneof(fc.constant(SHIPPED), schemes) }), {
    ...{ minLength: 1, maxLength: 6 },
  });
  await fc.assert(
    fc.asyncProperty(entries, moments, async (incidents, any) => {
      const premisesId = await aPremises(db, p);
      await record(premisesId, incidents);
      const alone = any.map(({ asAt, settings }) => ledgerOn(incidents, settings, asAt));
      const expected = alone.map(({ points, bySingleIncident }) => ({ points, bySingleIncident }));
      const nothing = any.map(() => ({ points: 0, bySingleIncident: false }));
      for (const of of [{ premisesIds: [premisesId] }, { beat: undefined }])
        expect((await sumPointsAt(db, officer, { moments: any, of })).get(premisesId) ?? nothing).toEqual(expected);
    }),
    { numRuns: 15 },
  );
}); // prettier-ignore

test.each([-1, 0, 27, 28, 55, 56, 83, 84])("at an age of %d days SQL says what the ledger says", async (age) => {
  const premisesId = await aPremises(db, p);
  const incidents = [anEntry({ day: plusDays(AS_AT, -age) }), anEntry({ day: plusDays(AS_AT, -age), severity: "homicide" })]; // prettier-ignore
  await record(premisesId, incidents);
  const { points, band, bySingleIncident } = ledgerOn(incidents, SHIPPED, AS_AT);
  expect(await inSql(premisesId)).toEqual({ points, band, bySingleIncident });
});

async function aBatch(status: "visible" | "undone") {
  const id = uuid();
  await insert(db, "import_batch", {
    ...{ id, partnership_id: p.partnershipId, kind: "incidents", status, format: "csv", content_hash: "0" },
    ...{ row_count: 1, created_at: "2026-03-01T09:00:00.000Z", created_by: "somebody" },
  });
  return id;
}

test.each([
  ["taken off the premises again", { ended_on: AS_AT, ended_reason: "Another venue" }, {}, 0],
  ["found to be the same as another", {}, { set_aside: "same" as const }, 0],
  ["no anti-social behaviour, but a crime", {}, { set_aside: "crime" as const }, 4],
  ["recorded for licensing alone", {}, { licensing_only: 1 as const }, 4],
  ["of a file that is loaded", {}, { batch: "visible" as const }, 4],
  ["of a file that was taken back", {}, { batch: "undone" as const }, 0],
])("an incident %s", async (_, link, { batch, ...incident }: { batch?: "visible" | "undone"; [column: string]: unknown }, left) => {
  const premisesId = await aPremises(db, p);
  const import_batch_id = batch === undefined ? null : await aBatch(batch);
  const incident_id = await anIncident(db, p, { latest_day: AS_AT, import_batch_id, ...incident });
  await aPremisesIncident(db, p, premisesId, { incident_id, ...link });
  expect((await inSql(premisesId)).points).toBe(left * MICRO);
  expect((await ledgerPage(db, officer, { id: premisesId }, AS_AT)).ledger.points).toBe(left * MICRO);
}); // prettier-ignore

test("the sums of many premises come in one row each, those without incidents in none", async () => {
  const [one, other, quiet] = [await aPremises(db, p), await aPremises(db, p), await aPremises(db, p)];
  await record(one, [anEntry(), anEntry({ severity: "homicide" })]);
  await record(other, [anEntry({ attribution: "outside" })]);
  const rows = await sumPoints(db, officer, { settings: SHIPPED, asAt: AS_AT, premisesIds: [one, other, quiet] });
  const points = Object.fromEntries(rows.map((row) => [row.premisesId, row.points / MICRO]));
  expect(points).toEqual({ [one]: 9, [other]: 2 });
});

test("nothing is summed for who sees no premises, nor for another partnership", async () => {
  const premisesId = await aPremises(db, p);
  await record(premisesId, [anEntry()]);
  const q = await aPartnership(db);
  const asked = { settings: SHIPPED, asAt: AS_AT, premisesIds: [premisesId] };
  expect(await sumPoints(db, await anActor(db, p, { groups: { [p.jagId]: "chair" } }), asked)).toEqual([]);
  expect(await sumPoints(db, await anActor(db, q, { duties: ["licensing-officer"] }), asked)).toEqual([]);
});

test("the page's ledger is by the settings of its day, and what was agreed stands beside it with its reason", async () => {
  const premisesId = await aPremises(db, p);
  await record(premisesId, [anEntry({ day: "2026-03-01" }), anEntry({ day: "2026-03-01", attribution: "undecided" })]);
  await inTransaction(db, (trx) =>
    trx
      .insertInto("setting_change")
      .values({
        ...{ id: uuid(), partnership_id: p.partnershipId, key: "premises.points.violence-with-injury", value: "7.5" },
        ...{ from_day: "2026-03-10", reason: "Agreed", recorded_by: null, recorded_at: "2026-03-01T09:00:00.000Z" },
      })
      .execute(),
  );
  const { sittingId } = await aPremisesGroup(db, p);
  const gradeId = await aGrade(db, p, {
    premises_id: premisesId, sitting_id: sittingId, agreed_band: "amber", computed_band: "green", reason: "Two more are being looked into",
  }); // prettier-ignore
  const before = await ledgerPage(db, officer, { id: premisesId }, "2026-03-09");
  expect(before.ledger.points).toBe(4 * MICRO);
  const graded = { id: premisesId, agreedBand: "amber", agreedOn: "2026-03-12", agreedGradeId: gradeId } as const;
  expect(await pointsNow(db, officer, graded, AS_AT)).toEqual({
    asAt: AS_AT,
    points: 7.5 * MICRO,
    band: "amber",
    because: "7.5 points; Amber from 6, Red from 12",
    waiting: { incidents: 1, adds: 7.5 * MICRO, makesAmber: true },
    agreed: { band: "amber", on: "2026-03-12", computedBand: "green", reason: "Two more are being looked into" },
  });
});
