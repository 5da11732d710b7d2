import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewRiskFactor, RiskFactorChange } from "#app/domain/risk/lists.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { refusedWhenTaken } from "#app/services/admin/refused-when-taken.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findRiskFactor, findRiskFactorByName, updateRiskFactor } from "#db/queries/risk-list-changes.ts";
import { insertRiskFactors } from "#db/queries/risk-lists.ts";
import { inTransaction } from "#db/transaction.ts";

const TAKEN = { field: "name", message: "The list has this factor already" } as const;

/** A factor more that an assessment may name. */
export function addRiskFactor({ db, actor, now }: AdminContext, { name }: NewRiskFactor) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    if (await findRiskFactorByName(trx, partnershipId, fold(name))) return { kind: "refused" as const, refusal: TAKEN };
    const id = uuid();
    const own = { id, partnership_id: partnershipId, created_at: now.toISOString(), version: 1 };
    await insertRiskFactors(trx, [{ ...own, name, name_folded: fold(name), ended_on: null }]);
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "risk-factor.added",
      objectKind: "risk-factor",
      objectId: id,
      fields: ["name"],
      detail: { after: { name } },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** Assessments that name it go on naming it, under its new name or although it is offered no longer. */
export function changeRiskFactor({ db, actor, now }: AdminContext, id: string, form: RiskFactorChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findRiskFactor(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== form.version) return { kind: "changed" as const, current };
    const same = await findRiskFactorByName(trx, partnershipId, fold(form.name));
    if (same && same.id !== id) return { kind: "refused" as const, refusal: TAKEN };
    const endedOn = form.offered === "yes" ? null : (current.endedOn ?? londonDay(now));
    const set = { name: form.name, name_folded: fold(form.name), ended_on: endedOn };
    if (!(await updateRiskFactor(trx, { partnershipId, id, version: form.version }, set)))
      return { kind: "changed" as const, current: (await findRiskFactor(trx, partnershipId, id)) ?? current };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "risk-factor.changed",
      objectKind: "risk-factor",
      objectId: id,
      fields: ["name", "endedOn"],
      detail: { before: { name: current.name, endedOn: current.endedOn }, after: { name: form.name, endedOn } },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}
