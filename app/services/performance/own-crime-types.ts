import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { crimeNameKey } from "#app/domain/performance/crime-type-names.ts";
import type { CrimeTypeChange, NewCrimeType } from "#app/domain/performance/own-crime-type.form.ts";
import { refuseOwnType } from "#app/domain/performance/own-crime-types.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findOwnCrimeType,
  insertOwnCrimeType,
  listOwnCrimeTypes,
  updateOwnCrimeType,
} from "#db/queries/own-crime-types.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { refusedWhenTaken } from "../admin/refused-when-taken.ts";

const TAKEN = { field: "name", message: "There is this type already" };

/** A type more, at the end of the order: tables that name it are read from now on. */
export function addOwnCrimeType({ db, actor, now }: AdminContext, { name, aim }: NewCrimeType) {
  const work = inTransaction(db, async (trx) => {
    const own = await listOwnCrimeTypes(trx, actor.partnershipId);
    const message = refuseOwnType(name, own);
    if (message !== null) return { kind: "refused" as const, refusal: { field: "name", message } };
    const id = uuid();
    const ordinal = Math.max(0, ...own.map((type) => type.ordinal)) + 1;
    await insertOwnCrimeType(trx, {
      ...{
        id,
        partnership_id: actor.partnershipId,
        name,
        name_folded: crimeNameKey(name),
        ordinal,
        aim,
        ended_on: null,
      },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "crime-type.added",
      objectKind: "crime-type",
      objectId: id,
      fields: ["name", "aim"],
      detail: { after: { name, aim } },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

export function changeOwnCrimeType({ db, actor, now }: AdminContext, id: string, change: CrimeTypeChange) {
  const { version, aim, ordinal, offered } = change;
  return inTransaction(db, async (trx) => {
    const current = await findOwnCrimeType(trx, actor.partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const endedOn = offered === "yes" ? null : (current.endedOn ?? londonDay(now));
    const key = { partnershipId: actor.partnershipId, id, version };
    if (!(await updateOwnCrimeType(trx, key, { aim, ordinal, ended_on: endedOn })))
      return { kind: "changed" as const, current: (await findOwnCrimeType(trx, actor.partnershipId, id)) ?? current };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "crime-type.changed",
      objectKind: "crime-type",
      objectId: id,
      fields: ["aim", "ordinal", "endedOn"],
      detail: {
        before: { aim: current.aim, ordinal: current.ordinal, endedOn: current.endedOn },
        after: { aim, ordinal, endedOn },
      },
    });
    return { kind: "done" as const };
  });
}
