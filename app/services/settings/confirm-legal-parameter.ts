import { changedFields } from "#app/domain/audit/event-content.ts";
import { FROM_DAY_TAKEN, type LegalParameterForm, refuseLegalDays } from "#app/domain/settings/legal-parameter.form.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { refusedWhenTaken } from "#app/services/admin/refused-when-taken.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findLegalParameterById, markLegalParameterConfirmed } from "#db/queries/legal-parameters.ts";
import { inTransaction } from "#db/transaction.ts";

/** Somebody has read the law and answers for what stands here, as shipped or put right. From then on it counts. */
export function confirmLegalParameter({ db, actor, now }: AdminContext, id: string, form: LegalParameterForm) {
  const work = inTransaction(db, async (trx) => {
    const row = await findLegalParameterById(trx, id);
    if (!row) return { kind: "not-found" as const };
    if (row.version !== form.version) return { kind: "changed" as const, current: row };
    const refusal = refuseLegalDays(form);
    if (refusal) return { kind: "refused" as const, refusal };

    const { value, fromDay, untilDay, source, reason } = form;
    const written = await markLegalParameterConfirmed(trx, id, form.version, {
      value,
      from_day: fromDay,
      until_day: untilDay,
      source,
      confirmed_by: actor.sessionId === null ? null : actor.id,
      confirmed_at: now.toISOString(),
    });
    if (!written) return { kind: "changed" as const, current: row };
    const before = { value: row.value, fromDay: row.fromDay, untilDay: row.untilDay, source: row.source };
    const after = { value, fromDay, untilDay, source };
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "legal-parameter.confirmed",
      objectKind: "legal-parameter",
      objectId: id,
      fields: changedFields(before, after),
      detail: { power: row.power, parameter: row.parameter, before, after, reason },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, FROM_DAY_TAKEN);
}
