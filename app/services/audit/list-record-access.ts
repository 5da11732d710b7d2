import type { Actor } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { isReferencedKind } from "#app/domain/audit/event-names.ts";
import type { LogKey } from "#app/domain/audit/log-filter.ts";
import { logRow } from "#app/domain/audit/log-row.ts";
import { isDocumentContext } from "#app/domain/documents/document.ts";
import { findDocumentOwner } from "#db/queries/documents.ts";
import { findVisibleReference, listReferences } from "#db/queries/audit-records.ts";
import type { Executor } from "#db/transaction.ts";
import { findKindAnywhere, listRecordEvents } from "./archived-events.ts";
import { recordView } from "./record-access.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type RecordId = { kind: string; id: string };

const PAGE = 50;

/**
 * Who has seen a record, newest first; null when it is not the actor's to know. Whoever runs what they see it through may
 * ask, and whoever watches over the log may ask about any: only they learn that it was looked up in the log.
 */
export async function listRecordAccess({ db, actor, now }: Context, record: RecordId, after: LogKey | null) {
  const watches = actor.permissions.has("audit:search");
  const reference = await referenceOf(db, actor, record, watches);
  if (reference === undefined) return null;
  if (!watches && !(await maySeeLogOf(db, actor, record))) return "forbidden";
  const narrowed = { hideLogUse: !watches, onlyKnown: !watches && isShared(record) };
  const { events: found, archived } = await listRecordEvents(
    { db, actor },
    { ...record, ...narrowed },
    { after, limit: PAGE + 1 },
  );
  const shown = found.slice(0, PAGE);
  // A kind of its own, so that this look is not taken for a look at the record.
  await recordView({ db, actor, now }, "audit.record-viewed", "record-log", record.id, { objects: [record] });
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  const next = last ? { at: last.at, id: last.id } : null;
  return { reference, rows: shown.map((event) => logRow(event)), next, archived };
}

/** Belongs to no one case: of it only what was done within records that are the actor's to see. */
function isShared({ kind }: RecordId) {
  return kind === "person" || kind === "location";
}

/** A person and a place belong to no one case: of those it is enough to run one. */
export async function maySeeLogOf(db: Executor, actor: Actor, { kind, id }: RecordId): Promise<boolean> {
  if (!actor.permissions.has("audit:record")) return false;
  if (!isDocumentContext(kind)) return true;
  const record = await findDocumentOwner(db, actor, { kind, id });
  return record !== undefined && mayInCase(actor, record, "audit:record");
}

/** Null for a record that has none, or that was erased and of which only the log is left. */
async function referenceOf(
  db: Executor,
  actor: Actor,
  record: RecordId,
  watches: boolean,
): Promise<string | null | undefined> {
  if (isReferencedKind(record.kind)) {
    const visible = await findVisibleReference(db, actor, record.kind, record.id);
    if (visible !== undefined || !watches) return visible;
    const [any] = await listReferences(db, actor, [record]);
    if (any) return any.reference;
  }
  return watches && (await findKindAnywhere({ db, actor }, record.id, [record.kind])) ? null : undefined;
}
