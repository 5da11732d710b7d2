import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RiskReview } from "#app/domain/risk/review.form.ts";
import { reviewsAs } from "#app/domain/risk/sign-off.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { insertRiskReview } from "#db/queries/risk-decisions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";
import { refreshCaseRisk } from "./refresh-case-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A review by the supervisor or a manager: from today the next one is counted. */
export function recordReview(context: Context, caseId: string, { words }: RiskReview) {
  const { actor, now } = context;
  return madeOnce(context, "risk-review", async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    if (!found) return { kind: "not-found" as const };
    const { record, assessments } = found;
    const today = londonDay(now);
    const role = reviewsAs(actor, await unsafeFindSupervision(trx, caseId, today));
    if (!role) return { kind: "forbidden" as const };
    if (record.riskLevel === null || record.status === "closed")
      return {
        kind: "refused" as const,
        refusal: { field: null, message: "Only an open case whose risk has been assessed is reviewed" },
      };
    const id = uuid();
    await insertRiskReview(trx, {
      ...{ id, partnership_id: actor.partnershipId, case_id: caseId, reviewer_role: role, words },
      ...{ level: record.riskLevel, reviewed_on: today, reviewed_by: actor.id, recorded_at: now.toISOString() },
    });
    const settings = await settingsOn(trx, actor.partnershipId, today);
    await refreshCaseRisk({ trx, actor, now, settings }, record, assessments, { [role]: today });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "risk.reviewed",
      objectKind: "case",
      objectId: caseId,
      fields: ["words"],
      detail: { after: { role, words } },
      restricted: record.visibility === "restricted",
    });
    return { kind: "done" as const, id };
  });
}
