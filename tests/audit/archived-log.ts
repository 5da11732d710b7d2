import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { archiveFolderIn } from "#app/services/audit/archive-folder.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import type { OnStep } from "#app/services/operation/archive-files.ts";
import { archiveLog } from "#app/services/operation/archive-log.ts";
import type { Executor } from "#db/transaction.ts";
import { log, seal } from "./log.ts";

/** When the tests ask for months to be moved. */
export const LATER = new Date("2026-03-02T12:00:00.000Z");
export const MARCH = "2024-03-15T10:00:00.000Z";
export const MOVER: LoggedActor = { id: "system:tester", agencyId: null, partnershipId: null, sessionId: null };

export type Kept = Awaited<ReturnType<typeof aLogOfMonths>>;

/**
 * A sealed log: in February and March 2024 events without content, of a partnership and of none; in March besides an event with
 * content, and one of an erasure; and in February 2026 an event that is recent.
 */
export async function aLogOfMonths(
  db: Executor,
  partnershipId: string,
  count = 5,
  dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-archive-")),
) {
  const headFile = headFileIn(dataDir);
  const actor: LoggedActor = { id: uuid(), agencyId: null, partnershipId, sessionId: null };
  const [caseId, personId] = [uuid(), uuid()];
  const about = { objectId: caseId, objects: [{ kind: "person", id: personId }] };
  const movable: string[] = [];
  for (let i = 0; i < count; i++) {
    movable.push(await log(db, about, actor, new Date(`2024-02-0${1 + (i % 9)}T00:00:00.000Z`)));
    movable.push(await log(db, about, i % 2 === 0 ? actor : { ...actor, partnershipId: null }, new Date(MARCH)));
  }
  const lastInstant = await log(db, about, actor, new Date("2024-03-31T23:59:59.999Z"));
  movable.push(lastInstant);
  const staying = [
    await log(db, { ...about, detail: { words: "x" } }, actor, new Date(MARCH)),
    await log(db, { ...about, category: "erasure", event: "record.erased" }, actor, new Date(MARCH)),
    await log(db, about, actor, new Date("2024-04-01T00:00:00.000Z")),
    await log(db, about, actor, new Date("2026-02-02T10:00:00.000Z")),
  ];
  await seal(db, headFile);
  return {
    dataDir,
    headFile,
    folder: archiveFolderIn(dataDir),
    actor,
    caseId,
    personId,
    movable,
    staying,
    lastInstant,
  };
}

export function move(db: Executor, { dataDir }: Pick<Kept, "dataDir">, before = "2024-04", onStep?: OnStep) {
  const context = { db, dataDir, actor: MOVER, clock: () => LATER, ...(onStep ? { onStep } : {}) };
  return archiveLog(context, { before, mayBeRecent: false });
}

export async function idsInLog(db: Executor): Promise<string[]> {
  return (await db.selectFrom("audit_event").select("id").orderBy("id").execute()).map(({ id }) => id);
}
