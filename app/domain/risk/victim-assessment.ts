import type { Settings } from "../settings/definitions.ts";
import { refuseAssessment } from "./assessment.ts";
import { type Questionnaire, type Score, scoreOf } from "./questionnaire.ts";
import { latestReviewOn } from "./reviews.ts";
import { levelInForce, type ProposalDecision, refuseLevel, type Settled, settleLevel } from "./settle-level.ts";
import type { VictimAnswers } from "./victim-assessment.form.ts";
import { VICTIM_BANDS, type VictimBand } from "./victim-band.ts";

export type RecordedBand = {
  id: string;
  band: VictimBand;
  proposed: VictimBand | null;
  decision: ProposalDecision | null;
  assessedOn: string;
  correctsId: string | null;
};

export function bandInForce({ band, proposed, decision }: Pick<RecordedBand, "band" | "proposed" | "decision">) {
  return levelInForce({ counts: band, proposed, decision });
}

type Facts = {
  isClosed: boolean;
  /** The newest of this victim that has not been corrected. */
  before: RecordedBand | undefined;
  /** The day of the newest entry that this one does not correct. */
  standingOn: string | null;
  today: string;
  settings: Settings;
};
type Decided = Settled<VictimBand> & Score & { answers: number[]; triggers: number[]; nextReviewOn: string | null };

/** What the answers come to (DOMAIN 2.3), with the assessor's override; a High is lowered as everywhere, by two people (11). */
export function decideVictimAssessment(
  q: Questionnaire,
  a: VictimAnswers,
  { isClosed, before, standingOn, today, settings }: Facts,
): Decided | { refusal: { field: string | null; message: string } } {
  const answers = q.questions.map((_question, at) => a[`answer-${at}`] ?? 0);
  const triggers = [...new Set(a.triggers.map(Number))].sort((x, y) => x - y);
  const score = scoreOf(q, answers, triggers);
  if (a.correctsId && !a.correctionReason)
    return { refusal: { field: "correctionReason", message: "Enter what was wrong" } };
  if (a.correctsId && a.correctsId !== before?.id)
    return { refusal: { field: null, message: "Only the newest assessment of this victim can be corrected" } };
  if (standingOn !== null && a.assessedOn < standingOn)
    return { refusal: { field: "assessedOn", message: "Day of the assessment must not be before the newest one" } };
  const asked = { found: score.band, chosen: a.chosen, before: before ? bandInForce(before) : null, mostSteps: null };
  const wrong = refuseLevel(VICTIM_BANDS, asked, a.levelReason);
  if (wrong) return { refusal: wrong };
  const settled = settleLevel(VICTIM_BANDS, "high", asked);
  const latest = latestReviewOn(settled.counts === "standard" ? "low" : settled.counts, today, settings);
  const nextReviewOn = a.nextReviewOn ?? (a.occasion === "closure" ? null : latest);
  const refusal = refuseAssessment({ isClosed }, { ...a, nextReviewOn }, { today, latestReviewOn: latest });
  return refusal ? { refusal } : { ...settled, ...score, answers, triggers, nextReviewOn };
}
