import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ProposalAnswer } from "#app/domain/risk/decide-proposal.form.ts";
import { refuseDecision, refuseSitting } from "#app/domain/risk/settle-level.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeListLevels } from "#db/queries/risk-assessments.ts";
import { insertRiskDecision, unsafeListMeetingsHeld } from "#db/queries/risk-decisions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";
import { findProposal } from "./find-proposal.ts";
import { refreshCaseRisk } from "./refresh-case-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date };
export const MEETINGS_BACK = 100;
export const CLOSED = "The case is closed: its risk stays as it was when it closed";

/** DOMAIN 11: a second person, or a meeting as that person records it, confirms a lower level or refuses it with a reason. */
export function decideProposal({ db, actor, now }: Context, caseId: string, id: string, answer: ProposalAnswer) {
  return inTransaction(db, async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    const proposal = found && (await findProposal(trx, caseId, id));
    if (!found || !proposal) return { kind: "not-found" as const };
    if (!mayAssess(actor, found.record)) return { kind: "forbidden" as const };
    const today = londonDay(now);
    const message = found.record.status === "closed" ? CLOSED : refuseDecision(proposal, actor.id);
    if (message) return { kind: "refused" as const, refusal: { field: null, message } };
    if (answer.sittingId) {
      const held = await unsafeListMeetingsHeld(trx, found.record.groupId, today, MEETINGS_BACK);
      const sitting = held.find((s) => s.id === answer.sittingId);
      const wrong = refuseSitting(sitting, { proposedOn: londonDay(new Date(proposal.recordedAt)), today });
      if (wrong) return { kind: "refused" as const, refusal: { field: "sittingId", message: wrong } };
    }
    const ofVictim = proposal.kind === "victim";
    await insertRiskDecision(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, case_id: caseId },
      ...{ assessment_id: ofVictim ? null : id, victim_assessment_id: ofVictim ? id : null },
      ...{ decision: answer.decision, reason: answer.reason, sitting_id: answer.sittingId },
      ...{ decided_by: actor.id, decided_at: now.toISOString() },
    });
    const settings = await settingsOn(trx, actor.partnershipId, today);
    if (!ofVictim)
      await refreshCaseRisk({ trx, actor, now, settings }, found.record, await unsafeListLevels(trx, caseId));
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: answer.decision === "confirmed" ? "risk.lowering-confirmed" : "risk.lowering-refused",
      objectKind: "case",
      objectId: caseId,
      fields: ["decision", ...(answer.reason ? ["reason"] : [])],
      detail: { before: { level: proposal.counts }, after: { ...answer, level: proposal.proposed } },
      restricted: found.record.visibility === "restricted",
      objects: [
        { kind: "person", id: proposal.personId },
        { kind: ofVictim ? "victim-assessment" : "risk-assessment", id },
      ],
    });
    return { kind: "done" as const };
  });
}
