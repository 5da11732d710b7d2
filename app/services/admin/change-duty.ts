import type { TermChange } from "#app/domain/access/membership.form.ts";
import { endedTerm, isOwn, refuseEnding, refuseOverlap } from "#app/domain/access/membership.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { deleteRole, findDuty, listDutiesOfUser, lockPartnership, updateDuty } from "#db/queries/memberships.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { findUser } from "#db/queries/users.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { keepAnAdministrator } from "./keep-an-administrator.ts";

export function changeDuty({ db, actor, now }: AdminContext, userId: string, dutyId: string, change: TermChange) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, partnershipId);
    const user = await findUser(trx, partnershipId, userId);
    const duty = user && (await findDuty(trx, partnershipId, userId, dutyId));
    if (!duty) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    if (duty.version !== change.version) return { kind: "changed" as const, current: duty };
    const today = londonDay(now);
    const before = { fromDay: duty.fromDay, untilDay: duty.untilDay };
    const after = endedTerm(before, change, today);
    const others = (await listDutiesOfUser(trx, partnershipId, userId)).filter(
      (d) => d.duty === duty.duty && d.id !== dutyId,
    );
    const refusal = refuseEnding(before, change, today) ?? (after && refuseOverlap(after, others, "duty"));
    if (refusal)
      return {
        kind: "refused" as const,
        refusal: refusal.field === "duty" ? { ...refusal, field: "untilDay" as const } : refusal,
      };
    if (duty.duty === "administrator") {
      const lost = await keepAnAdministrator(trx, { actor, now }, {
        userId,
        partnershipIds: [partnershipId],
        after: (terms) => terms.flatMap((term) => (term.id !== dutyId ? [term] : after ? [after] : [])),
      }); // prettier-ignore
      if (lost !== null) return { kind: "refused" as const, refusal: { field: "ends" as const, message: lost } };
    }

    const key = { partnershipId, id: dutyId, version: change.version };
    const written = after
      ? await updateDuty(trx, key, { until_day: after.untilDay })
      : await deleteRole(trx, "duty", key);
    if (!written) return { kind: "changed" as const, current: duty };
    await markRenewalDue(trx, userId);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: change.ends === "now" ? "duty.ended" : "duty.changed",
      objectKind: "user",
      objectId: userId,
      fields: after ? changedFields(before, after) : ["duty", "fromDay", "untilDay"],
      detail: { duty: duty.duty, before, after },
      objects: [{ kind: "duty", id: dutyId }],
    });
    return { kind: "done" as const };
  });
}
