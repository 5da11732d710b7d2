import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { runSweep, runSweepIn } from "#app/services/case-reviews/run-sweep.ts";
import { type SweepAsked, victimsNear } from "#app/services/case-reviews/victims-near.ts";
import { countedChanges } from "#db/queries/threshold-sweep.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import {
  anAgency,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  engine,
  insert,
  testDatabase,
  testDatabaseUrl,
  type TestPartnership,
} from "../factories.ts";
import { statementsOf } from "../bench/floors/statements.ts";
import { aCaseReview, aProblem } from "../incidents/asb-rows.ts";
import { ago } from "../incidents/logging.ts";
import { aBatch } from "../performance/loaded-figures.ts";

// What was found stands for everybody who asks until something that it is counted from has changed.

let db: Executor;
let p: TestPartnership;
let counted: number;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  counted = 0;
  runSweepIn((asked) => {
    counted += 1;
    return victimsNear(db, asked);
  });
});
afterEach(() => runSweepIn(null));

const asked = (on = londonDay(new Date())): SweepAsked => ({ partnershipId: p.partnershipId, on });
const sweep = () => runSweep(db, asked());

async function set<T extends keyof Database>(table: T, id: string, changes: Partial<Database[T]>, key = "id") {
  await inTransaction(db, async (trx) => {
    const query = trx.updateTable(table as "report").set(changes as object);
    expect((await query.where(key as "id", "=", id).executeTakeFirst()).numUpdatedRows).toBe(1n);
  });
}
async function remove(table: keyof Database, where: Record<string, string>) {
  await inTransaction(db, async (trx) => {
    let query = trx.deleteFrom(table as "report");
    for (const [column, value] of Object.entries(where)) query = query.where(column as "id", "=", value);
    expect((await query.executeTakeFirst()).numDeletedRows).toBe(1n);
  });
}

/** Somebody with reports of one problem, each of an incident of its own, and what they consist of. */
async function aVictimWith(reports: number) {
  const personId = await aPerson(db, p);
  const batchId = await aBatch(db, p, { at: "2026-01-01T09:00:00.000Z", kind: "incidents" });
  const problemId = await aProblem(db, p);
  const made = [];
  for (let n = 1; n <= reports; n++) {
    const incidentId = await anIncident(db, p, { latest_day: ago(n * 10), problem_id: problemId, import_batch_id: batchId }); // prettier-ignore
    const affectedId = await anIncidentPerson(db, p, { incident_id: incidentId, person_id: personId });
    const reportId = await aReport(db, p, [incidentId], { reported_on: ago(n * 10), reporter_person_id: personId });
    made.push({ incidentId, affectedId, reportId });
  }
  const [newest] = made;
  if (!newest) throw new Error("A report at least");
  return { personId, batchId, problemId, ...newest };
}

describe("the sweep is counted", () => {
  test("once for everybody who asks, however many at a time", async () => {
    await aVictimWith(3);
    const [first, ...others] = await Promise.all([sweep(), sweep(), sweep()]);
    expect(first).toMatchObject([{ met: true }]);
    for (const other of others) expect(other).toEqual(first);
    expect(await sweep()).toEqual(first);
    expect(counted).toBe(1);
  });

  test("anew on another day, for another partnership, and after it has failed", async () => {
    await aVictimWith(3);
    await sweep();
    expect(await runSweep(db, asked("2031-01-01"))).toEqual([]);
    const other = await aPartnership(db);
    expect(await runSweep(db, { ...asked(), partnershipId: other.partnershipId })).toEqual([]);
    expect(counted).toBe(3);
    await set("partnership_agency", p.councilId, { reports_count_locally: 0 }, "agency_id");
    runSweepIn(() => Promise.reject(new Error("the thread has ended")));
    await expect(sweep()).rejects.toThrow("the thread has ended");
    runSweepIn((at) => victimsNear(db, at));
    expect(await sweep()).toEqual(await victimsNear(db, asked()));
  });

  test("not anew for what another partnership changes, nor for what nothing is counted from", async () => {
    const { incidentId, personId } = await aVictimWith(3);
    await sweep();
    const other = await aPartnership(db);
    await aReport(db, other, [await anIncident(db, other)]);
    await set("incident", incidentId, { what_happened: "Music", priority: "serious" });
    await set("person", personId, { family_name: "Other" });
    await sweep();
    expect(counted).toBe(1);
  });
});

type Victim = Awaited<ReturnType<typeof aVictimWith>>;
/** What changes the count of somebody with three reports, or who is counted; each as a service does it. */
const CHANGES: Record<string, (victim: Victim) => Promise<unknown>> = {
  "a report is taken back": async ({ reportId }) => {
    await remove("report_incident", { report_id: reportId });
    await remove("report", { id: reportId });
  },
  "a report is of another day": ({ reportId }) => set("report", reportId, { reported_on: "2020-01-01" }),
  "a report is by somebody else": async ({ reportId }) => {
    const another = await aPerson(db, p);
    await set("report", reportId, { reporter_person_id: another, for_person_id: another });
  },
  "a report was taken by another agency": async ({ reportId }) => {
    const agency = await anAgency(db, p.partnershipId, { kind: "other" });
    await set("partnership_agency", agency, { reports_count_locally: 0 }, "agency_id");
    await set("report", reportId, { agency_id: agency });
  },
  "a report is of another incident": async ({ reportId, incidentId }) => {
    const older = await anIncident(db, p, { latest_day: "2020-01-01" });
    await remove("report_incident", { report_id: reportId, incident_id: incidentId });
    await insert(db, "report_incident", { report_id: reportId, incident_id: older, partnership_id: p.partnershipId });
  },
  "an incident was on another day": ({ incidentId }) =>
    set("incident", incidentId, { earliest_day: "2020-01-01", latest_day: "2020-01-01" }),
  "an incident is of hate": ({ incidentId }) => set("incident", incidentId, { is_hate: 1 }),
  "an incident is of no problem": ({ incidentId }) => set("incident", incidentId, { problem_id: null }),
  "an import is undone": ({ batchId }) => set("import_batch", batchId, { status: "undone" }),
  "two records are one person": async ({ personId }) => {
    const standing = await aPerson(db, p);
    await set("person", personId, { merged_into_id: standing });
  },
  "the procedures name the agency no more": () =>
    set("partnership_agency", p.councilId, { reports_count_locally: 0 }, "agency_id"),
  "the procedures ask for more reports": () =>
    insert(db, "setting_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, key: "case-reviews.local-count", value: "4" },
      ...{ from_day: "2020-01-01", reason: "Agreed", recorded_by: null, recorded_at: "2026-01-01T09:00:00.000Z" },
    }),
  "they have applied": ({ personId }) => aCaseReview(db, p, { victim_person_id: personId, received_on: ago(0) }),
};

describe("it is counted anew when", () => {
  for (const [words, change] of Object.entries(CHANGES))
    test(words, async () => {
      const victim = await aVictimWith(3);
      const before = await sweep();
      expect(before).toMatchObject([{ personId: victim.personId, met: true }]);
      await change(victim);
      const after = await sweep();
      expect(after).toEqual(await victimsNear(db, asked()));
      expect(after).not.toEqual(before);
    });

  test("somebody affected by hate was not, and when a household has ended", async () => {
    const { affectedId, incidentId, personId } = await aVictimWith(1);
    await set("incident", incidentId, { is_hate: 1 });
    expect(await sweep()).toHaveLength(1);
    await set("incident_person", affectedId, { ended_on: ago(0), ended_reason: "Not them" });
    expect(await sweep()).toEqual(await victimsNear(db, asked()));
    const other_person_id = await aPerson(db, p);
    const before = await countedChanges(db, p.partnershipId);
    const id = uuid();
    await insert(db, "person_relationship", {
      ...{ id, partnership_id: p.partnershipId, person_id: personId, other_person_id },
      ...{ relationship: "household", words: null, from_day: null, until_day: null, case_id: null, referral_id: null },
      ...{ recorded_at: "2026-01-01T09:00:00.000Z", recorded_by: null, ended_on: null, end_reason: null },
      version: 1,
    }); // prettier-ignore
    const between = await countedChanges(db, p.partnershipId);
    await set("person_relationship", id, { ended_on: ago(0), end_reason: "moved" });
    expect([between - before, (await countedChanges(db, p.partnershipId)) - between]).toEqual([1, 1]);
  });

  test("an application is answered", async () => {
    const { personId } = await aVictimWith(3);
    const review = await aCaseReview(db, p, { victim_person_id: personId, status: "closed", received_on: ago(200) });
    const before = await sweep();
    await insert(db, "case_review_step", {
      ...{ id: uuid(), partnership_id: p.partnershipId, review_id: review, kind: "send-outcome", happened_on: ago(0) },
      ...{ words: null, recommendations: 0, recorded_at: "2026-01-01T09:00:00.000Z", recorded_by: null },
    }); // prettier-ignore
    expect(await sweep()).toEqual(await victimsNear(db, asked()));
    expect([before.length, counted]).toEqual([1, 2]);
  });
});

const onPostgres = engine === "postgres" ? test : () => {};
onPostgres("two transactions of one partnership do not wait for each other, and both are counted", async () => {
  const reports = [await aReport(db, p, [await anIncident(db, p)]), await aReport(db, p, [await anIncident(db, p)])];
  const before = await countedChanges(db, p.partnershipId);
  let written = 0;
  let release = () => {};
  const haveBothWritten = new Promise<void>((resolve) => (release = resolve));
  const move = (id: string) =>
    inTransaction(db, async (trx) => {
      await trx
        .updateTable("report")
        .set({ reported_on: ago(3) })
        .where("id", "=", id)
        .execute();
      await trx
        .updateTable("report")
        .set({ reported_on: ago(4) })
        .where("id", "=", id)
        .execute();
      if (++written === reports.length) release();
      await haveBothWritten;
    });
  await Promise.all(reports.map(move));
  expect((await countedChanges(db, p.partnershipId)) - before).toBe(2);
});

/** What never changes in a row, by name; and what is read to be shown or to find the rows, and not counted by. */
const NOT_COUNTED_BY = [
  ...["id", "partnership_id", "created_at", "reference", "case_review.id"],
  ...["agency.name", "partnership_agency.agency_id", "setting_change.reason", "counted_change.changes"],
];

test("whatever the sweep reads is something whose changes are counted", async () => {
  const url = await testDatabaseUrl();
  const read = await statementsOf(url, async (observed) => {
    db = observed;
    p = await aPartnership(observed);
    const { personId } = await aVictimWith(3);
    await aCaseReview(observed, p, { victim_person_id: personId, received_on: ago(300) });
    counted = 0;
    await runSweep(observed, asked());
    expect(counted).toBe(1);
  });
  const first = read.findIndex(({ sql }) => /^select .* from "counted_change"/.test(sql));
  const columns = new Set(read.slice(first).flatMap(({ sql }) => columnsIn(sql)));
  db = await testDatabase();
  const noted = await columnsNoted();
  const isCounted = (column: string) => NOT_COUNTED_BY.some((known) => known === column || column.endsWith(`.${known}`)); // prettier-ignore
  expect([...columns].filter((column) => !noted.has(column) && !isCounted(column))).toEqual([]);
  expect([...noted].filter((column) => !columns.has(column))).toEqual([]);
});

/** Each column that a statement names, as table.column, whatever it calls the table. */
function columnsIn(statement: string) {
  const plain = statement.replaceAll('"', "");
  const tables = [...plain.matchAll(/\b(?:from|join) (\w+)(?: as (\w+))?/g)].map(([, table = "", alias]) => [alias ?? table, table] as const); // prettier-ignore
  const called = new Map(tables);
  return [...plain.matchAll(/\b(\w+)\.(\w+)/g)].flatMap(([, of = "", column]) => {
    const table = called.get(of);
    return table === undefined ? [] : [`${table}.${column}`];
  });
}

/** The columns whose triggers count changes, as the engine has them. */
async function columnsNoted() {
  const query =
    engine === "postgres"
      ? sql<Trigger>`select tgrelid::regclass::text as "table", pg_get_triggerdef(oid) as text from pg_trigger where tgname like '%\\_counted'`
      : sql<Trigger>`select tbl_name as "table", sql as text from sqlite_master where type = 'trigger' and name like '%\\_counted\\_%' escape '\\'`; // prettier-ignore
  const { rows } = await query.execute(db);
  return new Set(
    rows.flatMap(({ table, text }) => {
      const [, listed = ""] = /update of (.*?)\s+on\s/is.exec(text) ?? [];
      return listed.split(", ").filter(Boolean).map((column) => `${table}.${column}`); // prettier-ignore
    }),
  );
}

type Trigger = { table: string; text: string };
