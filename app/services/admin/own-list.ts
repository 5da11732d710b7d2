import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

type Refusal = { field: string; message: string };
type Named = { name: string; name_folded: string };
type Entry = { id: string; name: string; version: number };
type Change = { version: number; name: string; offered: "yes" | "no" };

/** A list that a partnership keeps for itself: what differs from one to the next. */
export type OwnList<E extends Entry> = {
  objectKind: string;
  events: { added: string; changed: string };
  taken: Refusal;
  /** What the log calls the day since which an entry is not offered, and that day. */
  ended: { field: string; of: (entry: E) => string | null };
  /** What else the log says of a new entry, such as the heading that it stands below. */
  further?: Record<string, string>;
  find: (db: Executor, partnershipId: string, id: string) => Promise<E | undefined>;
  findByName: (db: Executor, partnershipId: string, nameFolded: string) => Promise<E | undefined>;
  insert: (
    trx: Transaction,
    row: Named & { id: string; partnership_id: string; version: 1 },
    at: string,
  ) => Promise<void>;
  update: (
    trx: Transaction,
    key: { partnershipId: string; id: string; version: number },
    set: Named & { endedOn: string | null },
  ) => Promise<boolean>;
  refuse?: (entry: E, change: Change) => Refusal | null;
};

/** An entry more, offered from now on. */
export function addToList<E extends Entry>({ db, actor, now }: AdminContext, list: OwnList<E>, name: string) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const named = { name, name_folded: fold(name) };
    if (await list.findByName(trx, partnershipId, named.name_folded))
      return { kind: "refused" as const, refusal: list.taken };
    const id = uuid();
    await list.insert(trx, { ...named, id, partnership_id: partnershipId, version: 1 }, now.toISOString());
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: list.events.added,
      objectKind: list.objectKind,
      objectId: id,
      fields: ["name", ...Object.keys(list.further ?? {})],
      detail: { after: { name, ...list.further } },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, list.taken);
}

/** Renamed, offered no longer, or offered again. What has the entry keeps it, under its new name. */
export function changeInList<E extends Entry>(
  { db, actor, now }: AdminContext,
  list: Omit<OwnList<E>, "insert" | "further">,
  id: string,
  change: Change,
) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await list.find(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== change.version) return { kind: "changed" as const, current };
    const refusal = list.refuse?.(current, change) ?? null;
    if (refusal) return { kind: "refused" as const, refusal };
    const { name, version } = change;
    const same = await list.findByName(trx, partnershipId, fold(name));
    if (same && same.id !== id) return { kind: "refused" as const, refusal: list.taken };
    const before = list.ended.of(current);
    const endedOn = change.offered === "yes" ? null : (before ?? londonDay(now));
    if (!(await list.update(trx, { partnershipId, id, version }, { name, name_folded: fold(name), endedOn })))
      return { kind: "changed" as const, current: (await list.find(trx, partnershipId, id)) ?? current };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: list.events.changed,
      objectKind: list.objectKind,
      objectId: id,
      fields: ["name", list.ended.field],
      detail: {
        before: { name: current.name, [list.ended.field]: before },
        after: { name, [list.ended.field]: endedOn },
      },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, list.taken);
}
