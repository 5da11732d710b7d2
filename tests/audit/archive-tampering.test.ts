import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import SQLite from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { checkInWords } from "#app/domain/audit/log-check.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { discardArchive } from "#app/services/operation/discard-archive.ts";
import { ArchiveFile } from "#db/queries/archive-file.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aPerson, testDatabase } from "../factories.ts";
import { tamper } from "../support/audit.ts";
import { aLogOfMonths, idsInLog, type Kept, LATER, move, MOVER } from "./archived-log.ts";
import { log, seal } from "./log.ts";

let db: Executor;
let kept: Kept;
let march: string;
beforeEach(async () => {
  db = await testDatabase();
  kept = await aLogOfMonths(db, (await aPartnership(db)).partnershipId);
  await move(db, kept);
  march = path.join(kept.folder, "log-2024-03.db");
});

const verify = () => verifyLog(db, kept.headFile);
function inFile(file: string, statement: string, ...values: string[]) {
  const handle = new SQLite(file);
  handle.prepare(statement).run(...values);
  handle.close();
}
/** Whoever has the database as well says there what the file is now; the key they have not. */
const sayOf = (file: string) =>
  tamper(
    db,
    "update audit_archive set sha256 = ?, bytes = ? where month = '2024-03'",
    createHash("sha256").update(readFileSync(file)).digest("hex"),
    statSync(file).size,
  );

test("a file that is missing is named by its month", async () => {
  rmSync(march);
  const found = await verify();
  expect(found).toMatchObject({ ok: false, first: { id: "archive:2024-03", fault: "missing" } });
  expect(checkInWords(found)).toContain("the archive of March 2024 is missing");
});

test("a file in which nothing of the events was changed, and which is not as it was written, is named", async () => {
  appendFileSync(march, "x");
  expect(await verify()).toMatchObject({ ok: false, first: { id: "archive:2024-03", fault: "changed" } });
});

test("a file that is no database any more is named", async () => {
  writeFileSync(march, "not a database, and as long as one would be ".repeat(200));
  expect(await verify()).toMatchObject({ ok: false, first: { id: "archive:2024-03", fault: "changed" } });
});

test("a file that is damaged in its middle is named, or the event that the damage hit", async () => {
  const bytes = readFileSync(march);
  bytes.fill(0xff, 4096 * 2, 4096 * 3);
  writeFileSync(march, bytes);
  const found = await verify();
  expect(found.ok).toBe(false);
  expect(["archive:2024-03", ...kept.movable]).toContain(found.first?.id);
});

test("the file of another month in its place is named", async () => {
  copyFileSync(path.join(kept.folder, "log-2024-02.db"), march);
  const found = await verify();
  expect(found.ok).toBe(false);
  expect(found.first?.fault).toMatch(/changed|missing/);
});

describe.each([
  ["the file alone is changed", () => Promise.resolve()],
  ["the file, and what the database says of it", () => sayOf(march)],
])("%s", (_name, cover) => {
  test("an event changed in it is named, or the archive before it", async () => {
    const id = kept.lastInstant;
    inFile(march, "update audit_event set actor_id = 'somebody else' where id = ?", id);
    await cover();
    const found = await verify();
    expect(found.ok).toBe(false);
    expect([id, "archive:2024-03"]).toContain(found.first?.id);
    expect(found.first?.fault).toBe("changed");
  });

  test("an event removed from it is missed", async () => {
    inFile(march, "delete from audit_event where id = ?", kept.lastInstant);
    await cover();
    const found = await verify();
    expect(found.ok).toBe(false);
    expect([kept.lastInstant, "archive:2024-03"]).toContain(found.first?.id);
  });

  test("what an event named is not taken from it", async () => {
    inFile(march, "delete from audit_object where event_id = ?", kept.lastInstant);
    await cover();
    expect((await verify()).ok).toBe(false);
  });

  test("an event put into it is found", async () => {
    inFile(march, "insert into audit_event select 'zz', partnership_id, at, actor_id, agency_id, session_id, request_id, category, event, object_kind, object_id, fields, result_count, purpose, recipients, detail_mac, mac from audit_event where id = ?", kept.lastInstant); // prettier-ignore
    await cover();
    expect((await verify()).ok).toBe(false);
  });
});

test("an event changed in the file is named where only the file was touched", async () => {
  inFile(march, "update audit_event set actor_id = 'somebody else' where id = ?", kept.lastInstant);
  expect(await verify()).toMatchObject({ first: { id: kept.lastInstant, fault: "changed" } });
});

test("a row that says of another file that it is the archive is seen, and so is one that is gone", async () => {
  await tamper(db, "update audit_archive set archived_by = 'somebody else' where month = '2024-03'");
  expect(await verify()).toMatchObject({ ok: false, first: { id: "archive:2024-03", fault: "changed" } });
  await tamper(db, "delete from audit_archive where month = '2024-03'");
  expect(await verify()).toMatchObject({ ok: false, first: { fault: "missing" } });
});

describe("an event that lies in both places", () => {
  const back = async (id: string, actor?: string) => {
    const file = new ArchiveFile(march);
    const [event] = file.byIds([id]);
    file.close();
    if (!event) throw new Error("not in the archive");
    const row = { ...event.row, ...(actor === undefined ? {} : { actor_id: actor }) };
    await inTransaction(db, async (trx) => {
      await trx.insertInto("audit_event").values(row).execute();
      for (const { kind, id: of } of event.objects)
        await trx.insertInto("audit_object").values({ object_kind: kind, object_id: of, event_id: id }).execute();
    });
  };

  test("is one event while it is the same, and the next run takes it away", async () => {
    const before = await verify();
    await back(kept.lastInstant);
    expect(await verify()).toEqual(before);
    expect((await move(db, kept)).months).toMatchObject([{ month: "2024-03", events: 1 }]);
    expect(await idsInLog(db)).not.toContain(kept.lastInstant);
    expect(await verify()).toEqual(before);
  });

  test("is a fault when it is not, and the next run touches neither", async () => {
    await back(kept.lastInstant, "somebody else");
    expect(await verify()).toMatchObject({ ok: false, first: { id: kept.lastInstant, fault: "changed" } });
    await expect(move(db, kept)).rejects.toThrow(`Event ${kept.lastInstant} is not the same in the database and in the archive`); // prettier-ignore
    expect(await idsInLog(db)).toContain(kept.lastInstant);
  });

  test("is not taken from the database while the file is not as it was written", async () => {
    await back(kept.lastInstant);
    appendFileSync(march, "x");
    await expect(move(db, kept)).rejects.toThrow("archive/log-2024-03.db is not as it was written");
    rmSync(march);
    await expect(move(db, kept)).rejects.toThrow("archive/log-2024-03.db is missing");
    expect(await idsInLog(db)).toContain(kept.lastInstant);
  });
});

test("a long log is read along its seals, in the database and in the archive side by side", async () => {
  const at = (i: number) => new Date(Date.UTC(2023, i % 5, 1 + (i % 28), 8));
  await inTransaction(db, async (trx) => {
    for (let i = 0; i < 2600; i++)
      await insertAuditEvent(trx, kept.actor, at(i), {
        ...{ category: "consultation", event: "case.viewed", objectKind: "case", objectId: kept.caseId },
        ...(i % 3 === 0 ? { detail: { i } } : {}),
      });
  });
  await seal(db, kept.headFile);
  const before = await verify();
  expect(before).toMatchObject({ ok: true, events: 2617 });
  const { months } = await move(db, kept);
  expect(months).toHaveLength(5);
  expect(months.reduce((sum, { events }) => sum + events, 0)).toBe(1733);
  expect(await verify()).toEqual({ ...before, events: before.events + 5, unsealed: before.unsealed + 5, archives: 7 });
  const file = path.join(kept.folder, "log-2023-02.db");
  inFile(file, "update audit_event set fields = 'x' where id = (select max(id) from audit_event)");
  expect((await verify()).ok).toBe(false);
});

describe("a month that was discarded", () => {
  const discard = (month: string, onStep?: () => void, mayTellOfKept = false) =>
    discardArchive({ db, dataDir: kept.dataDir, actor: MOVER, clock: () => LATER, onStep }, month, { reason: "Its time has come", mayTellOfKept }); // prettier-ignore

  test("is none that tells of a record which is still kept, unless somebody says so", async () => {
    const p = await aPartnership(db);
    const about = { objectKind: "group", objectId: p.jagId, objects: [{ kind: "person", id: await aPerson(db, p) }] };
    await log(db, about, kept.actor, new Date("2024-01-05T00:00:00.000Z"));
    await seal(db, kept.headFile);
    await move(db, kept);
    await expect(discard("2024-01")).rejects.toThrow("Records of which the log of January 2024 tells are still kept");
    expect(await verify()).toMatchObject({ ok: true, archives: 3 });
    await expect(discard("2024-01", undefined, true)).resolves.toEqual({ events: 1 });
    await expect(discard("2024-02")).resolves.toEqual({ events: 5 });
    expect(await verify()).toMatchObject({ ok: true, archives: 3 });
  });

  test("leaves the hashes of its events, and the log is whole", async () => {
    const before = await verify();
    expect(await discard("2024-02")).toEqual({ events: 5 });
    expect(await verify()).toEqual({ ...before, events: before.events + 1, unsealed: before.unsealed + 1 });
    const hashes = readFileSync(path.join(kept.folder, "log-2024-02-hashes.db"));
    expect(hashes.includes(kept.actor.id)).toBe(false);
    expect(hashes.includes(kept.caseId)).toBe(false);
    expect(hashes.includes(kept.movable[0] ?? "")).toBe(true);
    await expect(discard("2024-02")).resolves.toEqual({ events: 5 });
    expect((await move(db, kept)).months).toEqual([]);
  });

  test("a hash that was changed, or is gone, is noticed", async () => {
    await discard("2024-02");
    const file = path.join(kept.folder, "log-2024-02-hashes.db");
    const whole = readFileSync(file);
    inFile(file, "update event_hash set mac = 'x' where id = ?", kept.movable[0] ?? "");
    expect((await verify()).ok).toBe(false);
    writeFileSync(file, whole);
    expect((await verify()).ok).toBe(true);
    inFile(file, "delete from event_hash where id = ?", kept.movable[0] ?? "");
    expect(await verify()).toMatchObject({ ok: false, first: { id: kept.movable[0], fault: "missing" } });
    rmSync(file);
    expect(await verify()).toMatchObject({ ok: false, first: { id: "archive:2024-02", fault: "missing" } });
  });

  test("cut off anywhere, the events or their hashes are there, and the next run finishes it", async () => {
    for (let steps = 0, isDone = false; !isDone; steps++) {
      let done = 0;
      isDone = await discard("2024-02", () => {
        if (done++ === steps) throw new Error("cut off");
      }).then(
        () => true,
        () => false,
      );
      expect(await verify(), `after cut ${steps}`).toMatchObject({ ok: true, first: null });
      expect(steps).toBeLessThan(20);
    }
    expect(await db.selectFrom("audit_archive").select(["month", "form"]).where("month", "=", "2024-02").orderBy("form").execute()).toEqual([{ month: "2024-02", form: "events" }, { month: "2024-02", form: "hashes" }]); // prettier-ignore
    expect(() => statSync(path.join(kept.folder, "log-2024-02.db"))).toThrow("ENOENT");
  });

  test("is the oldest that is left, and one that is archived and whole", async () => {
    await expect(discard("2024-03")).rejects.toThrow("The archive of February 2024 is older: discard that first");
    await expect(discard("2025-03")).rejects.toThrow("There is no archive of March 2025");
    appendFileSync(path.join(kept.folder, "log-2024-02.db"), "x");
    await expect(discard("2024-02")).rejects.toThrow("is not as it was written");
  });
});
