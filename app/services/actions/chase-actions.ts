import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertActionChange } from "#db/queries/action-changes.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listOverdueToAskAbout } from "#db/queries/overdue-actions.ts";
import { inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { type ChangeContext, NOTHING } from "./change-action.ts";

export type Chase = { asked: number; askedAlready: number; nobodyToAsk: number };

/**
 * Asks about overdue actions: the owner, or the agency's contact where the agency has named nobody or the owner's account
 * has ended. Of one action once a day. What is not overdue, or not known to the actor, is passed over.
 */
export function chaseActions({ db, actor, now }: ChangeContext, ids: readonly string[]): Promise<Chase> {
  const today = londonDay(now);
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const told: Chase = { asked: 0, askedAlready: 0, nobodyToAsk: 0 };
    for (const action of await listOverdueToAskAbout(trx, actor, ids, today)) {
      const userId =
        action.ownerUserId && action.ownerStatus !== "disabled" ? action.ownerUserId : action.contactUserId;
      if (action.askedOn === today) told.askedAlready += 1;
      else if (userId === null) told.nobodyToAsk += 1;
      else {
        const about = { id: uuid(), partnership_id: partnershipId, action_id: action.id, changed_by: actor.id };
        const chase = { ...NOTHING, ...about, kind: "chase", told_user_id: userId, for_day: today } as const;
        if (!(await insertActionChange(trx, { ...chase, changed_at: now.toISOString() }))) {
          told.askedAlready += 1;
          continue;
        }
        const { id: objectId, reference } = action;
        const notice = { partnershipId, userId, reference, objectId, at: now } as const;
        await notify(trx, [{ ...notice, kind: "action-chased", objectKind: "action", forDay: today }]);
        await insertAuditEvent(trx, actor, now, {
          category: "alteration",
          event: "action.chased",
          objectKind: "action",
          objectId,
          restricted: action.caseVisibility === "restricted",
          objects: [{ kind: "user", id: userId }, ...(action.caseId ? [{ kind: "case", id: action.caseId }] : [])],
        });
        told.asked += 1;
      }
    }
    return told;
  });
}
