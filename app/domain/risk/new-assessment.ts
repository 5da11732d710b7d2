import type { LinkRole } from "../people/link-roles.ts";
import type { Settings } from "../settings/definitions.ts";
import type { Assessment } from "./assess-risk.form.ts";
import {
  highestOf,
  isAssessable,
  personLevel,
  type Recorded,
  refuseAssessment,
  refuseCorrection,
  uncorrected,
  newestOfEach,
} from "./assessment.ts";
import { isAssessedAsChild } from "./audience.ts";
import type { GroupKind } from "../groups/group-kinds.ts";
import { isHigh, RISK_LEVELS } from "./levels.ts";
import { latestReviewOn } from "./reviews.ts";
import { refuseLevel, type Settled, settleLevel } from "./settle-level.ts";
import type { RiskLevel } from "./levels.ts";

type Link = { personId: string; role: LinkRole; birthDate: string | null };
type Facts = {
  record: { status: string; personId: string | null; groupKind: GroupKind };
  links: readonly Link[];
  assessments: readonly Recorded[];
  today: string;
  settings: Settings;
  openFactorIds: ReadonlySet<string>;
};
export type NewAssessment = Settled<RiskLevel> & { nextReviewOn: string | null };
type Refused = { refusal: { field: string | null; message: string } };

/** What an assessment comes to among what has been recorded before it, or why it cannot be. */
export function decideAssessment(a: Assessment, facts: Facts): NewAssessment | Refused {
  const { record, links, assessments, today, settings } = facts;
  const link = links.find((l) => l.personId === a.personId && isAssessable(l, record.personId));
  if (!link) return refuse("personId", "Select a person of this case whose risk is assessed");
  const wrong = a.correctsId ? refuseBadCorrection(a, a.correctsId, assessments) : null;
  if (wrong) return wrong;
  if (a.factors.some((id) => !facts.openFactorIds.has(id))) return refuse("factors", "Select from the list");

  if (isAssessedAsChild({ groupKind: record.groupKind, birthDate: link.birthDate }, today)) {
    if (!a.strengths) return refuse("strengths", "Enter the child’s strengths");
    if (!a.ownView) return refuse("ownView", "Enter the child’s own view, or why it is not known");
  }

  const asked = {
    found: highestOf(a),
    chosen: a.chosen,
    before: personLevel(assessments, a.personId),
    mostSteps: settings["risk.lower-most-levels"],
  };
  const level = refuseLevel(RISK_LEVELS, asked, a.levelReason);
  if (level) return { refusal: level };
  const settled = settleLevel(RISK_LEVELS, "high", asked);
  const latest = latestReviewOn(settled.counts, today, settings);
  const nextReviewOn = a.nextReviewOn ?? (a.occasion === "closure" ? null : latest);
  const bounds = { today, latestReviewOn: latest };
  const refusal = refuseAssessment({ isClosed: record.status === "closed" }, { ...a, nextReviewOn }, bounds);
  if (refusal) return { refusal };
  return refuseQuietLowering(a, settled, facts) ?? { ...settled, nextReviewOn };
}

function refuseBadCorrection(a: Assessment, correctsId: string, assessments: readonly Recorded[]): Refused | null {
  if (!a.correctionReason) return refuse("correctionReason", "Enter what was wrong");
  const corrected = assessments.find(({ id }) => id === correctsId);
  const message = refuseCorrection(assessments, { corrected, personId: a.personId });
  return message ? refuse(null, message) : null;
}

/** A day or a correction that would let an older entry count, and so lower a High without anybody confirming it. */
function refuseQuietLowering(a: Assessment, { counts }: Settled<RiskLevel>, { assessments }: Facts): Refused | null {
  const before = personLevel(assessments, a.personId);
  if (!isHigh(before)) return null;
  const added: Recorded = {
    ...{ id: "~", personId: a.personId, overall: counts, proposed: null, decision: null },
    ...{ assessedOn: a.assessedOn, nextReviewOn: null, correctsId: a.correctsId },
  };
  const after = personLevel([...assessments, added], a.personId);
  if (after !== null && before !== null && RISK_LEVELS.indexOf(after) >= RISK_LEVELS.indexOf(before)) return null;
  return refuse("assessedOn", "With this day the level would fall from High by itself: assess again instead");
}

/** The one that a form must have seen. */
export function newestSeen(assessments: readonly Recorded[], personId: string): string | null {
  return newestOfEach(uncorrected(assessments.filter((a) => a.personId === personId)))[0]?.id ?? null;
}

function refuse(field: string | null, message: string): Refused {
  return { refusal: { field, message } };
}
