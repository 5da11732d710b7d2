import { setImmediate } from "node:timers/promises";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { instantsOfLogMonth, logMonthOf, logMonthsBetween, refuseArchiving } from "#app/domain/audit/archive.ts";
import { ArchiveFile, type ArchivedEvent, type ArchiveWriter, checkedArchived, isSameEvent } from "#db/queries/archive-file.ts"; // prettier-ignore
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listEventsAsWritten } from "#db/queries/audit-seals.ts";
import {
  anyUnsealedBetween,
  deleteArchived,
  findArchive,
  findOldestInstant,
  insertArchive,
  listArchivable,
  listPartnershipsInLog,
} from "#db/queries/log-archives.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { archiveFolderIn } from "../audit/archive-folder.ts";
import { alone, type OnStep, putArchive, wholeArchive, type Written } from "./archive-files.ts";

type Context = { db: Executor; dataDir: string; actor: LoggedActor; clock: () => Date; onStep?: OnStep };
type Wanted = { before: string; mayBeRecent: boolean };
/** What became of a month; `events` were moved by this run, and `stay` lie in the database though the month is archived. */
export type MonthMoved = { month: string; events: number; objects: number } & Partial<Written>;
export type Moved = { months: MonthMoved[]; unsealed: string[] };

/** Events at a time, so that whoever saves something meanwhile waits for milliseconds. */
const AT_ONCE = 300;

/**
 * Moves whole past months of the log into a file each: every sealed event of which no content was ever kept apart. The file is
 * whole, checked and on the disk before a row registers it, and the row is there before an event is deleted: a run that is cut
 * off anywhere is gone on with by the next, and an event that lies in both places is one event. Throws, and stops where it is,
 * when anything is not as it was written.
 */
export async function archiveLog(context: Context, wanted: Wanted): Promise<Moved> {
  refuse(context, wanted);
  const folder = archiveFolderIn(context.dataDir);
  return alone(folder, async () => {
    const moved: Moved = { months: [], unsealed: [] };
    for (const month of await monthsOf(context.db, wanted.before)) {
      if (await anyUnsealedBetween(context.db, instantsOfLogMonth(month))) moved.unsealed.push(month);
      else {
        const one = await moveMonth(context, folder, month);
        if (one) moved.months.push(one);
      }
    }
    return moved;
  });
}

/** What archiveLog would move, counted; changes and makes nothing. */
export async function previewArchiving({ db, clock }: Pick<Context, "db" | "clock">, wanted: Wanted): Promise<Moved> {
  refuse({ clock }, wanted);
  const found: Moved = { months: [], unsealed: [] };
  for (const month of await monthsOf(db, wanted.before)) {
    if (await anyUnsealedBetween(db, instantsOfLogMonth(month))) {
      found.unsealed.push(month);
      continue;
    }
    const counts = { events: 0, objects: 0 };
    for await (const page of archivable(db, month)) {
      counts.events += page.length;
      counts.objects += objectsIn(page);
    }
    if (counts.events > 0) found.months.push({ month, ...counts });
  }
  return found;
}

function refuse({ clock }: Pick<Context, "clock">, { before, mayBeRecent }: Wanted) {
  const refusal = refuseArchiving(before, clock().toISOString(), mayBeRecent);
  if (refusal !== null) throw new Error(refusal);
}

async function monthsOf(db: Executor, before: string): Promise<string[]> {
  const oldest: string[] = [];
  for (const partnershipId of await listPartnershipsInLog(db)) {
    const at = await findOldestInstant(db, partnershipId);
    if (at !== undefined) oldest.push(at);
  }
  const [first] = oldest.sort();
  return first === undefined ? [] : logMonthsBetween(logMonthOf(first), before);
}

async function moveMonth(context: Context, folder: string, month: string): Promise<MonthMoved | null> {
  const { db } = context;
  const first = await archivable(db, month).next();
  if (first.done) return null;
  const before = await findArchive(db, month);
  // Of a month that was discarded nothing is taken any more: what came late stays where it is.
  if (before?.form === "hashes") return null;
  const written = before ? {} : await writeMonth(context, folder, month);
  const archive = await findArchive(db, month);
  if (!archive) throw new Error(`${month} was not registered`);
  const file = await wholeArchive(folder, archive);
  try {
    const moved = await moveOut(context, file, month);
    return moved.events === 0 && before ? null : { month, ...moved, ...written };
  } finally {
    file.close();
  }
}

async function writeMonth(context: Context, folder: string, month: string): Promise<Written> {
  const { db, onStep = () => undefined } = context;
  const counts = { events: 0, objects: 0 };
  let [firstId, lastId] = ["~", ""];
  const write = async (writer: ArchiveWriter) => {
    for await (const page of archivable(db, month)) {
      const wrong = page.find((event) => checkedArchived(event).fault !== null);
      if (wrong) throw new Error(`The log is not whole: event ${wrong.row.id} has been changed. Nothing of ${month} was moved`); // prettier-ignore
      writer.add(page);
      counts.events += page.length;
      counts.objects += objectsIn(page);
      for (const { row } of page) [firstId, lastId] = [row.id < firstId ? row.id : firstId, row.id > lastId ? row.id : lastId]; // prettier-ignore
      await setImmediate();
    }
  };
  const check = async (file: ArchiveFile) => {
    let read = 0;
    for (let after = ""; ;) {
      const page = file.between(after, null, AT_ONCE);
      if (page.some((event) => checkedArchived(event).fault !== null)) throw new Error(`The archive of ${month} was not read back as it was written`); // prettier-ignore
      read += page.length;
      after = page.at(-1)?.row.id ?? after;
      if (page.length < AT_ONCE) break;
      await setImmediate();
    }
    const found = file.counts();
    if (read !== counts.events || found.events !== counts.events || found.objects !== counts.objects)
      throw new Error(`The archive of ${month} was not read back as it was written`);
  };
  const mayReplace = (place: string) => refuseOther(db, place, month);
  const written = await putArchive(folder, { month, form: "events" }, write, check, { mayReplace, onStep });
  await inTransaction(db, async (trx) => {
    const at = context.clock();
    const eventId = await insertAuditEvent(trx, context.actor, at, {
      ...{ category: "system", event: "audit.archived", objectKind: "log", objectId: null },
      ...{ resultCount: counts.events, detail: { month, ...counts, ...written } },
    });
    await insertArchive(trx, {
      ...{ month, form: "events", ...written, event_count: counts.events, object_count: counts.objects },
      ...{ first_event_id: firstId, last_event_id: lastId, archived_at: at.toISOString() },
      ...{ archived_by: context.actor.id, event_id: eventId },
    });
  });
  await onStep("registered");
  return written;
}

/** Takes from the database what the file has as well, after each event has been held against it. */
async function moveOut(context: Context, file: ArchiveFile, month: string) {
  const { db, onStep = () => undefined } = context;
  const counts = { events: 0, objects: 0 };
  for await (const page of archivable(db, month)) {
    const archived = new Map(file.byIds(page.map(({ row }) => row.id)).map((event) => [event.row.id, event]));
    const both = page.filter(({ row }) => archived.has(row.id));
    const other = both.find((event) => !isSameEvent(event, archived.get(event.row.id) ?? event));
    if (other) throw new Error(`Event ${other.row.id} is not the same in the database and in the archive of ${month}`);
    if (both.length === 0) continue;
    await inTransaction(db, (trx) => deleteArchived(trx, both.map(({ row }) => row.id))); // prettier-ignore
    counts.events += both.length;
    counts.objects += objectsIn(both);
    await onStep("deleted");
    await setImmediate();
  }
  return counts;
}

async function* archivable(db: Executor, month: string): AsyncGenerator<ArchivedEvent[]> {
  const instants = instantsOfLogMonth(month);
  for (const partnershipId of await listPartnershipsInLog(db)) {
    for (let after: { at: string; id: string } | undefined; ;) {
      const page = await listArchivable(db, partnershipId, instants, after, AT_ONCE);
      if (page.length > 0) yield page;
      if (page.length < AT_ONCE) break;
      after = page.at(-1)?.row;
    }
  }
}

/** A file that nobody registered was left by a run that was cut off: the database has all that is in it. Any other stays. */
async function refuseOther(db: Executor, place: string, month: string) {
  const file = new ArchiveFile(place);
  try {
    for (let after = ""; ;) {
      const page = file.between(after, null, AT_ONCE);
      const there = new Map((await listEventsAsWritten(db, page.map(({ row }) => row.id))).map((e) => [e.row.id, e])); // prettier-ignore
      for (const event of page) {
        const same = there.get(event.row.id);
        if (!same || !isSameEvent(same, event))
          throw new Error(`${place} is there, and the database neither names it nor has all that is in it. Nothing of ${month} was moved`); // prettier-ignore
      }
      after = page.at(-1)?.row.id ?? after;
      if (page.length < AT_ONCE) return;
    }
  } finally {
    file.close();
  }
}

function objectsIn(events: readonly ArchivedEvent[]) {
  return events.reduce((sum, { objects }) => sum + objects.length, 0);
}
