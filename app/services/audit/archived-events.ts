import { existsSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Actor } from "#app/domain/access/actor.ts";
import { type ArchivedSpan, archiveName, logMonthOf, logMonthPlus } from "#app/domain/audit/archive.ts";
import { ArchiveFile, ArchiveUnreadable, checkedArchived } from "#db/queries/archive-file.ts";
import { withArchived } from "#db/queries/archived-events.ts";
import { findLogEvent, listEventsOfRecord } from "#db/queries/audit-log.ts";
import { findKindInLog } from "#db/queries/audit-records.ts";
import { type Archive, listArchives } from "#db/queries/log-archives.ts";
import type { Executor } from "#db/transaction.ts";
import { archiveFolder } from "./archive-folder.ts";

type Context = { db: Executor; actor: Actor };
type Asked = Parameters<typeof listEventsOfRecord>[2];
type Page = Parameters<typeof listEventsOfRecord>[3];
type Search = NonNullable<Parameters<typeof listEventsOfRecord>[4]>;
type Listed = Awaited<ReturnType<typeof listEventsOfRecord>>[number];

const READ_AT_ONCE = 200;

/**
 * Of one record, newest first, as listEventsOfRecord has them from the database, and with them those that lie in the archive:
 * whoever asks who has seen a record is not given half an answer. `archived` is null of a log that is all in the database.
 */
export async function listRecordEvents(
  { db, actor }: Context,
  record: Asked,
  page: Page,
  search: Search = {},
): Promise<{ events: Listed[]; archived: ArchivedSpan | null }> {
  // In this order: what is moved to the archive between the two reads is found twice, and never not at all.
  const found = new Map((await listEventsOfRecord(db, actor, record, page, search)).map((event) => [event.id, event]));
  const archives = await listArchives(db);
  const unread: string[] = [];
  const newestFirst = () => [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, page.limit);
  const mayHold = archives
    .filter((archive) => mayHoldAny(archive, page, search))
    .sort((a, b) => (a.last_event_id < b.last_event_id ? 1 : -1));
  for (const archive of mayHold) {
    const oldest = newestFirst()[page.limit - 1];
    if (oldest && oldest.id > archive.last_event_id) break;
    const read = await reading(archive, (file) => ofRecord(file, { db, actor }, record, page, search));
    for (const event of read?.events ?? []) found.set(event.id, event);
    if (!read?.isWhole) unread.push(archive.month);
    await setImmediate();
  }
  return { events: newestFirst(), archived: spanOf(archives, unread) };
}

async function ofRecord(file: ArchiveFile, { db, actor }: Context, record: Asked, page: Page, search: Search) {
  const events: Listed[] = [];
  let isWhole = true;
  for (let before = page.after?.id ?? null; ;) {
    const read = file.ofRecord(record, before, READ_AT_ONCE);
    const ours = read.filter((event) => checkedArchived(event).fault === null);
    if (ours.length < read.length) isWhole = false;
    if (ours.length > 0)
      events.push(...(await listEventsOfRecord(withArchived(db, ours), actor, record, page, search)));
    if (read.length < READ_AT_ONCE || events.length >= page.limit) return { events, isWhole };
    before = read.at(-1)?.row.id ?? null;
  }
}

/** An event that lies in the archive, as findLogEvent has those of the database; undefined when it is not the actor's to see. */
export async function findArchivedEvent({ db, actor }: Context, id: string) {
  for (const archive of await listArchives(db)) {
    if (archive.form === "hashes" || id < archive.first_event_id || id > archive.last_event_id) continue;
    const [event] = (await reading(archive, (file) => Promise.resolve(file.byIds([id])))) ?? [];
    if (event && checkedArchived(event).fault === null) return findLogEvent(withArchived(db, [event]), actor, id);
  }
}

/** As findKindInLog, of what may be told of in the archive alone. */
export async function findKindAnywhere({ db, actor }: Context, id: string, kinds: readonly string[]) {
  const kind = await findKindInLog(db, actor, id, kinds);
  if (kind !== undefined) return kind;
  for (const archive of (await listArchives(db)).filter(({ form }) => form === "events")) {
    const there = await reading(archive, (file) => Promise.resolve(file.kindOf(id, kinds, actor.partnershipId)));
    if (there !== undefined && there !== null) return there;
  }
}

export async function spanOfArchives(db: Executor): Promise<ArchivedSpan | null> {
  return spanOf(await listArchives(db), []);
}

function spanOf(archives: readonly Archive[], unread: readonly string[]): ArchivedSpan | null {
  const last = archives.at(-1);
  if (!last) return null;
  const discarded = archives.findLast(({ form }) => form === "hashes");
  return {
    allFrom: logMonthPlus(last.month, 1),
    discardedBefore: discarded ? logMonthPlus(discarded.month, 1) : null,
    unread: [...unread].sort(),
  };
}

function mayHoldAny({ form, month, first_event_id: first }: Archive, { after }: Page, { from, before }: Search) {
  if (form === "hashes" || (after && first >= after.id)) return false;
  return (!from || month >= logMonthOf(from)) && (!before || month <= logMonthOf(before));
}

/** Null when the file is not there or is no such file. */
async function reading<R>(archive: Archive, read: (file: ArchiveFile) => Promise<R>): Promise<R | null> {
  const folder = archiveFolder();
  const place = folder === null ? null : path.join(folder, archiveName(archive.month, archive.form));
  if (place === null || !archive.isOurs || !existsSync(place)) return null;
  let file: ArchiveFile | null = null;
  try {
    file = new ArchiveFile(place);
    return await read(file);
  } catch (error) {
    if (error instanceof ArchiveUnreadable) return null;
    throw error;
  } finally {
    file?.close();
  }
}
