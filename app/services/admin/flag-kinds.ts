import { v7 as uuid } from "uuid";
import type { FlagKindChange, NewFlagKind } from "#app/domain/cases/flag-kind.form.ts";
import { refuseFlagKind } from "#app/domain/cases/flag-kind.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findFlagKind, findFlagKindByName, updateFlagKind } from "#db/queries/case-flags.ts";
import { insertCaseFlagKinds } from "#db/queries/partnership-template.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

const TAKEN = { field: "name", message: "The list has this flag already" } as const;

/** A flag more that cases can be given. It does nothing by itself. */
export function addFlagKind({ db, actor, now }: AdminContext, { name }: NewFlagKind) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    if (await findFlagKindByName(trx, partnershipId, fold(name))) return { kind: "refused" as const, refusal: TAKEN };
    const id = uuid();
    await insertCaseFlagKinds(trx, [
      {
        id,
        partnership_id: partnershipId,
        name,
        name_folded: fold(name),
        behaviour: null,
        retired_on: null,
        version: 1,
      },
    ]);
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "case-flag-kind.added",
      objectKind: "case-flag-kind",
      objectId: id,
      fields: ["name"],
      detail: { after: { name } },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** Cases that have it keep it, under its new name or although it is offered no longer. */
export function changeFlagKind({ db, actor, now }: AdminContext, id: string, form: FlagKindChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findFlagKind(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== form.version) return { kind: "changed" as const, current };
    const refusal = refuseFlagKind(current, form);
    if (refusal) return { kind: "refused" as const, refusal };
    const same = await findFlagKindByName(trx, partnershipId, fold(form.name));
    if (same && same.id !== id) return { kind: "refused" as const, refusal: TAKEN };
    const retiredOn = form.offered === "yes" ? null : (current.retiredOn ?? londonDay(now));
    const set = { name: form.name, name_folded: fold(form.name), retired_on: retiredOn };
    if (!(await updateFlagKind(trx, { partnershipId, id, version: form.version }, set)))
      return { kind: "changed" as const, current: (await findFlagKind(trx, partnershipId, id)) ?? current };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "case-flag-kind.changed",
      objectKind: "case-flag-kind",
      objectId: id,
      fields: ["name", "retiredOn"],
      detail: {
        before: { name: current.name, retiredOn: current.retiredOn },
        after: { name: form.name, retiredOn },
      },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}
