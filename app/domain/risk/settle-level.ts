type Asked<L> = {
  /** What the answers alone come to: of three domains the highest, of a questionnaire its band. */
  found: L;
  /** What the assessor says instead; null: the same. */
  chosen: L | null;
  /** In force before; null when not assessed. */
  before: L | null;
  /** How many steps below `found` the assessor may go; null: any. */
  mostSteps: number | null;
};
export type Settled<L> = { counts: L; proposed: L | null };

/**
 * DOMAIN 2.2 and 11. Raising takes force at once. Lowering from High or above, or to below what was found, is proposed: until a
 * second person or a meeting confirms it, the higher level counts. Lowering below High takes force at once, with a reason.
 * `scale` has the lowest first.
 */
export function settleLevel<L extends string>(scale: readonly L[], guardedFrom: L, asked: Asked<L>): Settled<L> {
  const { found, chosen, before } = asked;
  const rank = (level: L) => scale.indexOf(level);
  const wanted = chosen ?? found;
  const guarded = before !== null && rank(before) >= rank(guardedFrom) ? before : found;
  const counts = rank(guarded) > rank(found) ? guarded : found;
  return rank(wanted) < rank(counts) ? { counts, proposed: wanted } : { counts: wanted, proposed: null };
}

/** Why the level cannot be chosen so, or null: too far below, or without the reason that a lowering or an override needs. */
export function refuseLevel<L extends string>(
  scale: readonly L[],
  { found, chosen, before, mostSteps }: Asked<L>,
  reason: string | null,
): { field: "chosen" | "levelReason"; message: string } | null {
  const rank = (level: L) => scale.indexOf(level);
  const wanted = chosen ?? found;
  if (mostSteps !== null && rank(found) - rank(wanted) > mostSteps)
    return {
      field: "chosen",
      message:
        mostSteps === 0
          ? "The overall level cannot be below the highest of the three"
          : `The overall level can be at most ${mostSteps === 1 ? "one level" : `${mostSteps} levels`} below the highest of the three`,
    };
  if (reason) return null;
  if (wanted !== found) return { field: "levelReason", message: "Enter why the level is not the one found" };
  if (before !== null && rank(wanted) < rank(before))
    return { field: "levelReason", message: "Enter why the level is lower than before" };
  return null;
}

export type ProposalDecision = "confirmed" | "refused";

/** What counts now: the proposed level once it has been confirmed, and never before. */
export function levelInForce<L extends string>({
  counts,
  proposed,
  decision,
}: Settled<L> & { decision: ProposalDecision | null }): L {
  return proposed !== null && decision === "confirmed" ? proposed : counts;
}

type Proposal = {
  proposed: string | null;
  decision: ProposalDecision | null;
  /** Nothing has been assessed of the person since. */
  isNewest: boolean;
  assessedBy: string | null;
};

/** DOMAIN 11: the second person may assess in that case, and did not propose it. */
export function refuseDecision(proposal: Proposal, deciderId: string): string | null {
  if (proposal.proposed === null) return "This assessment proposes no lower level";
  if (proposal.decision !== null) return `It has been ${proposal.decision} already`;
  if (!proposal.isNewest) return "There is a newer assessment: decide on what that one says";
  if (proposal.assessedBy === deciderId) return "You proposed it: somebody else has to confirm or refuse it";
  return null;
}

/** A meeting that confirms: one of the group's own, not cancelled, held on the day of the proposal or later, and not to come. */
export function refuseSitting(
  sitting: { day: string; status: string } | undefined,
  { proposedOn, today }: { proposedOn: string; today: string },
): string | null {
  if (!sitting || sitting.status === "cancelled" || sitting.day > today)
    return "Select a meeting of the group that has taken place";
  return sitting.day < proposedOn ? "The meeting was before the lower level was proposed" : null;
}
