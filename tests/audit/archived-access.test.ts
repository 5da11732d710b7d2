import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import SQLite from "better-sqlite3";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { LogRow } from "#app/domain/audit/log-row.ts";
import { loader as logPage } from "#app/routes/audit/_index/route.tsx";
import { loader as eventPage } from "#app/routes/audit/events.$eventId/route.tsx";
import { loader as recordPage } from "#app/routes/audit/records.$kind.$recordId/route.tsx";
import { archiveFolderIn, useArchiveFolder } from "#app/services/audit/archive-folder.ts";
import { listRecordEvents } from "#app/services/audit/archived-events.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { discardArchive } from "#app/services/operation/discard-archive.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, get, testDatabase, type TestPartnership } from "../factories.ts";
import { LATER, move, MOVER } from "./archived-log.ts";
import { log, seal } from "./log.ts";

let db: Executor;
let p: TestPartnership;
let dataDir: string;
let officer: Actor;
let chair: Actor;
let youthChair: Actor;
let personId: string;
let caseId: string;
let youth: string;
let ids: string[];

const EVENTS = ["case.viewed", "risk.viewed", "case.closed", "audit.record-viewed"];
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-archive-"));
  useArchiveFolder(archiveFolderIn(dataDir));
  officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Cora Dinator" });
  youthChair = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  personId = await aPerson(db, p);
  ({ id: caseId } = await aCase(db, p, { group_id: p.jagId, person_id: personId }));
  ({ id: youth } = await aCase(db, p, { group_id: p.youthJagId, person_id: personId }));
  ids = [];
  // Of 20 months, in two cases, by two people, by nobody's partnership, of the person alone, with content and without.
  for (let i = 0; i < 120; i++) {
    const at = new Date(Date.UTC(2023, Math.floor(i / 6), 1 + (i % 28), 9));
    const about =
      i % 7 === 0 ? { objectKind: "person", objectId: personId } : { objectId: i % 2 === 0 ? caseId : youth };
    const event = { event: EVENTS[i % EVENTS.length] ?? "", ...about, objects: [{ kind: "person", id: personId }] };
    const actor = i % 11 === 0 ? { ...chair, partnershipId: null } : i % 3 === 0 ? officer : chair;
    ids.push(await log(db, { ...event, ...(i % 5 === 0 ? { detail: { i } } : {}) }, actor, at));
  }
  await seal(db, headFileIn(dataDir));
});
afterEach(() => {
  useArchiveFolder(null);
  rmSync(dataDir, { recursive: true, force: true });
});

const archive = (before = "2024-06") => move(db, { dataDir }, before);
const stillThere = async () => new Set((await db.selectFrom("audit_event").select("id").execute()).map(({ id }) => id));

/** Every page of who has seen it, as each of them gets it. */
async function allPages() {
  const found: Record<string, unknown> = {};
  for (const [name, actor] of Object.entries({ officer, chair, youthChair }))
    for (const record of [
      { kind: "person", id: personId },
      { kind: "case", id: caseId },
      { kind: "case", id: youth },
    ]) {
      const narrowed = actor === officer ? {} : { hideLogUse: true, onlyKnown: record.kind === "person" };
      const rows: unknown[] = [];
      for (let after: { at: string; id: string } | null = null; ;) {
        const { events } = await listRecordEvents({ db, actor }, { ...record, ...narrowed }, { after, limit: 7 });
        rows.push(...events);
        const last: { at: string; id: string } | undefined = events.at(-1);
        if (!last) break;
        after = { at: last.at, id: last.id };
      }
      found[`${name} ${record.kind} ${record.id}`] = rows;
    }
  return found;
}

test("who has seen a record is the same answer, page by page and for each who may ask, before and after its months are moved", async () => {
  const before = await allPages();
  expect(new Set(Object.values(before).map((rows) => (rows as unknown[]).length)).size).toBeGreaterThan(3);
  await archive();
  const there = await stillThere();
  expect(ids.filter((id) => !there.has(id)).length).toBeGreaterThan(60);
  expect(await allPages()).toEqual(before);
});

test("the filters of the log narrow what comes from the archive as well", async () => {
  const record = { kind: "person", id: personId };
  const searches = [
    { event: "risk.viewed" },
    { user: chair.id },
    { category: "consultation" as const },
    { from: "2023-05-01T00:00:00.000Z", before: "2023-08-10T00:00:00.000Z" },
    { from: "2026-01-01T00:00:00.000Z" },
  ];
  const asked = () =>
    Promise.all(
      searches.map(async (search) => {
        const page = { after: null, limit: 200 };
        return (await listRecordEvents({ db, actor: officer }, record, page, search)).events;
      }),
    );
  const before = await asked();
  expect(before.map((rows) => rows.length > 0)).toEqual([true, true, true, true, false]);
  await archive();
  expect(await asked()).toEqual(before);
});

type RecordPage = { rows: LogRow[]; archived: string[]; next: string | null };
const look = (kind: string, id: string, actor = officer) => get(recordPage, actor, { kind, recordId: id }) as Promise<RecordPage>; // prettier-ignore
const search = (query = "") => get(logPage, officer, {}, query) as Promise<{ data: RecordPage }>;

describe("the pages", () => {
  test("say nothing of an archive while there is none", async () => {
    expect((await look("person", personId)).archived).toEqual([]);
    expect((await search()).data.archived).toEqual([]);
  });

  test("say from when on all of the log is here, and where the rest is", async () => {
    await archive();
    expect((await look("person", personId)).archived).toEqual(["Events from before June 2024 were read from the archive of the log."]); // prettier-ignore
    expect((await search()).data.archived).toEqual([
      "All of the log from June 2024 on is here. Earlier events without content are in the archive: search by a record to have those about it.",
    ]);
  });

  test("an event of the archive opens from the list, to those who may open it alone, and is sealed", async () => {
    await archive();
    const there = await stillThere();
    const id = ids.find((one) => !there.has(one)) ?? "";
    const page = (await get(eventPage, officer, { eventId: id })) as Record<string, unknown>;
    expect(page).toMatchObject({ id, isSealed: true, state: "none", who: "Cora Dinator" });
    const stranger = await anActor(db, await aPartnership(db), { duties: ["information-governance"] });
    expect(await get(eventPage, stranger, { eventId: id })).toMatchObject({ status: 404 });
    expect(await get(eventPage, officer, { eventId: uuid() })).toMatchObject({ status: 404 });
  });

  test("a record of which only the archive is left is found by its id, in its own partnership alone", async () => {
    const gone = uuid();
    await log(db, { objectId: gone }, chair, new Date("2023-02-01T00:00:00.000Z"));
    await seal(db, headFileIn(dataDir));
    await archive();
    expect(await look("case", gone)).toMatchObject({ rows: [{ what: "Looked at a case" }] });
    const { data } = await search(`?record=${gone}`);
    expect(data.rows.map(({ what }) => what)).toContain("Looked at a case");
    expect(data.archived).toEqual(["Events from before June 2024 were read from the archive of the log."]);
    const stranger = await anActor(db, await aPartnership(db), { duties: ["information-governance"] });
    expect(await look("case", gone, stranger)).toMatchObject({ status: 404 });
  });

  test("a month that cannot be read is named: nobody takes the rest for all", async () => {
    await archive();
    rmSync(path.join(archiveFolderIn(dataDir), "log-2023-03.db"));
    const { archived, rows } = await look("case", caseId);
    expect(archived[1]).toBe("The archive of March 2023 cannot be read, so events are missing here. Tell whoever runs Joint Action."); // prettier-ignore
    expect(rows.length).toBeGreaterThan(20);
    useArchiveFolder(null);
    expect((await look("case", caseId)).archived[1]).toMatch(
      /^The archive of January 2023, .*March 2023.* cannot be read/,
    );
  });

  test("an event that was changed in the archive is not shown as if it were true", async () => {
    await archive();
    const handle = new SQLite(path.join(archiveFolderIn(dataDir), "log-2023-03.db"));
    handle.prepare("update audit_event set actor_id = ?").run(youthChair.id);
    handle.close();
    const page = await look("case", caseId);
    expect(page.archived[1]).toContain("The archive of March 2023 cannot be read");
    expect(page.rows.filter(({ at }) => at.startsWith("2023-03")).length).toBeLessThan(3);
  });

  test("months that were discarded are told", async () => {
    await archive();
    await discardArchive({ db, dataDir, actor: MOVER, clock: () => LATER }, "2023-01", {
      reason: "Its time has come",
      mayTellOfKept: true,
    });
    expect((await look("person", personId)).archived).toEqual([
      "Events from before June 2024 were read from the archive of the log.",
      "Events without content from before February 2023 are not kept any more.",
    ]);
  });
});
