import type { Actor } from "../access/actor.ts";
import { type Belonging, mayInCase } from "../access/case-rights.ts";
import type { LinkRole } from "../people/link-roles.ts";
import { highestLevel, RISK_LEVELS, type RiskDomain, type RiskLevel } from "./levels.ts";
import type { Occasion } from "./occasions.ts";
import { levelInForce, type ProposalDecision } from "./settle-level.ts";

type Days = { assessedOn: string; nextReviewOn: string | null; occasion: Occasion };
type AssessmentRefusal = { field: "assessedOn" | "nextReviewOn" | null; message: string };

/** The highest of the three domains (DOMAIN 2.2): never an average. */
export function highestOf({ reoffending, harmToOthers, harmToSelf }: Record<RiskDomain, RiskLevel>): RiskLevel {
  return highestLevel([reoffending, harmToOthers, harmToSelf]) ?? reoffending;
}

/** Whoever assesses risk in this case, of a person, a victim or its place, also says what becomes of a lower level that another proposes. */
export function mayAssess(
  actor: Pick<Actor, "id" | "memberships" | "duties" | "permissions">,
  record: Belonging,
): boolean {
  return mayInCase(actor, record, "risk:assess");
}

/** The three domains are assessed of the subject, or of anyone linked as perpetrator or at risk (DESIGN 5). */
export function isAssessable(link: { role: LinkRole; personId: string }, subjectId: string | null) {
  return link.personId === subjectId || link.role === "perpetrator" || link.role === "person-at-risk";
}

/** `latestReviewOn`: the furthest day that the level in force allows. Before closure no next review is needed. */
export function refuseAssessment(
  record: { isClosed: boolean },
  { assessedOn, nextReviewOn, occasion }: Days,
  { today, latestReviewOn }: { today: string; latestReviewOn: string },
): AssessmentRefusal | null {
  if (record.isClosed) return { field: null, message: "Risk cannot be assessed in a closed case" };
  if (assessedOn > today) return { field: "assessedOn", message: "Day of the assessment must be today or in the past" };
  if (nextReviewOn === null)
    return occasion === "closure" ? null : { field: "nextReviewOn", message: "Enter the day of the next review" };
  if (nextReviewOn <= today) return { field: "nextReviewOn", message: "Day of the next review must be in the future" };
  if (nextReviewOn > latestReviewOn) {
    const [year, month, day] = latestReviewOn.split("-").map(Number);
    return {
      field: "nextReviewOn",
      message: `Day of the next review must be ${day}.${month}.${year} or earlier, which is the limit for this level`,
    };
  }
  return null;
}

/** As recorded: `overall` counts until a lower level that is proposed has been confirmed. */
export type Recorded = {
  id: string;
  personId: string;
  overall: RiskLevel;
  proposed: RiskLevel | null;
  decision: ProposalDecision | null;
  assessedOn: string;
  /** Null for the last one before a case is closed. */
  nextReviewOn: string | null;
  correctsId: string | null;
};

export function inForce({ overall, proposed, decision }: Pick<Recorded, "overall" | "proposed" | "decision">) {
  return levelInForce({ counts: overall, proposed, decision });
}

/** What has been corrected counts no more; the correction stands in its place. */
export function uncorrected<A extends { id: string; correctsId: string | null }>(assessments: readonly A[]): A[] {
  const corrected = new Set(assessments.map((a) => a.correctsId));
  return assessments.filter((a) => !corrected.has(a.id));
}

/** The newest of each person: by the day assessed, then by the order in which they were recorded. */
export function newestOfEach<A extends { personId: string; assessedOn: string; id: string }>(
  assessments: readonly A[],
): A[] {
  const newest = new Map<string, A>();
  for (const a of assessments) {
    const known = newest.get(a.personId);
    if (!known || a.assessedOn > known.assessedOn || (a.assessedOn === known.assessedOn && a.id > known.id))
      newest.set(a.personId, a);
  }
  return [...newest.values()];
}

export type CaseRisk = {
  level: RiskLevel;
  /** The lower level that the case would have if what is proposed were confirmed. */
  proposed: RiskLevel | null;
  personId: string;
  assessedOn: string;
  reviewDueOn: string | null;
};

/** A case shows the highest level among its people, and whose; the earliest review is the one due. Null: not assessed. */
export function caseRisk(assessments: readonly Recorded[]): CaseRisk | null {
  const newest = newestOfEach(uncorrected(assessments));
  const level = highestLevel(newest.map(inForce));
  const highest = newest.find((a) => inForce(a) === level);
  if (!level || !highest) return null;
  const reviews = newest.map((a) => a.nextReviewOn).filter((day) => day !== null);
  const reviewDueOn = reviews.sort()[0] ?? null;
  const once = highestLevel(newest.map((a) => (a.decision === null ? (a.proposed ?? a.overall) : inForce(a)))) ?? level;
  const proposed = RISK_LEVELS.indexOf(once) < RISK_LEVELS.indexOf(level) ? once : null;
  return { level, proposed, personId: highest.personId, assessedOn: highest.assessedOn, reviewDueOn };
}

/** The level of one person in force, by what has been recorded; null: not assessed. */
export function personLevel(assessments: readonly Recorded[], personId: string): RiskLevel | null {
  const newest = newestOfEach(uncorrected(assessments.filter((a) => a.personId === personId)))[0];
  return newest ? inForce(newest) : null;
}

type Correction = { corrected: Recorded | undefined; personId: string };

/** A correction is of an entry about the same person that has not been corrected before. */
export function refuseCorrection(assessments: readonly Recorded[], { corrected, personId }: Correction): string | null {
  if (!corrected || corrected.personId !== personId) return "The entry to correct is not of this person";
  if (assessments.some((a) => a.correctsId === corrected.id)) return "That entry has been corrected already";
  return null;
}
