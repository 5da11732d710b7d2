import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { inForce, newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { isHigh, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import { isComplete, type Requirement, whatHighNeeds } from "#app/domain/risk/requirements.ts";
import { latestReviewOn } from "#app/domain/risk/reviews.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import {
  unsafeCountOpenActionsOf,
  unsafeListAssessmentsOfCases,
  unsafeListOpenSteps,
  unsafeListQuestionsOfCases,
  unsafeListSignOffs,
  unsafeListVictimsOf,
} from "#db/queries/high-risk-facts.ts";
import type { Executor } from "#db/transaction.ts";

/** As a plan names the domains. */
const DOMAIN_OF_STEP: Partial<Record<string, RiskDomain>> = {
  reoffending: "reoffending",
  "harm-to-others": "harmToOthers",
  "harm-to-self": "harmToSelf",
};

type Case = { id: string; groupKind: GroupKind; leadUserId: string | null };
export type HighAssessment = {
  caseId: string;
  personId: string;
  assessmentId: string;
  level: RiskLevel;
  assessedBy: string | null;
  recordedAt: string;
  requirements: Requirement[];
  isComplete: boolean;
  isSignedOff: boolean;
};

/** Of each person in these cases whose level in force is High or above: what their newest assessment has and lacks. */
export async function requirementsOf(
  db: Executor,
  cases: readonly Case[],
  { settings, today }: { settings: Settings; today: string },
): Promise<HighAssessment[]> {
  const ids = cases.map(({ id }) => id);
  const all = await unsafeListAssessmentsOfCases(db, ids);
  const signOffs = await unsafeListSignOffs(db, ids);
  const questions = await unsafeListQuestionsOfCases(db, ids);
  const victims = await unsafeListVictimsOf(db, ids, today);
  const openActions = await unsafeCountOpenActionsOf(db, ids);
  const steps = await unsafeListOpenSteps(db, ids);
  const answersOf = (caseId: string, personId: string) =>
    questions.find((q) => q.caseId === caseId && q.personId === personId);

  return cases.flatMap((record) =>
    newestOfEach(uncorrected(all.filter((a) => a.caseId === record.id)))
      .filter((a) => isHigh(inForce(a)))
      .map((a) => {
        const answers = answersOf(record.id, a.personId);
        const isSignedOff = signOffs.get(a.id) ?? false;
        const requirements = whatHighNeeds({
          levels: a,
          reasons: {
            reoffending: a.reoffendingReasons,
            harmToOthers: a.harmToOthersReasons,
            harmToSelf: a.harmToSelfReasons,
          },
          hasLeadOfficer: record.leadUserId !== null,
          plannedDomains: steps
            .filter((s) => s.caseId === record.id && (s.personId === null || s.personId === a.personId))
            .flatMap((s) => DOMAIN_OF_STEP[s.domain] ?? []),
          openActions: openActions.get(record.id) ?? 0,
          nextReviewOn: a.nextReviewOn,
          latestReviewOn: latestReviewOn("high", londonDay(new Date(a.recordedAt)), settings),
          isOfJag: record.groupKind === "jag",
          jagAnswered: answers?.jagReferral != null,
          victimFirst: victims
            .filter((v) => v.caseId === record.id)
            .map((v) => answersOf(record.id, v.personId)?.victimFirst ?? null),
          safeguardingAnswered: answers?.safeguarding != null,
          mentalHealthAnswered: answers?.mentalHealth != null,
          substanceMisuseAnswered: answers?.substanceMisuse != null,
          hasSharingBasis: answers?.sharingBasis != null,
          signedOff: isSignedOff,
        });
        const { id: assessmentId, personId, assessedBy, recordedAt } = a;
        const shared = { caseId: record.id, personId, assessmentId, assessedBy, recordedAt, level: inForce(a) };
        return { ...shared, requirements, isSignedOff, isComplete: isComplete(requirements) };
      }),
  );
}
