/** What somebody says of their own part in what is reviewed. */
export const CONFLICT_NAMES = {
  none: "No conflict of interest",
  managed: "Has dealt with the case under review",
  personal: "Has a personal interest",
} as const;
export type Conflict = keyof typeof CONFLICT_NAMES;
export const CONFLICTS = Object.keys(CONFLICT_NAMES) as [Conflict, ...Conflict[]];

/** Somebody of the pool of review authors, and what is known of their part in this review. */
export type Candidate = {
  isActive: boolean;
  /** The last declaration for this review; null when they have made none. */
  declared: Conflict | null;
  /** Known without asking: an officer of an incident or a case that it concerns, or its contact officer. */
  hasDealtWith: boolean;
};

/**
 * Why somebody cannot be the author of a review, or null: the author must not have managed the case (DOMAIN 1.3). What is
 * known counts whatever was declared, and nobody is named who has not declared.
 */
export function refuseReviewer({ isActive, declared, hasDealtWith }: Candidate): string | null {
  if (!isActive) return "This person is not in the pool of review authors at present";
  if (hasDealtWith) return "This person has dealt with the case, so somebody else must review it";
  if (declared === null) return "Record first what this person has declared";
  if (declared === "managed") return "This person has dealt with the case, so somebody else must review it";
  return declared === "personal" ? "This person has a personal interest, so somebody else must review it" : null;
}

/** A member of the panel may have dealt with the case, and answers for that; a personal interest bars. */
export function refusePanelMember({ declared }: Pick<Candidate, "declared">): string | null {
  return declared === "personal" ? "This person has a personal interest, so they cannot be on the panel" : null;
}
