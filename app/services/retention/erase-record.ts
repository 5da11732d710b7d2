import { rm } from "node:fs/promises";
import path from "node:path";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Fate } from "#app/domain/retention/kinds.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { countedByKind, type WhatGoes } from "#db/queries/erasure-counts.ts";
import { emptyBatch, saysSomething } from "#db/queries/erasure-files.ts";
import { oneByOne } from "#db/queries/erasure-lock.ts";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { allIds } from "#db/queries/erasure-names.ts";
import { rootsOf } from "#db/queries/erasure-roots.ts";
import { closeErasure, insertTombstones, openErasure } from "#db/queries/erasure-runs.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { eraseFile } from "../documents/stored-files.ts";
import { eraseReached } from "./erase-reached.ts";
import { foundBefore } from "./found-before.ts";
import { writeErased } from "./write-erased.ts";

/** Where files lie that an erasure takes, and the file that outlives the database. */
export type ErasureFolders = { documents: string; uploads: string; erasedFile: string };
type Context = { db: Executor; now: Date; actor: LoggedActor; folders: ErasureFolders };
type Subject = { kind: string; id: string };
type How = {
  rule: string;
  fate: Fate;
  erasedOn?: string;
  /** Asked in the transaction, with the ids of all that would go. */
  mayGo?: (trx: Transaction, ids: readonly string[]) => Promise<boolean>;
};

export type Erased = { kind: "erased"; counts: WhatGoes[]; files: number } | { kind: "gone" } | { kind: "kept" };

/**
 * Everything of one record, everywhere, in one transaction, and then its files. `mayGo` is asked inside it, so that a hold
 * placed a moment before keeps the record. What is not there any more is gone; erasing twice changes nothing.
 */
export async function eraseRecord({ db, now, actor, folders }: Context, subject: Subject, how: How): Promise<Erased> {
  const { partnershipId } = actor;
  if (partnershipId === null) throw new Error("Somebody of a partnership erases");
  const found = await foundBefore({ db, now }, partnershipId, subject);
  const done = await inTransaction(db, async (trx) => {
    await oneByOne(trx, partnershipId);
    const roots = await rootsOf(trx, partnershipId, [subject]);
    const isBatch = subject.kind === "import-batch" && (await saysSomething(trx, partnershipId, subject.id));
    if (!isBatch && [...roots.values()].every((ids) => ids.length === 0)) return { kind: "gone" as const };
    const at = { partnershipId, rule: how.rule, by: actor.id, at: now };
    const reached = await reachedWithLeftovers(trx, roots);
    if (how.mayGo && !(await how.mayGo(trx, allIds(reached)))) return { kind: "kept" as const };
    const erasureRunId = await openErasure(trx, at);
    const counts = countedByKind(reached);
    const erasure = { partnershipId, erasureRunId, fate: how.fate, ids: [subject.id], found };
    const files = await eraseReached(trx, erasure, reached);
    if (isBatch) files.uploads.push(...(await emptyBatch(trx, subject.id)));
    await insertTombstones(trx, reached, {
      ...{ partnershipId, root: subject, rule: how.rule, fate: how.fate, erasureRunId },
      ...{ erasedOn: how.erasedOn ?? londonDay(now), erasedBy: actor.id },
    });
    await closeErasure(trx, erasureRunId);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "erasure", event: "record.erased", objectKind: subject.kind, objectId: subject.id },
      ...{ fields: counts.map(({ kind }) => kind), resultCount: counts.reduce((sum, { count }) => sum + count, 0) },
      detail: { rule: how.rule, fate: how.fate, erasureRunId },
    });
    return { kind: "erased" as const, counts, files };
  });
  await writeErased(db, folders.erasedFile);
  if (done.kind !== "erased") return done;
  for (const name of done.files.documents) await eraseFile(folders.documents, name);
  for (const name of done.files.uploads) await rm(path.join(folders.uploads, path.basename(name)), { force: true });
  return { ...done, files: done.files.documents.length + done.files.uploads.length };
}
