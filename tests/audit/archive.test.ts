import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { previewArchiving } from "#app/services/operation/archive-log.ts";
import { ArchiveFile } from "#db/queries/archive-file.ts";
import { PARTS_OF_EVENTS, POINTING_TO_EVENTS } from "#db/queries/log-archives.ts";
import { holdAlone } from "#db/held-alone.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { schemaOf } from "../support/schema.ts";
import { tamper } from "../support/audit.ts";
import { aLogOfMonths, idsInLog, type Kept, LATER, MARCH, move, MOVER } from "./archived-log.ts";
import { log, seal } from "./log.ts";

let db: Executor;
let kept: Kept;
beforeEach(async () => {
  db = await testDatabase();
  kept = await aLogOfMonths(db, (await aPartnership(db)).partnershipId);
});

const idsIn = (name: string) => {
  const file = new ArchiveFile(path.join(kept.folder, name));
  try {
    return file.between("", null, 100).map(({ row }) => row.id);
  } finally {
    file.close();
  }
};
const sorted = (ids: readonly string[]) => [...ids].sort();

test("whole months go into a file each, with the records that their events name; what has content, tells of an erasure or is later stays", async () => {
  const { months, unsealed } = await move(db, kept);
  expect(unsealed).toEqual([]);
  expect(months.map(({ month, events, objects }) => [month, events, objects])).toEqual([
    ["2024-02", 5, 10],
    ["2024-03", 6, 12],
  ]);
  expect(readdirSync(kept.folder).sort()).toEqual(["lock", "log-2024-02.db", "log-2024-03.db"]);
  expect(statSync(path.join(kept.folder, "log-2024-03.db")).mode & 0o777).toBe(0o600);
  expect(sorted([...idsIn("log-2024-02.db"), ...idsIn("log-2024-03.db")])).toEqual(sorted(kept.movable));
  expect(idsIn("log-2024-03.db")).toContain(kept.lastInstant);
  const told = (await db.selectFrom("audit_event").select("id").where("event", "=", "audit.archived").execute()).map(({ id }) => id); // prettier-ignore
  expect(told).toHaveLength(2);
  expect(await idsInLog(db)).toEqual(sorted([...kept.staying, ...told]));
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_object where event_id in (${sql.join(kept.movable)})`.execute(db); // prettier-ignore
  expect(Number(rows[0]?.n)).toBe(0);
});

test("the log is whole before and after, and says how much of it is in the archive", async () => {
  const before = await verifyLog(db, kept.headFile);
  expect(before).toEqual({ ok: true, events: 15, unsealed: 0, first: null });
  await move(db, kept);
  expect(await verifyLog(db, kept.headFile)).toEqual({ ok: true, events: 17, unsealed: 2, first: null, archives: 2 });
});

test("a second run has nothing to do", async () => {
  await move(db, kept);
  const ids = await idsInLog(db);
  expect(await move(db, kept)).toEqual({ months: [], unsealed: [] });
  expect(await idsInLog(db)).toEqual(ids);
});

test("counted beforehand, nothing is made and nothing is moved", async () => {
  const ids = await idsInLog(db);
  const found = await previewArchiving({ db, clock: () => LATER }, { before: "2024-04", mayBeRecent: false });
  expect(found).toEqual({
    months: [
      { month: "2024-02", events: 5, objects: 10 },
      { month: "2024-03", events: 6, objects: 12 },
    ],
    unsealed: [],
  });
  expect(await idsInLog(db)).toEqual(ids);
  expect(existsSync(kept.folder)).toBe(false);
});

test("a month with an event that is not sealed stays whole where it is", async () => {
  const id = await log(db, {}, kept.actor, new Date(MARCH));
  const moved = await move(db, kept);
  expect(moved.unsealed).toEqual(["2024-03"]);
  expect(moved.months.map(({ month }) => month)).toEqual(["2024-02"]);
  expect(await idsInLog(db)).toContain(id);
  await seal(db, kept.headFile);
  expect((await move(db, kept)).months).toMatchObject([{ month: "2024-03", events: 7 }]);
  expect(idsIn("log-2024-03.db")).toContain(id);
});

test("an event that another record points to stays", async () => {
  const [id = ""] = kept.movable.slice(1);
  await insert(db, "disclosure_entry", {
    ...{ id, partnership_id: kept.actor.partnershipId ?? "", audit_event_id: id, recorded_at: MARCH, disclosed_on: "2024-03-15" },
    ...{ made_by: kept.actor.id, agency_id: null, event: "case.viewed", way: "export", object_kind: "case", object_id: null },
    ...{ what: null, destination: "own-use", recipients: null, gateway: null, necessity: null, proportionality: null, approved_by: null },
  }); // prettier-ignore
  await move(db, kept);
  expect(await idsInLog(db)).toContain(id);
  expect(await verifyLog(db, kept.headFile)).toMatchObject({ ok: true });
});

test("every table that points to an event is known", async () => {
  const pointing = (await schemaOf(db)).flatMap(({ name, references }) =>
    references.filter(({ table }) => table === "audit_event").map(({ column }) => [name, column]),
  );
  const { audit_detail, audit_detail_erased, audit_unsealed, ...others } = {
    ...PARTS_OF_EVENTS,
    ...POINTING_TO_EVENTS,
  };
  expect(Object.fromEntries(pointing)).toEqual({ ...others, audit_detail, audit_detail_erased, audit_unsealed, audit_object: "event_id" }); // prettier-ignore
});

test("an event that has been changed is not carried away: nothing of its month is moved", async () => {
  await tamper(db, "update audit_event set fields = 'x' where id = ?", kept.lastInstant);
  await expect(move(db, kept)).rejects.toThrow(`event ${kept.lastInstant} has been changed. Nothing of 2024-03 was moved`); // prettier-ignore
  expect(await idsInLog(db)).toContain(kept.lastInstant);
  expect(existsSync(path.join(kept.folder, "log-2024-03.db"))).toBe(false);
  expect(await verifyLog(db, kept.headFile)).toMatchObject({ first: { id: kept.lastInstant, fault: "changed" } });
});

test("an event that names a content which is nowhere stays, where the check of the log misses it", async () => {
  const last = await log(db, { detail: {} }, kept.actor, new Date(MARCH));
  await seal(db, kept.headFile);
  await tamper(db, "delete from audit_detail where event_id = ?", last);
  await move(db, kept);
  expect(await idsInLog(db)).toContain(last);
  expect(await verifyLog(db, kept.headFile)).toMatchObject({ first: { id: last, fault: "missing" } });
});

test("what is logged late with an instant of an archived month stays in the database", async () => {
  await move(db, kept);
  const id = await log(db, {}, kept.actor, new Date(MARCH));
  await seal(db, kept.headFile);
  expect((await move(db, kept)).months).toEqual([]);
  expect(await idsInLog(db)).toContain(id);
  expect(await verifyLog(db, kept.headFile)).toMatchObject({ ok: true });
});

test("two runs at once: the second is told, and waits for nothing", async () => {
  await move(db, kept);
  const held = holdAlone(path.join(kept.folder, "lock"));
  await expect(move(db, kept)).rejects.toThrow("Another run is moving months of the log already");
  held?.release();
  await expect(move(db, kept)).resolves.toEqual({ months: [], unsealed: [] });
});

test("a check of the log that runs beside finds it whole at every step", async () => {
  let steps = 0;
  await move(db, kept, "2024-04", async () => {
    steps += 1;
    expect(await verifyLog(db, kept.headFile)).toMatchObject({ ok: true, first: null });
  });
  expect(steps).toBeGreaterThan(10);
});

test("an empty log has nothing to move", async () => {
  const empty = await testDatabase();
  expect(await move(empty, { dataDir: kept.dataDir })).toEqual({ months: [], unsealed: [] });
});

describe("cut off between any two steps", () => {
  class CutOff extends Error {}
  /** Stops for good after so many steps; gives whether it came to its end before. */
  async function cutAfter(steps: number, at: Executor, one: Kept) {
    let done = 0;
    try {
      await move(at, one, "2024-04", () => {
        done += 1;
        if (done > steps) throw new CutOff();
      });
      return true;
    } catch (error) {
      if (error instanceof CutOff) return false;
      throw error;
    }
  }
  const registeredIds = async () => {
    const rows = await db.selectFrom("audit_archive").select("month").execute();
    return rows.flatMap(({ month }) => idsIn(`log-${month}.db`));
  };

  test("no event is ever in neither place, the log is whole each time, and the next run goes on", async () => {
    let steps = 0;
    for (let isDone = false; !isDone; steps++) {
      isDone = await cutAfter(0, db, kept);
      const somewhere = new Set([...(await idsInLog(db)), ...(await registeredIds())]);
      expect(kept.movable.filter((id) => !somewhere.has(id)), `after cut ${steps}`).toEqual([]); // prettier-ignore
      expect(await verifyLog(db, kept.headFile)).toMatchObject({ ok: true, first: null });
      // A run that is always cut off at its first step gets nowhere: each goes a step further than the one before.
      isDone = await cutAfter(steps, db, kept);
      const then = new Set([...(await idsInLog(db)), ...(await registeredIds())]);
      expect(kept.movable.filter((id) => !then.has(id)), `after cut ${steps}`).toEqual([]); // prettier-ignore
      expect(await verifyLog(db, kept.headFile)).toMatchObject({ ok: true, first: null });
    }
    expect(steps).toBeGreaterThan(5);
    expect(sorted([...idsIn("log-2024-02.db"), ...idsIn("log-2024-03.db")])).toEqual(sorted(kept.movable));
    const rest = new Set(await idsInLog(db));
    expect(kept.movable.filter((id) => rest.has(id))).toEqual([]);
    expect(await db.selectFrom("audit_archive").select("month").orderBy("month").execute()).toEqual([{ month: "2024-02" }, { month: "2024-03" }]); // prettier-ignore
  });

  test("a file that was left and holds more than the database has is not written over", async () => {
    await move(db, kept);
    const other = await testDatabase();
    const world = await aLogOfMonths(other, (await aPartnership(other)).partnershipId);
    await expect(move(other, { dataDir: kept.dataDir })).rejects.toThrow("the database neither names it nor has all that is in it"); // prettier-ignore
    expect((await idsInLog(other)).length).toBe(world.movable.length + world.staying.length);
  });
});

test.each([
  ["2024-4", "--before must be a month"],
  ["2026-04", "--before must be 2026-03 or earlier"],
  ["2025-03", "--before must be 2025-02 or earlier: the last 13 months stay"],
])("before %s: %s", async (before, why) => {
  await expect(move(db, kept, before)).rejects.toThrow(why);
});

test("the row that registers a month carries who did it, and its event has the hash", async () => {
  const { months } = await move(db, kept);
  const row = await db.selectFrom("audit_archive").selectAll().where("month", "=", "2024-03").executeTakeFirstOrThrow();
  expect(row).toMatchObject({ form: "events", event_count: 6, object_count: 12, archived_by: MOVER.id, archived_at: LATER.toISOString(), sha256: months[1]?.sha256 }); // prettier-ignore
  const detail = await db.selectFrom("audit_detail").select("content").where("event_id", "=", row.event_id).executeTakeFirstOrThrow(); // prettier-ignore
  expect(JSON.parse(detail.content)).toEqual({ month: "2024-03", events: 6, objects: 12, sha256: row.sha256, bytes: row.bytes }); // prettier-ignore
});

describe("the triggers", () => {
  const remove = (id: string) =>
    inTransaction(db, async (trx) => {
      await trx.deleteFrom("audit_object").where("event_id", "=", id).execute();
      await trx.deleteFrom("audit_event").where("id", "=", id).execute();
    });
  /** Registers March without moving anything: the events are all still in the database. */
  async function register() {
    const eventId = await log(db, { category: "system", event: "audit.archived", objectId: null, objectKind: "log", detail: {} }); // prettier-ignore
    const ids = sorted(await idsInLog(db));
    await insert(db, "audit_archive", {
      ...{ month: "2024-03", form: "events", sha256: "x", bytes: 1, event_count: 1, object_count: 1, archived_by: "x" },
      ...{ first_event_id: ids[0] ?? "", last_event_id: kept.staying.at(-1) ?? "", archived_at: MARCH, event_id: eventId, mac: "x" },
    }); // prettier-ignore
    return eventId;
  }

  test("without a registered archive nothing is deleted", async () => {
    await expect(remove(kept.lastInstant)).rejects.toThrow("append-only");
    await expect(inTransaction(db, (trx) => trx.deleteFrom("audit_object").where("event_id", "=", kept.lastInstant).execute())).rejects.toThrow("append-only"); // prettier-ignore
  });

  test("an event of the month is let go, with what it names", async () => {
    await register();
    await remove(kept.lastInstant);
    expect(await idsInLog(db)).not.toContain(kept.lastInstant);
  });

  test.each([
    ["of another month", () => Promise.resolve(kept.movable[0] ?? "")],
    ["of the month after, at its first instant", () => Promise.resolve(kept.staying[2] ?? "")],
    ["with a content", () => Promise.resolve(kept.staying[0] ?? "")],
    ["that came after the archive", () => log(db, {}, kept.actor, new Date(MARCH)).then(async (id) => (await seal(db, kept.headFile), id))], // prettier-ignore
  ])("an event %s is not", async (_name, make) => {
    await register();
    const id = await make();
    await expect(remove(id)).rejects.toThrow("append-only");
    await expect(inTransaction(db, (trx) => trx.deleteFrom("audit_object").where("event_id", "=", id).execute())).rejects.toThrow("append-only"); // prettier-ignore
    expect(await idsInLog(db)).toContain(id);
  });

  test("an event that is not sealed is not", async () => {
    await register();
    await inTransaction(db, (trx) => trx.insertInto("audit_unsealed").values({ event_id: kept.lastInstant }).execute());
    await expect(remove(kept.lastInstant)).rejects.toThrow("append-only");
  });

  test("an event whose content has been erased is not", async () => {
    await register();
    await insert(db, "erasure_run", { id: kept.caseId, partnership_id: kept.actor.partnershipId ?? "", rule: "x", started_by: "x", started_at: MARCH, open_marker: null }); // prettier-ignore
    await inTransaction(db, (trx) => trx.insertInto("audit_detail_erased").values({ event_id: kept.lastInstant, erasure_run_id: kept.caseId }).execute()); // prettier-ignore
    await expect(remove(kept.lastInstant)).rejects.toThrow("append-only");
  });

  test("nothing of it is ever changed, and on PostgreSQL never emptied at once", async () => {
    await register();
    await expect(inTransaction(db, (trx) => sql`update audit_event set fields = 'x' where id = ${kept.lastInstant}`.execute(trx))).rejects.toThrow("append-only"); // prettier-ignore
    await expect(inTransaction(db, (trx) => sql`update audit_object set object_id = 'x' where event_id = ${kept.lastInstant}`.execute(trx))).rejects.toThrow("append-only"); // prettier-ignore
    if (engine === "sqlite") return;
    for (const table of ["audit_event", "audit_object", "audit_archive"])
      await expect(inTransaction(db, (trx) => sql`truncate ${sql.table(table)} cascade`.execute(trx))).rejects.toThrow("append-only"); // prettier-ignore
  });

  test("what registers a month is never changed or taken away", async () => {
    await register();
    await expect(inTransaction(db, (trx) => sql`update audit_archive set sha256 = 'y'`.execute(trx))).rejects.toThrow("append-only"); // prettier-ignore
    await expect(inTransaction(db, (trx) => sql`delete from audit_archive`.execute(trx))).rejects.toThrow(
      "append-only",
    );
  });
});
