import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Assessment } from "#app/domain/risk/assess-risk.form.ts";
import { caseRisk, isAssessable, newestOfEach, overallLevel, refuseAssessment } from "#app/domain/risk/assessment.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCaseById, lockCase, unsafeListLinks, updateCaseRisk } from "#db/queries/cases.ts";
import { insertRiskAssessment, unsafeListLevels } from "#db/queries/risk-assessments.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A new assessment of one person in one case. Those before it stay as they are. */
export function assessRisk(context: Context, caseId: string, assessment: Assessment) {
  const { actor, now } = context;
  return madeOnce(context, "risk-assessment", async (trx) => {
    await lockCase(trx, actor, caseId);
    const record = await findCaseById(trx, actor, caseId);
    if (!record) return { kind: "not-found" as const };
    const links = await unsafeListLinks(trx, caseId);
    const link = links.find((l) => l.personId === assessment.personId && isAssessable(l, record.personId));
    if (!link)
      return {
        kind: "refused" as const,
        refusal: { field: "personId", message: "Select a person of this case whose risk is assessed" },
      };
    const refusal = refuseAssessment({ isClosed: record.status === "closed" }, assessment, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    await insertRiskAssessment(trx, {
      id,
      partnership_id: actor.partnershipId,
      case_id: caseId,
      person_id: assessment.personId,
      assessed_on: assessment.assessedOn,
      assessed_by: actor.id,
      recorded_at: now.toISOString(),
      reoffending: assessment.reoffending,
      reoffending_reasons: assessment.reoffendingReasons,
      harm_to_others: assessment.harmToOthers,
      harm_to_others_reasons: assessment.harmToOthersReasons,
      harm_to_self: assessment.harmToSelf,
      harm_to_self_reasons: assessment.harmToSelfReasons,
      overall: overallLevel(assessment),
      next_review_on: assessment.nextReviewOn,
      corrects_id: null,
    });
    const risk = caseRisk(newestOfEach(await unsafeListLevels(trx, caseId)));
    if (risk) await updateCaseRisk(trx, actor, caseId, risk);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "risk.assessed",
      objectKind: "case",
      objectId: caseId,
      fields: Object.keys(assessment),
      detail: { after: assessment, before: { level: record.riskLevel } },
      restricted: record.visibility === "restricted",
      objects: [
        { kind: "person", id: assessment.personId },
        { kind: "risk-assessment", id },
      ],
    });
    return { kind: "done" as const, id };
  });
}
