import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayWithdraw } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findOwnReferralState, insertReferralDecision, markReferralDecided } from "#db/queries/referrals.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { tellGroup, tellReferrer } from "./tell-of-referral.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Whoever made a referral takes it back before it is decided. */
export function withdrawReferral({ db, actor, now }: Context, id: string, form: { version: number; reason: string }) {
  return inTransaction(db, async (trx) => {
    const referral = await findOwnReferralState(trx, actor, id);
    if (!referral) return { kind: "not-found" as const };
    // What has been decided since is the one thing that can have changed for the referrer, or who the person is.
    if (!mayWithdraw(actor, referral) || !(await markReferralDecided(trx, actor, id, form.version, "withdrawn"))) {
      const current = await findOwnReferralState(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    await insertReferralDecision(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      referral_id: id,
      decision: "withdrawn",
      reason: form.reason,
      decided_by: actor.id,
      decided_on: londonDay(now),
      decided_at: now.toISOString(),
      case_id: null,
      corrects_id: null,
    });
    await tellGroup(trx, { actor, now }, referral, "referral-withdrawn");
    await tellReferrer(trx, { actor, now }, referral);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "referral.withdrawn",
      objectKind: "referral",
      objectId: id,
      fields: ["status", "reason"],
      detail: { before: { status: referral.status }, after: { status: "withdrawn", reason: form.reason } },
    });
    return { kind: "done" as const };
  });
}
