import { existsSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { archiveName, logMonthInWords } from "#app/domain/audit/archive.ts";
import { ArchiveFile, type ArchivedEvent, type ArchiveFilter, checkedArchived } from "#db/queries/archive-file.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findArchive } from "#db/queries/log-archives.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; folder: string; actor: LoggedActor; now: Date };

const AT_ONCE = 1_000;

/**
 * The events of an archived month, in the order in which they were written, of a record, of an actor, or all; each after it has been
 * held against its hash. Gives how many. That somebody asked for them is an event, as a search of the log is, and is written before
 * any of them is given.
 */
export async function readArchived(
  { db, folder, actor, now }: Context,
  { month, filter }: { month: string; filter: ArchiveFilter },
  each: (event: ArchivedEvent) => void,
): Promise<number> {
  const archive = await findArchive(db, month);
  if (!archive) throw new Error(`There is no archive of ${logMonthInWords(month)}`);
  if (archive.form === "hashes") throw new Error(`The archive of ${logMonthInWords(month)} has been discarded`);
  const place = path.join(folder, archiveName(month, "events"));
  if (!existsSync(place)) throw new Error(`The archive of ${logMonthInWords(month)} is missing`);
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      ...{ category: "consultation", event: "audit.archive-read", objectKind: "log", objectId: null },
      ...{ detail: { month, ...filter }, objects: filter.object ? [filter.object] : [] },
    }),
  );
  const file = new ArchiveFile(place);
  try {
    let count = 0;
    for (let after = ""; ;) {
      const page = file.matching(filter, after, AT_ONCE);
      for (const event of page) {
        if (checkedArchived(event).fault !== null) throw new Error(`Event ${event.row.id} has been changed in the archive of ${logMonthInWords(month)}`); // prettier-ignore
        each(event);
      }
      count += page.length;
      after = page.at(-1)?.row.id ?? after;
      if (page.length < AT_ONCE) return count;
      await setImmediate();
    }
  } finally {
    file.close();
  }
}
