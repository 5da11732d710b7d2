import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Decision } from "#app/domain/cases/decide-referral.form.ts";
import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import { mayDecide, refuseDecision } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findReferralById, insertReferralDecision, markReferralDecided } from "#db/queries/referrals.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { openCase } from "./open-case.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Accepts a referral, which opens a case, or declines it. The decision is kept either way. */
export function decideReferral({ db, actor, now }: Context, id: string, decision: Decision) {
  return inTransaction(db, async (trx) => {
    const referral = await findReferralById(trx, actor, id);
    if (!referral) return { kind: "not-found" as const };
    if (!mayDecide(actor, referral)) return { kind: "forbidden" as const };
    if (referral.version !== decision.version) return { kind: "changed" as const, current: referral };
    const refusal =
      refuseDecision(referral, decision.decidedOn, londonDay(now)) ??
      (await refuseLead(trx, actor, referral.groupId, decision, now));
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await markReferralDecided(trx, actor, id, decision.version, decision.decision))) {
      const current = await findReferralById(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }

    const opened = decision.decision === "accepted" ? await openCase(trx, { actor, now }, referral, decision) : null;
    await insertReferralDecision(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      referral_id: id,
      decision: decision.decision,
      reason: decision.reason,
      decided_by: actor.id,
      decided_on: decision.decidedOn,
      decided_at: now.toISOString(),
      case_id: opened?.id ?? null,
      corrects_id: null,
    });
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: `referral.${decision.decision}`,
      objectKind: "referral",
      objectId: id,
      fields: ["status", "reason", "decidedOn"],
      detail: { before: { status: referral.status }, after: decision },
      objects: [
        ...(opened ? [{ kind: "case", id: opened.id }] : []),
        ...(referral.personId ? [{ kind: "person", id: referral.personId }] : []),
      ],
    });
    // Leading a case brings permissions of its own.
    if (opened && decision.leadUserId) await markRenewalDue(trx, decision.leadUserId);
    return { kind: "done" as const, caseId: opened?.id ?? null };
  });
}

async function refuseLead(
  trx: Transaction,
  actor: Actor,
  groupId: string,
  { decision, leadAgencyId, leadUserId }: Decision,
  now: Date,
) {
  if (decision !== "accepted") return null;
  const agency = await findAgencyOfPartnership(trx, actor.partnershipId, leadAgencyId ?? "");
  if (!agency) return { field: "leadAgencyId", message: "Select the agency that leads the case" };
  if (!leadUserId) return null;
  const users = await listUsersOfGroup(trx, actor.partnershipId, groupId, londonDay(now));
  const lead = users.find((user) => user.id === leadUserId);
  if (!lead) return { field: "leadUserId", message: "Select an officer who is in the group" };
  const message = refuseOfficer(lead, agency);
  return message === null ? null : { field: "leadUserId", message };
}
