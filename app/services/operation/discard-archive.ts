import { rm } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { archiveName, logMonthInWords } from "#app/domain/audit/archive.ts";
import type { ArchiveFile, ArchiveWriter } from "#db/queries/archive-file.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { anyKept } from "#db/queries/audit-records.ts";
import { type Archive, insertArchive, listArchives } from "#db/queries/log-archives.ts";
import { syncFolder } from "#db/sync-folder.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { archiveFolderIn } from "../audit/archive-folder.ts";
import { alone, type OnStep, putArchive, wholeArchive } from "./archive-files.ts";

type Context = { db: Executor; dataDir: string; actor: LoggedActor; clock: () => Date; onStep?: OnStep };

const AT_ONCE = 1_000;

/**
 * Does away with the events of the oldest archived month, when the log's own time of keeping has ended. What stays is the keyed
 * hash of each, under its id: it tells nothing of what was done, and the seals can still be checked against it. The log of a record
 * outlives it: refused while any that the month tells of is kept, unless somebody says otherwise. Gives how many events they were. A run that was cut off is finished by the next.
 */
export async function discardArchive(
  context: Context,
  month: string,
  { reason, mayTellOfKept }: { reason: string; mayTellOfKept: boolean },
): Promise<{ events: number }> {
  const { db, dataDir, onStep = () => undefined } = context;
  const folder = archiveFolderIn(dataDir);
  return alone(folder, async () => {
    const archives = await listArchives(db);
    const archive = archives.find((one) => one.month === month);
    if (!archive) throw new Error(`There is no archive of ${logMonthInWords(month)}`);
    const earlier = archives.find((one) => one.form === "events" && one.month < month);
    if (earlier) throw new Error(`The archive of ${logMonthInWords(earlier.month)} is older: discard that first`);
    if (archive.form === "events") await keepHashes(context, folder, archive, { reason, mayTellOfKept });
    await rm(path.join(folder, archiveName(month, "events")), { force: true });
    await onStep("removed");
    syncFolder(folder);
    return { events: archive.event_count };
  });
}

async function keepHashes(
  context: Context,
  folder: string,
  archive: Archive,
  { reason, mayTellOfKept }: { reason: string; mayTellOfKept: boolean },
) {
  const { db, actor, clock, onStep = () => undefined } = context;
  const { month } = archive;
  const source = await wholeArchive(folder, archive);
  try {
    if (!mayTellOfKept && (await tellsOfKept(db, source)))
      throw new Error(`Records of which the log of ${logMonthInWords(month)} tells are still kept. Discard it all the same with --although-records-are-kept`); // prettier-ignore
    const write = async (writer: ArchiveWriter) => {
      for await (const page of pagesOf((after) => source.between(after, null, AT_ONCE).map(({ row }) => row)))
        writer.addHashes(page);
    };
    const check = async (file: ArchiveFile) => {
      let read = 0;
      for await (const page of pagesOf((after) => file.hashesBetween(after, null, AT_ONCE))) {
        const there = new Map(source.byIds(page.map(({ id }) => id)).map(({ row }) => [row.id, row.mac]));
        if (page.some(({ id, mac }) => there.get(id) !== mac)) throw new Error(`The hashes of ${month} were not read back as they were written`); // prettier-ignore
        read += page.length;
      }
      if (read !== archive.event_count) throw new Error(`The hashes of ${month} were not read back as they were written`); // prettier-ignore
    };
    // A file of hashes that nobody registered was left by a run that was cut off, and the events are still there.
    const written = await putArchive(folder, { month, form: "hashes" }, write, check, { mayReplace: () => Promise.resolve(), onStep }); // prettier-ignore
    await inTransaction(db, async (trx) => {
      const at = clock();
      const eventId = await insertAuditEvent(trx, actor, at, {
        ...{ category: "system", event: "audit.archive-discarded", objectKind: "log", objectId: null },
        ...{ resultCount: archive.event_count, detail: { month, reason, ...written } },
      });
      await insertArchive(trx, {
        ...{ month, form: "hashes", ...written, event_count: archive.event_count, object_count: 0 },
        ...{ first_event_id: archive.first_event_id, last_event_id: archive.last_event_id },
        ...{ archived_at: at.toISOString(), archived_by: actor.id, event_id: eventId },
      });
    });
    await onStep("registered");
  } finally {
    source.close();
  }
}

async function tellsOfKept(db: Executor, file: ArchiveFile): Promise<boolean> {
  for (let after = { kind: "", id: "" }; ;) {
    const page = file.objects(after, AT_ONCE);
    if (await anyKept(db, page)) return true;
    if (page.length < AT_ONCE) return false;
    after = page.at(-1) ?? after;
    await setImmediate();
  }
}

async function* pagesOf<T extends { id: string }>(read: (after: string) => T[]): AsyncGenerator<T[]> {
  for (let after = ""; ;) {
    const page = read(after);
    if (page.length > 0) yield page;
    after = page.at(-1)?.id ?? after;
    if (page.length < AT_ONCE) return;
    await setImmediate();
  }
}
