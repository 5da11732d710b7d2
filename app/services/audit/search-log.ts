import type { Actor } from "#app/domain/access/actor.ts";
import { REFERENCED_KINDS } from "#app/domain/audit/event-names.ts";
import { asReference, instantsOf, type LogFilter, type LogKey } from "#app/domain/audit/log-filter.ts";
import { logRow } from "#app/domain/audit/log-row.ts";
import { listLogEvents } from "#db/queries/audit-log.ts";
import { findByReference, listReferences } from "#db/queries/audit-records.ts";
import type { Executor } from "#db/transaction.ts";
import { findKindAnywhere, listRecordEvents, spanOfArchives } from "./archived-events.ts";
import { recordList } from "./record-access.ts";

type Context = { db: Executor; actor: Actor; now: Date };

const PAGE = 50;
const KINDS = [...REFERENCED_KINDS, "user", "group", "agency"];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of the log, newest first, which is itself logged; null when it is to be searched by a record that there is not. */
export async function searchLog({ db, actor, now }: Context, filter: LogFilter, after: LogKey | null) {
  const found = await logPage({ db, actor }, filter, after, PAGE);
  if (!found) return null;
  await recordList({ db, actor, now }, "audit.searched", "audit-event", found.rows.map((e) => e.id), { filter }); // prettier-ignore
  return found;
}

/** So many events of the log, newest first, which the caller records that it shows. */
export async function logPage(
  { db, actor }: Pick<Context, "db" | "actor">,
  filter: LogFilter,
  after: LogKey | null,
  limit: number,
) {
  const record = filter.record ? await recordOf({ db, actor }, filter.record) : undefined;
  if (filter.record && !record) return null;

  const search = { ...instantsOf(filter), user: filter.user, category: filter.category, event: filter.event };
  const page = { after, limit: limit + 1 };
  const { events: found, archived } = record
    ? await listRecordEvents({ db, actor }, record, page, search)
    : { events: await listLogEvents(db, actor, search, page), archived: await spanOfArchives(db) };
  const shown = found.slice(0, limit);
  const objects = shown.flatMap((e) => (e.objectId ? [{ kind: e.objectKind, id: e.objectId }] : []));
  const references = await listReferences(db, actor, objects);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const next = last ? { at: last.at, id: last.id } : null;
  return { rows: shown.map((e) => logRow(e, references)), next, archived };
}

async function recordOf({ db, actor }: Pick<Context, "db" | "actor">, typed: string) {
  const id = typed.toLowerCase();
  if (!ID.test(id)) return findByReference(db, actor, asReference(typed));
  const kind = await findKindAnywhere({ db, actor }, id, KINDS);
  return kind ? { kind, id } : undefined;
}
