import { v7 as uuid } from "uuid";
import type { CaseOutcomeChange, NewCaseOutcome } from "#app/domain/cases/case-outcome.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findOutcome, findOutcomeByName, updateOutcome } from "#db/queries/case-outcomes.ts";
import { insertCaseOutcomes } from "#db/queries/partnership-template.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

const TAKEN = { field: "name", message: "The list has this outcome already" } as const;

/** An outcome more that is offered when a case is closed. */
export function addCaseOutcome({ db, actor, now }: AdminContext, { name }: NewCaseOutcome) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    if (await findOutcomeByName(trx, partnershipId, fold(name))) return { kind: "refused" as const, refusal: TAKEN };
    const id = uuid();
    await insertCaseOutcomes(trx, [
      { id, partnership_id: partnershipId, name, name_folded: fold(name), retired_on: null, version: 1 },
    ]);
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "case-outcome.added",
      objectKind: "case-outcome",
      objectId: id,
      fields: ["name"],
      detail: { after: { name } },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** Closures that have it keep it, under its new name or although it is offered no longer. */
export function changeCaseOutcome({ db, actor, now }: AdminContext, id: string, form: CaseOutcomeChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findOutcome(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== form.version) return { kind: "changed" as const, current };
    const same = await findOutcomeByName(trx, partnershipId, fold(form.name));
    if (same && same.id !== id) return { kind: "refused" as const, refusal: TAKEN };
    const retiredOn = form.offered === "yes" ? null : (current.retiredOn ?? londonDay(now));
    const set = { name: form.name, name_folded: fold(form.name), retired_on: retiredOn };
    if (!(await updateOutcome(trx, { partnershipId, id, version: form.version }, set)))
      return { kind: "changed" as const, current: (await findOutcome(trx, partnershipId, id)) ?? current };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "case-outcome.changed",
      objectKind: "case-outcome",
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
