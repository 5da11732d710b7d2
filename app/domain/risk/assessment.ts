import type { LinkRole } from "../people/link-roles.ts";
import { highestLevel, type RiskLevel } from "./levels.ts";

type Levels = { reoffending: RiskLevel; harmToOthers: RiskLevel; harmToSelf: RiskLevel };
type Days = { assessedOn: string; nextReviewOn: string };

/** The highest of the three domains (DOMAIN 2.2): never an average. */
export function overallLevel({ reoffending, harmToOthers, harmToSelf }: Levels): RiskLevel {
  return highestLevel([reoffending, harmToOthers, harmToSelf]) ?? reoffending;
}

/** The three domains are assessed of the subject, or of anyone linked as perpetrator or at risk (DESIGN 5). */
export function isAssessable(link: { role: LinkRole; personId: string }, subjectId: string | null) {
  return link.personId === subjectId || link.role === "perpetrator" || link.role === "person-at-risk";
}

export function refuseAssessment(
  record: { isClosed: boolean },
  { assessedOn, nextReviewOn }: Days,
  today: string,
): { field: "assessedOn" | "nextReviewOn" | null; message: string } | null {
  if (record.isClosed) return { field: null, message: "Risk cannot be assessed in a closed case" };
  if (assessedOn > today) return { field: "assessedOn", message: "Day of the assessment must be today or in the past" };
  if (nextReviewOn <= today) return { field: "nextReviewOn", message: "Day of the next review must be in the future" };
  return null;
}

export type NewestAssessment = {
  personId: string;
  overall: RiskLevel;
  assessedOn: string;
  /** Null for the last one before a case is closed. */
  nextReviewOn: string | null;
};
export type CaseRisk = { level: RiskLevel; personId: string; assessedOn: string; reviewDueOn: string | null };

/** A case shows the highest level among its people, and whose; the earliest review is the one due. Null: not assessed. */
export function caseRisk(newest: readonly NewestAssessment[]): CaseRisk | null {
  const level = highestLevel(newest.map((a) => a.overall));
  const highest = newest.find((a) => a.overall === level);
  if (!level || !highest) return null;
  const reviews = newest.map((a) => a.nextReviewOn).filter((day) => day !== null);
  const reviewDueOn = reviews.sort()[0] ?? null;
  return { level, personId: highest.personId, assessedOn: highest.assessedOn, reviewDueOn };
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
