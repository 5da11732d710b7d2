import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Decision } from "#app/domain/cases/decide-referral.form.ts";
import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import { mayDecide, refuseAcceptance, refuseDecision, refuseRedirect } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupTakingCases, listUsersOfGroup } from "#db/queries/case-groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findReferralById, insertReferralDecision, markReferralDecided } from "#db/queries/referrals.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { openCase } from "./open-case.ts";
import { redirectReferral } from "./redirect-referral.ts";
import { tellReferrer } from "./tell-of-referral.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Referral = NonNullable<Awaited<ReturnType<typeof findReferralById>>>;
type Refusal = { field: string | null; message: string };

/** Accepts a referral, which opens a case; declines it; or passes it on to another group. The decision is kept always. */
export function decideReferral({ db, actor, now }: Context, id: string, decision: Decision) {
  return inTransaction(db, async (trx) => {
    // As whoever ends a group does: a referral is not passed on to a group that has just ended.
    if (decision.decision === "redirected") await lockPartnership(trx, actor.partnershipId);
    const referral = await findReferralById(trx, actor, id);
    if (!referral) return { kind: "not-found" as const };
    if (!mayDecide(actor, referral)) return { kind: "forbidden" as const };
    if (referral.version !== decision.version) return { kind: "changed" as const, current: referral };
    const refusal =
      refuseDecision(referral, decision.decidedOn, londonDay(now)) ??
      (await refuseByDecision(trx, actor, referral, decision, londonDay(now)));
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await markReferralDecided(trx, actor, id, decision.version, decision.decision))) {
      const current = await findReferralById(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }

    const asAccepted = { ...referral, personRole: decision.role ?? referral.personRole };
    const opened = decision.decision === "accepted" ? await openCase(trx, { actor, now }, asAccepted, decision) : null;
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
    const passedOn =
      decision.decision === "redirected"
        ? await redirectReferral(trx, { actor, now }, referral, decision.toGroupId ?? "")
        : null;
    await tellReferrer(trx, { actor, now }, referral);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: `referral.${decision.decision}`,
      objectKind: "referral",
      objectId: id,
      fields: ["status", "reason", "decidedOn"],
      detail: { before: { status: referral.status }, after: decision },
      objects: [
        ...(opened ? [{ kind: "case", id: opened.id }] : []),
        ...(passedOn ? [{ kind: "referral", id: passedOn.id }] : []),
        ...(referral.personId ? [{ kind: "person", id: referral.personId }] : []),
      ],
    });
    // Leading a case brings permissions of its own.
    if (opened && decision.leadUserId) await markRenewalDue(trx, decision.leadUserId);
    return { kind: "done" as const, caseId: opened?.id ?? null };
  });
}

async function refuseByDecision(
  trx: Transaction,
  actor: Actor,
  referral: Referral,
  decision: Decision,
  today: string,
): Promise<Refusal | null> {
  const { partnershipId } = actor;
  const { decidedOn } = decision;
  if (decision.decision === "declined") return null;
  if (decision.decision === "redirected") {
    const to = await findGroupTakingCases(trx, partnershipId, decision.toGroupId ?? "", today);
    if (!to) return { field: "toGroupId", message: "Select the group to which it is passed on" };
    return refuseRedirect(referral, to, decidedOn, today);
  }
  const group = await findGroupTakingCases(trx, partnershipId, referral.groupId, today);
  if (!group)
    return { field: "decision", message: "This group takes no more cases: decline the referral or pass it on" };
  const role = decision.role ?? referral.personRole ?? "victim";
  return (
    refuseAcceptance(referral, group, { role, decidedOn }, today) ??
    (await refuseLead(trx, partnershipId, referral.groupId, decision, today))
  );
}

async function refuseLead(
  trx: Transaction,
  partnershipId: string,
  groupId: string,
  { leadAgencyId, leadUserId }: Decision,
  today: string,
): Promise<Refusal | null> {
  const agency = await findAgencyOfPartnership(trx, partnershipId, leadAgencyId ?? "");
  if (!agency) return { field: "leadAgencyId", message: "Select the agency that leads the case" };
  if (!leadUserId) return null;
  const users = await listUsersOfGroup(trx, partnershipId, groupId, today);
  const lead = users.find((user) => user.id === leadUserId);
  if (!lead) return { field: "leadUserId", message: "Select an officer who is in the group" };
  const message = refuseOfficer(lead, agency);
  return message === null ? null : { field: "leadUserId", message };
}
