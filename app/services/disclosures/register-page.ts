import type { Actor } from "#app/domain/access/actor.ts";
import { disclosureRow } from "#app/domain/audit/disclosure-row.ts";
import { asReference, type LogKey } from "#app/domain/audit/log-filter.ts";
import type { RegisterFilter } from "#app/domain/disclosures/register-filter.ts";
import { findByReference, listReferences } from "#db/queries/audit-records.ts";
import { findDisclosureEntry, listDisclosureEntries, listObjectsOfEvent } from "#db/queries/disclosure-entries.ts";
import type { Executor } from "#db/transaction.ts";
import { recordList, recordView } from "../audit/record-access.ts";

type Context = { db: Executor; actor: Actor; now: Date };

const PAGE = 50;
const MOST_RECORDS = 200;

/** One page of the register, which is itself logged; null when it is narrowed to a record that there is not. */
export async function registerPage(at: Context, filter: RegisterFilter, after: LogKey | null) {
  const found = await registerRows(at, filter, after, PAGE);
  if (found) await recordList(at, "disclosure.listed", "disclosure-entry", found.rows.map(({ id }) => id), { filter }); // prettier-ignore
  return found;
}

/** So many lines of it, which the caller records that it shows. */
export async function registerRows(
  { db, actor }: Pick<Context, "db" | "actor">,
  { record, ...filter }: RegisterFilter,
  after: LogKey | null,
  limit: number,
) {
  const about = record ? ((await findByReference(db, actor, asReference(record))) ?? undefined) : null;
  if (about === undefined) return null;
  const found = await listDisclosureEntries(db, actor, { ...filter, about }, { after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const objects = shown.flatMap((e) => (e.objectId ? [{ kind: e.objectKind, id: e.objectId }] : []));
  const references = await listReferences(db, actor, objects);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map((e) => disclosureRow(e, references)),
    next: last ? { at: last.recordedAt, id: last.id } : null,
  };
}

/** A line of it whole, with the records that went out, by their references alone. */
export async function openDisclosure({ db, actor, now }: Context, id: string) {
  const entry = await findDisclosureEntry(db, actor, id);
  if (!entry) return null;
  const objects = await listObjectsOfEvent(db, entry.eventId, MOST_RECORDS + 1);
  const own = entry.objectId ? [{ kind: entry.objectKind, id: entry.objectId }] : [];
  const references = await listReferences(db, actor, [...own, ...objects.slice(0, MOST_RECORDS)]);
  await recordView({ db, actor, now }, "disclosure.viewed", "disclosure-entry", id);
  const records = references.filter(({ kind, id: record }) => objects.some((o) => o.kind === kind && o.id === record));
  return {
    ...{ row: disclosureRow(entry, references), eventId: entry.eventId, hasMore: objects.length > MOST_RECORDS },
    records: records.sort((a, b) => (a.kind + a.reference < b.kind + b.reference ? -1 : 1)),
  };
}
