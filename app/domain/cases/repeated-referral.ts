import type { LinkRole } from "../people/link-roles.ts";
import type { CaseStatus } from "./case-status.ts";
import type { ReferralStatus } from "./referral-status.ts";

/** What the group has about the person, as far as the actor may know of it. */
export type KnownOfPerson = {
  cases: readonly { id: string; reference: string; status: CaseStatus }[];
  referrals: readonly { id: string; reference: string; status: ReferralStatus; role: LinkRole | null }[];
};
export type AlreadyThere = { kind: "case" | "referral"; id: string; reference: string };

/**
 * What makes another referral of the person to the same group look like a repetition: a case that is not closed, or a
 * referral in the same role that still waits. A warning and no refusal: there may be a reason. Only from what the actor
 * may know (DESIGN 5): a warning about anything else would say that the group works with the person.
 */
export function alreadyThere({ cases, referrals }: KnownOfPerson, role: LinkRole | null): AlreadyThere | null {
  const held = cases.find((c) => c.status !== "closed");
  if (held) return { kind: "case", id: held.id, reference: held.reference };
  const waiting = referrals.find((r) => r.status === "awaiting-decision" && r.role === role);
  return waiting ? { kind: "referral", id: waiting.id, reference: waiting.reference } : null;
}

export const ALREADY_THERE_WORDS = {
  case: "This group already has an open case about this person",
  referral: "This group already has the same referral, waiting for a decision",
} as const satisfies Record<AlreadyThere["kind"], string>;
