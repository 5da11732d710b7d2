import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { refuseAssessment, uncorrected } from "#app/domain/risk/assessment.ts";
import type { LocationAssessment } from "#app/domain/risk/location-assessment.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  insertLocationAssessment,
  listLocationLevels,
  unsafeListLocationAssessments,
  updateCaseLocationLevel,
} from "#db/queries/location-assessments.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A place's level by the partnership's own scale. The review is due after as many days as the level says. */
export function assessLocation(context: Context, caseId: string, a: LocationAssessment) {
  const { actor, now } = context;
  return madeOnce(context, "location-assessment", async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    if (!found || found.record.subjectKind !== "location") return { kind: "not-found" as const };
    if (!mayAssess(actor, found.record)) return { kind: "forbidden" as const };
    const { record, assessments } = found;
    const today = londonDay(now);
    const level = (await listLocationLevels(trx, actor.partnershipId, today)).find(({ id }) => id === a.levelId);
    if (!level) return refused("levelId", "Select the level");
    const before = await unsafeListLocationAssessments(trx, caseId);
    const newest = uncorrected(before)[0];
    if ((newest?.id ?? null) !== a.seen) return { kind: "changed" as const, newestId: newest?.id ?? null };
    if (a.correctsId && a.correctsId !== newest?.id)
      return refused(null, "Only the newest assessment can be corrected");
    const standing = uncorrected(before).find(({ id }) => id !== a.correctsId);
    if (standing && a.assessedOn < standing.assessedOn)
      return refused("assessedOn", "Day of the assessment must not be before the newest one");
    const latest = plusDays(today, level.reviewDays);
    const nextReviewOn = a.nextReviewOn ?? (a.occasion === "closure" ? null : latest);
    const bounds = { today, latestReviewOn: latest };
    const refusal = refuseAssessment({ isClosed: record.status === "closed" }, { ...a, nextReviewOn }, bounds);
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    await insertLocationAssessment(trx, {
      ...{ id, partnership_id: actor.partnershipId, case_id: caseId, level_id: level.id, level_name: level.name },
      ...{ level_rank: level.rank, reasons: a.reasons, occasion: a.occasion, assessed_on: a.assessedOn },
      ...{ assessed_by: actor.id, recorded_at: now.toISOString(), next_review_on: nextReviewOn },
      ...{ corrects_id: a.correctsId, correction_reason: a.correctsId ? a.correctionReason : null },
    });
    const dues = uncorrected(assessments).flatMap((r) => r.nextReviewOn ?? []);
    const reviewDueOn = [nextReviewOn, ...(record.riskLevel ? dues : [])].filter((day) => day !== null).sort()[0];
    const kept = { location_level_name: level.name, review_due_on: reviewDueOn ?? null };
    await updateCaseLocationLevel(trx, { partnershipId: actor.partnershipId, id: caseId }, kept);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "risk.location-assessed",
      objectKind: "case",
      objectId: caseId,
      fields: Object.keys(a),
      detail: { after: { ...a, level: level.name }, before: newest ? { level: newest.levelName } : null },
      restricted: record.visibility === "restricted",
    });
    return { kind: "done" as const, id };
  });
}

function refused(field: string | null, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
