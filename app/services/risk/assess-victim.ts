import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { decideVictimAssessment } from "#app/domain/risk/victim-assessment.ts";
import type { VictimAnswers } from "#app/domain/risk/victim-assessment.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { settingsOn } from "#db/queries/settings.ts";
import {
  findQuestionnaireInUse,
  insertVictimAssessment,
  unsafeListVictimAssessments,
} from "#db/queries/victim-assessments.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A victim's questionnaire, with the version that was used. Never computed again. */
export function assessVictim(context: Context, caseId: string, personId: string, a: VictimAnswers) {
  const { actor, now } = context;
  return madeOnce(context, "victim-assessment", async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    if (!found?.links.some((l) => l.personId === personId && l.role === "victim"))
      return { kind: "not-found" as const };
    if (!mayAssess(actor, found.record)) return { kind: "forbidden" as const };
    const { record } = found;
    const inUse = await findQuestionnaireInUse(trx, actor.partnershipId);
    if (!inUse || inUse.id !== a.questionnaireId)
      return {
        kind: "refused" as const,
        refusal: { field: null, message: "The questionnaire has been replaced since: open the form again" },
      };
    const all = await unsafeListVictimAssessments(trx, caseId);
    const own = uncorrected(all.filter((v) => v.personId === personId));
    const before = newestOfEach(own)[0];
    const standingOn = newestOfEach(own.filter((v) => v.id !== a.correctsId))[0]?.assessedOn ?? null;
    if ((before?.id ?? null) !== a.seen) return { kind: "changed" as const, newestId: before?.id ?? null };
    const today = londonDay(now);
    const settings = await settingsOn(trx, actor.partnershipId, today);
    const facts = { isClosed: record.status === "closed", before, standingOn, today, settings };
    const decided = decideVictimAssessment(readQuestionnaire(inUse.content), a, facts);
    if ("refusal" in decided) return { kind: "refused" as const, refusal: decided.refusal };

    const id = uuid();
    await insertVictimAssessment(trx, {
      ...{ id, partnership_id: actor.partnershipId, case_id: caseId, person_id: personId, questionnaire_id: inUse.id },
      ...{ answers: JSON.stringify(decided.answers), triggers: JSON.stringify(decided.triggers) },
      ...{ points: decided.points, computed_band: decided.band, band: decided.counts, proposed: decided.proposed },
      ...{ level_reason: a.levelReason, occasion: a.occasion, notes: a.notes, assessed_on: a.assessedOn },
      ...{ assessed_by: actor.id, recorded_at: now.toISOString(), next_review_on: decided.nextReviewOn },
      ...{ corrects_id: a.correctsId, correction_reason: a.correctsId ? a.correctionReason : null },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "risk.victim-assessed",
      objectKind: "case",
      objectId: caseId,
      fields: ["answers", "triggers", "band"],
      detail: { after: { ...a, ...decided }, before: before ? { band: before.band } : null },
      restricted: record.visibility === "restricted",
      objects: [
        { kind: "person", id: personId },
        { kind: "victim-assessment", id },
      ],
    });
    return { kind: "done" as const, id };
  });
}
