import type { LetterKind } from "./application.ts";
import { mayWrite } from "./letter.ts";
import { isOver, type ReviewStatus } from "./review-status.ts";

/** What decides whether somebody whose application joined a review is written to. */
export type JoinedFacts = {
  status: ReviewStatus;
  /** Null before the decision; what an appeal that was upheld makes of it counts. */
  isMet: boolean | null;
  outcomeSent: boolean;
  /** From when an outcome is of this review, and not of the one before an appeal that was upheld. */
  reviewFrom: string | null;
};
type Which = { isFirst: boolean } & Omit<JoinedFacts, "reviewFrom">;

/**
 * Whether such a letter is sent to an applicant as the review stands. The letters to whoever applied first are steps of the
 * review. Everybody whose application joined it is told on their own what has been decided by then (ASBCPA 2014 s104(6), (8)).
 */
export function mayWriteTo(kind: LetterKind, { isFirst, status, isMet, outcomeSent }: Which): boolean {
  if (isFirst) return mayWrite(kind, status);
  switch (kind) {
    case "acknowledgement":
      return !isOver(status);
    case "threshold-met":
      return isMet === true && status !== "withdrawn";
    case "threshold-not-met":
      return isMet === false && status !== "withdrawn";
    case "outcome":
      return outcomeSent && status !== "withdrawn";
    case "closing":
      return status === "closed";
  }
}

type Sent = { kind: LetterKind; sentOn: string };

/** What an applicant who joined has still to be told: acknowledged, the decision, the outcome. The outcome tells the decision too. */
export function lettersOwed(facts: JoinedFacts, sent: readonly Sent[]): LetterKind[] {
  const isOfNow = ({ kind, sentOn }: Sent) => kind !== "outcome" || sentOn >= (facts.reviewFrom ?? "");
  const has = (...kinds: LetterKind[]) => sent.some((letter) => kinds.includes(letter.kind) && isOfNow(letter));
  const decision = facts.isMet === true ? ("threshold-met" as const) : ("threshold-not-met" as const);
  const owed: LetterKind[] = [];
  if (sent.length === 0) owed.push("acknowledgement");
  if (facts.isMet !== null && !has("threshold-met", "threshold-not-met", "outcome")) owed.push(decision);
  if (facts.outcomeSent && !has("outcome")) owed.push("outcome");
  return owed.filter((kind) => mayWriteTo(kind, { ...facts, isFirst: false }));
}
