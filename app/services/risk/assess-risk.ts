import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Assessment } from "#app/domain/risk/assess-risk.form.ts";
import { asAsked, asksOf } from "#app/domain/risk/asked-of.ts";
import { decideAssessment, type NewAssessment, newestSeen } from "#app/domain/risk/new-assessment.ts";
import { SIGN_LISTS, type SignList } from "#app/domain/risk/signs.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listRiskFactors } from "#db/queries/risk-lists.ts";
import {
  insertAssessmentFactors,
  insertAssessmentSigns,
  insertRiskAssessment,
  unsafeListLevels,
} from "#db/queries/risk-assessments.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";
import { refreshCaseRisk } from "./refresh-case-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A new assessment of one person in one case. Those before it stay as they are; one that this form had not seen is shown first. */
export function assessRisk(context: Context, caseId: string, typed: Assessment) {
  const { actor, now } = context;
  return madeOnce(context, "risk-assessment", async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    if (!found) return { kind: "not-found" as const };
    if (!mayAssess(actor, found.record)) return { kind: "forbidden" as const };
    const { record, links, assessments } = found;
    const today = londonDay(now);
    const a = asAsked(typed, asksOf(record, links, typed.personId, today));
    const newest = newestSeen(assessments, a.personId);
    if (newest !== a.seen) return { kind: "changed" as const, newestId: newest };
    const settings = await settingsOn(trx, actor.partnershipId, today);
    const factors = await listRiskFactors(trx, actor.partnershipId, { today, limit: 200 });
    const openFactorIds = new Set(factors.map((f) => f.id));
    const decided = decideAssessment(a, { record, links, assessments, today, settings, openFactorIds });
    if ("refusal" in decided) return { kind: "refused" as const, refusal: decided.refusal };

    const id = uuid();
    await writeAssessment(trx, { id, caseId, a, decided, actor, now });
    await refreshCaseRisk({ trx, actor, now, settings }, record, await unsafeListLevels(trx, caseId));
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: a.correctsId ? "risk.corrected" : decided.proposed ? "risk.lowering-proposed" : "risk.assessed",
      objectKind: "case",
      objectId: caseId,
      fields: Object.keys(a),
      detail: { after: { ...a, ...decided }, before: { level: record.riskLevel } },
      restricted: record.visibility === "restricted",
      objects: [
        { kind: "person", id: a.personId },
        { kind: "risk-assessment", id },
      ],
    });
    return { kind: "done" as const, id, isProposed: decided.proposed !== null };
  });
}

type Written = { id: string; caseId: string; a: Assessment; decided: NewAssessment; actor: Actor; now: Date };

async function writeAssessment(trx: Transaction, { id, caseId, a, decided, actor, now }: Written) {
  const partnership_id = actor.partnershipId;
  await insertRiskAssessment(trx, {
    ...{ id, partnership_id, case_id: caseId, person_id: a.personId, assessed_on: a.assessedOn, assessed_by: actor.id },
    recorded_at: now.toISOString(),
    ...{ reoffending: a.reoffending, reoffending_reasons: a.reoffendingReasons },
    ...{ harm_to_others: a.harmToOthers, harm_to_others_reasons: a.harmToOthersReasons },
    ...{ harm_to_self: a.harmToSelf, harm_to_self_reasons: a.harmToSelfReasons },
    ...{ overall: decided.counts, proposed: decided.proposed, level_reason: a.levelReason, occasion: a.occasion },
    ...{ protective_factors: a.protectiveFactors, strengths: a.strengths, own_view: a.ownView },
    next_review_on: decided.nextReviewOn,
    ...{ corrects_id: a.correctsId, correction_reason: a.correctsId ? a.correctionReason : null },
  });
  const factors = [...new Set(a.factors)];
  await insertAssessmentFactors(
    trx,
    factors.map((factor_id) => ({ assessment_id: id, factor_id, partnership_id })),
  );
  const lists = Object.keys(SIGN_LISTS) as SignList[];
  await insertAssessmentSigns(
    trx,
    lists.flatMap((list) => [...new Set(a[list])].map((sign) => ({ assessment_id: id, list, sign, partnership_id }))),
  );
}
