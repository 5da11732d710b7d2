import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { RISK_LEVEL_NAMES } from "#app/domain/risk/levels.ts";
import { VICTIM_BAND_NAMES } from "#app/domain/risk/victim-band.ts";
import { unsafeListRiskAssessments } from "#db/queries/risk-assessments.ts";
import { unsafeListVictimAssessments } from "#db/queries/victim-assessments.ts";
import type { Executor } from "#db/transaction.ts";

type Key = { id: string; personId: string; assessedOn: string; correctsId: string | null };

/** An assessment of a case that the caller has found visible, of a person in three domains or of a victim, as a proposal. */
export async function findProposal(db: Executor, caseId: string, id: string) {
  const assessments = await unsafeListRiskAssessments(db, caseId);
  const a = assessments.find((row) => row.id === id);
  if (a) {
    const names = { counts: RISK_LEVEL_NAMES[a.overall], proposed: a.proposed && RISK_LEVEL_NAMES[a.proposed] };
    return { ...a, ...names, kind: "person" as const, isNewest: isNewest(assessments, a) };
  }
  const victims = await unsafeListVictimAssessments(db, caseId);
  const v = victims.find((row) => row.id === id);
  if (!v) return undefined;
  const names = { counts: VICTIM_BAND_NAMES[v.band], proposed: v.proposed && VICTIM_BAND_NAMES[v.proposed] };
  return { ...v, ...names, kind: "victim" as const, isNewest: isNewest(victims, v) };
}

function isNewest(all: readonly Key[], one: Key) {
  return newestOfEach(uncorrected(all.filter((a) => a.personId === one.personId)))[0]?.id === one.id;
}
