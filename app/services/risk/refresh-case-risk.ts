import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { caseRisk, type Recorded, uncorrected } from "#app/domain/risk/assessment.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import { asksAsBefore, roleReviewOn } from "#app/domain/risk/reviews.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { unsafeListLocationAssessments } from "#db/queries/location-assessments.ts";
import { insertCaseRiskChange, updateCaseRisk } from "#db/queries/risk-assessments.ts";
import type { Transaction } from "#db/transaction.ts";

type Case = {
  id: string;
  riskLevel: RiskLevel | null;
  riskProposed: RiskLevel | null;
  supervisorReviewDueOn: string | null;
  managerReviewDueOn: string | null;
  locationLevelName: string | null;
};
/** A review just made counts from its day on. */
type Reviewed = { supervisor?: string; manager?: string };

/** What stands beside the case is made again of all that has been assessed in it, and a change of it is remembered. */
export async function refreshCaseRisk(
  { trx, actor, now, settings }: { trx: Transaction; actor: Actor; now: Date; settings: Settings },
  record: Case,
  assessments: readonly Recorded[],
  reviewed: Reviewed = {},
) {
  const risk = caseRisk(assessments);
  if (!risk) return;
  const dueOf = (role: "supervisor" | "manager", due: string | null) => {
    const last = reviewed[role];
    if (!last && due !== null && asksAsBefore(record.riskLevel, risk.level, role, settings)) return due;
    return roleReviewOn(risk.level, role, { due: last ? null : due, from: last ?? risk.assessedOn }, settings);
  };
  const place = record.locationLevelName ? await nextReviewOfPlace(trx, record.id) : null;
  await updateCaseRisk(trx, actor, record.id, {
    ...risk,
    reviewDueOn: [risk.reviewDueOn, place].filter((day) => day !== null).sort()[0] ?? null,
    supervisorReviewDueOn: dueOf("supervisor", record.supervisorReviewDueOn),
    managerReviewDueOn: dueOf("manager", record.managerReviewDueOn),
  });
  if (risk.level === record.riskLevel && risk.proposed === record.riskProposed) return;
  await insertCaseRiskChange(trx, {
    id: uuid(),
    partnership_id: actor.partnershipId,
    case_id: record.id,
    level: risk.level,
    proposed: risk.proposed,
    person_id: risk.personId,
    on_day: londonDay(now),
    recorded_at: now.toISOString(),
  });
}

async function nextReviewOfPlace(trx: Transaction, caseId: string) {
  return uncorrected(await unsafeListLocationAssessments(trx, caseId))[0]?.nextReviewOn ?? null;
}
