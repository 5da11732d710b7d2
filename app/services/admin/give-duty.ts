import { v7 as uuid } from "uuid";
import type { NewDuty } from "#app/domain/access/membership.form.ts";
import { isOwn, refuseNewTerm, refuseOverlap } from "#app/domain/access/membership.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertDuties, listDutiesOfUser, lockPartnership } from "#db/queries/memberships.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { findUser } from "#db/queries/users.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";

export function giveDuty({ db, actor, now }: AdminContext, userId: string, { duty, fromDay, untilDay }: NewDuty) {
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const user = await findUser(trx, actor.partnershipId, userId);
    if (!user) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    const held = (await listDutiesOfUser(trx, actor.partnershipId, userId)).filter((h) => h.duty === duty);
    const refusal =
      user.status === "disabled"
        ? { field: "duty" as const, message: "This user is disabled. Enable the account first" }
        : (refuseNewTerm({ fromDay, untilDay }, londonDay(now)) ?? refuseOverlap({ fromDay, untilDay }, held, "duty"));
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    await insertDuties(trx, [
      {
        id,
        partnership_id: actor.partnershipId,
        user_id: userId,
        duty,
        from_day: fromDay,
        until_day: untilDay,
        version: 1,
      },
    ]);
    await markRenewalDue(trx, userId);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "duty.given",
      objectKind: "user",
      objectId: userId,
      fields: ["duty", "fromDay", "untilDay"],
      detail: { after: { duty, fromDay, untilDay } },
      objects: [{ kind: "duty", id }],
    });
    return { kind: "done" as const };
  });
}
