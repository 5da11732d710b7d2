import { v7 as uuid } from "uuid";
import { FROM_DAY_TAKEN, type NewLegalValue, refuseLegalDays } from "#app/domain/settings/legal-parameter.form.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { refusedWhenTaken } from "#app/services/admin/refused-when-taken.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findLegalParameterById, insertLegalParameter } from "#db/queries/legal-parameters.ts";
import { inTransaction } from "#db/transaction.ts";

/** The law has changed: a further value of a number that is known, from a day on. What was in force before stays so for its days. */
export function addLegalValue({ db, actor, now }: AdminContext, besideId: string, form: NewLegalValue) {
  const work = inTransaction(db, async (trx) => {
    const beside = await findLegalParameterById(trx, besideId);
    if (!beside) return { kind: "not-found" as const };
    const refusal = refuseLegalDays(form);
    if (refusal) return { kind: "refused" as const, refusal };
    const { power, parameter, unit } = beside;
    const { value, fromDay, untilDay, source, reason } = form;
    const id = uuid();
    await insertLegalParameter(trx, {
      id,
      power,
      parameter,
      value,
      unit,
      from_day: fromDay,
      until_day: untilDay,
      source,
      confirmed_by: actor.sessionId === null ? null : actor.id,
      confirmed_at: now.toISOString(),
      version: 1,
    });
    const after = { value, fromDay, untilDay, source };
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "legal-parameter.added",
      objectKind: "legal-parameter",
      objectId: id,
      fields: Object.keys(after),
      detail: { power, parameter, after, reason },
    });
    return { kind: "done" as const, id };
  });
  return refusedWhenTaken(work, FROM_DAY_TAKEN);
}
