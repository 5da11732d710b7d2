import { v7 as uuid, validate, version } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { findMadeOnce, insertFormOnce } from "#db/queries/form-once.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

/** For a form that makes a record: the hidden field by which a second post of the same form is known. */
export function newOnce() {
  return uuid();
}

/** Null when there is none or it has another shape: such a form is simply not guarded against a second post. */
export function onceOf(form: FormData) {
  const once = form.get("once");
  return typeof once === "string" && validate(once) && version(once) === 7 ? once : null;
}

type Context = {
  db: Executor;
  actor: Pick<Actor, "id"> & { partnershipId: string };
  now: Date;
  once?: string | null;
};
type Made = { kind: "done"; id: string };

/**
 * One transaction that makes one record for one form. The same form sent again by the same user (a double click, a
 * reload, back and send) writes nothing and is answered with what was made the first time.
 */
export async function madeOnce<R extends { kind: string }>(
  { db, actor, now, once = null }: Context,
  kind: string,
  make: (trx: Transaction) => Promise<R | Made>,
): Promise<R | Made> {
  if (once === null) return inTransaction(db, make);
  const form = { partnershipId: actor.partnershipId, userId: actor.id, kind, token: once };
  const madeBefore = async (executor: Executor) => {
    const made = await findMadeOnce(executor, form);
    return made && { kind: "done" as const, id: made.id };
  };
  try {
    return await inTransaction(db, async (trx) => {
      const before = await madeBefore(trx);
      if (before) return before;
      const result = await make(trx);
      if (isMade(result)) {
        await insertFormOnce(trx, {
          partnership_id: actor.partnershipId,
          user_id: actor.id,
          token: once,
          object_kind: kind,
          object_id: result.id,
          at: now.toISOString(),
        });
        return result;
      }
      // The first post may have been saved meanwhile, and be just what stands in the way of this one.
      return (await madeBefore(trx)) ?? result;
    });
  } catch (error) {
    // Where several transactions write at once, as on PostgreSQL, both may have found nothing: the second was undone.
    const before = isUniqueViolation(error) ? await madeBefore(db) : undefined;
    if (before) return before;
    throw error;
  }
}

function isMade(result: { kind: string }): result is Made {
  return result.kind === "done";
}
