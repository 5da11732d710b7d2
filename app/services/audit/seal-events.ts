import { setImmediate } from "node:timers/promises";
import { subMinutes } from "date-fns";
import { systemActor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { deleteUnsealed, findLastSeal, insertSeal, listSealsAfter, listUnsealed } from "#db/queries/audit-seals.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { appendHeads, lastHeadSequence } from "./head-file.ts";

const SEAL_SIZE = 500;

type Context = { db: Executor; now: Date; headFile: string };

/** Links the committed events, in order, to all that was sealed before, and notes the newest seals outside. Gives how many. */
export async function sealEvents({ db, now, headFile }: Context): Promise<number> {
  const before = (await findLastSeal(db))?.sequence ?? 0;
  if (await areHeadsMissing({ db, now, headFile })) await recordMissingHeads(db, now);
  let sealed = 0;
  for (;;) {
    const count = await sealOnce(db, now);
    sealed += count;
    if (count < SEAL_SIZE) break;
    await setImmediate();
  }
  await noteHeads(db, headFile, before);
  return sealed;
}

/** Of the first minute's seals another sealer may be about to note the heads. */
async function areHeadsMissing({ db, now, headFile }: Context): Promise<boolean> {
  if ((await lastHeadSequence(headFile)) > 0) return false;
  const [first] = await listSealsAfter(db, 0, 1);
  return first !== undefined && first.sealed_at < subMinutes(now, 1).toISOString();
}

/** All heads are noted anew, from what the database says; that they were gone must not go by unseen. */
function recordMissingHeads(db: Executor, now: Date) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, systemActor("jobs"), now, {
      category: "system",
      event: "audit.heads-missed",
      objectKind: "log",
      objectId: null,
    }),
  );
}

/** One seal, in one short transaction. Two sealers at once are safe: only one of them can make the next number. */
async function sealOnce(db: Executor, now: Date): Promise<number> {
  try {
    return await inTransaction(db, async (trx) => {
      // In this order: a seal that is seen here has already taken its events away from the unsealed.
      const previous = await findLastSeal(trx);
      const events = await listUnsealed(trx, SEAL_SIZE);
      if (events.length === 0) return 0;
      await insertSeal(trx, previous, events, now);
      const taken = await deleteUnsealed(trx, events.map((event) => event.id)); // prettier-ignore
      if (taken !== events.length) throw new Error("Another sealer took the same events");
      return events.length;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 0;
    throw error;
  }
}

/** Those of this run, and those that an earlier run could not note before it ended. */
async function noteHeads(db: Executor, headFile: string, before: number) {
  let after = Math.min(before, await lastHeadSequence(headFile));
  for (;;) {
    const seals = await listSealsAfter(db, after, SEAL_SIZE);
    const last = seals.at(-1);
    if (!last) return;
    await appendHeads(
      headFile,
      seals.map((seal) => ({
        sequence: seal.sequence,
        mac: seal.mac,
        sealedAt: seal.sealed_at,
        count: seal.event_count,
      })),
    );
    after = last.sequence;
  }
}
