import { setImmediate } from "node:timers/promises";
import { systemActor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listStanding } from "#db/queries/erasure-roots.ts";
import type { Unwritten } from "#db/queries/erasure-runs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { type ErasureFolders, eraseRecord } from "./erase-record.ts";
import { readErased } from "./erased-file.ts";

type Context = { db: Executor; now: Date; folders: ErasureFolders };
const AT_ONCE = 500;
/** The rule of a tombstone that was lost with the database that it stood in. */
const ERASED_BEFORE = "erased-before";

/**
 * Whatever the file outside the database says was erased and stands in it again, because a backup was restored, is erased
 * again, in the order in which it was. Gives how many records.
 */
export async function eraseAgain({ db, now, folders }: Context): Promise<number> {
  let erased = 0;
  let piece: Unwritten[] = [];
  const work = async () => {
    for (const { partnershipId, kind, id, day, fate } of await listStanding(db, piece)) {
      const actor = systemActor("restore", partnershipId);
      const how = { rule: ERASED_BEFORE, fate, ...(day === "" ? {} : { erasedOn: day }) };
      if ((await eraseRecord({ db, now, actor, folders }, { kind, id }, how)).kind === "erased") erased += 1;
      await setImmediate();
    }
    piece = [];
  };
  for await (const one of readErased(folders.erasedFile)) {
    piece.push(one);
    if (piece.length >= AT_ONCE) await work();
  }
  await work();
  if (erased > 0)
    await inTransaction(db, (trx) =>
      insertAuditEvent(trx, systemActor("restore"), now, {
        ...{
          category: "erasure",
          event: "record.erased-again",
          objectKind: "log",
          objectId: null,
          resultCount: erased,
        },
      }),
    );
  return erased;
}
