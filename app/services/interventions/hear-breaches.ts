import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type HeardBreaches, refuseHeard } from "#app/domain/interventions/hear-breaches.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listBreachesForSitting, markBreachesHeard } from "#db/queries/listed-breaches.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

const MOST = 500;

/** Which of the breaches that waited were heard at a sitting. */
export function hearBreaches(
  { db, actor, now }: { db: Executor; actor: Actor; now: Date },
  groupId: string,
  { breachId, heardOn }: HeardBreaches,
) {
  return inTransaction(db, async (trx) => {
    const waiting = await listBreachesForSitting(trx, withoutGlass(actor), groupId, MOST);
    const heard = waiting.filter(({ id }) => breachId.includes(id));
    if (heard.length < breachId.length)
      return refused({ field: "breachId", message: "One of them is heard already. Select from those that still wait" });
    const refusal = refuseHeard(heardOn, heard.map((one) => one.breachedOn), londonDay(now)); // prettier-ignore
    if (refusal) return refused(refusal);
    await markBreachesHeard(trx, { partnershipId: actor.partnershipId, groupId, ids: breachId, day: heardOn });
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "intervention.breaches-heard",
      objectKind: "group",
      objectId: groupId,
      fields: ["heardOn"],
      restricted: heard.some((one) => one.caseVisibility === "restricted"),
      objects: [...new Set(heard.map((one) => one.interventionId))].map((id) => ({ kind: "intervention", id })),
      detail: { after: { breachIds: breachId, heardOn } },
    });
    return { kind: "done" as const };
  });
}

const refused = (refusal: { field: string; message: string }) => ({ kind: "refused" as const, refusal });
