import { type Actor, groupsOf } from "../access/actor.ts";
import type { LinkRole, LinkStanding } from "../people/link-roles.ts";
import { ageOn, type BirthDateBasis, RESPONSIBLE_AGE } from "../people/person.ts";
import type { ReferralStatus } from "./referral-status.ts";

type Born = { birthDate: string | null; birthDateBasis: BirthDateBasis };
type Ages = { name: string; minAge: number | null; maxAge: number | null };
type Proposed = { role: LinkRole; receivedOn: string };
export type ReferralRefusal<F extends string = string> = { field: F | null; message: string };

/**
 * Why this person cannot be referred to this group, or null. Age on the day received; a group for children takes
 * somebody whose age is not known exactly, because a child may not be turned away for a missing date (DOMAIN 11).
 * Nobody under ten is ever recorded as a perpetrator (DOMAIN 2.5).
 */
export function refuseReferral(
  person: Born,
  group: Ages,
  referral: Proposed,
  today: string,
): ReferralRefusal<"receivedOn" | "groupId" | "role"> | null {
  if (referral.receivedOn > today)
    return { field: "receivedOn", message: "Day the referral was received must be today or in the past" };
  if (person.birthDate === null) return null;
  if (person.birthDate > referral.receivedOn) {
    return { field: "receivedOn", message: "Day the referral was received must be after the person's date of birth" };
  }
  const age = ageOn(person.birthDate, referral.receivedOn);
  if (referral.role === "perpetrator" && age < RESPONSIBLE_AGE && person.birthDateBasis === "exact") {
    return {
      field: "role",
      message: `A child under ${RESPONSIBLE_AGE} is never recorded as a perpetrator: refer as a person at risk`,
    };
  }
  if (person.birthDateBasis === "approximate") return null;
  if (group.minAge !== null && age < group.minAge) {
    return {
      field: "groupId",
      message: `${group.name} is for people aged ${group.minAge} and over; this person was ${age}`,
    };
  }
  if (group.maxAge !== null && age > group.maxAge) {
    return {
      field: "groupId",
      message: `${group.name} is for people under ${group.maxAge + 1}; this person was ${age}`,
    };
  }
  return null;
}

/** The chair and the coordinators of the group that the referral was made to. */
export function mayDecide(actor: Pick<Actor, "memberships">, referral: { groupId: string }) {
  return groupsOf(actor, ["chair", "coordinator"]).includes(referral.groupId);
}

type Waiting = { status: ReferralStatus; receivedOn: string };

export function refuseDecision(
  referral: Waiting,
  decidedOn: string,
  today: string,
): ReferralRefusal<"decidedOn"> | null {
  if (referral.status !== "awaiting-decision")
    return { field: null, message: "This referral has been decided already" };
  if (decidedOn > today) return { field: "decidedOn", message: "Day of the decision must be today or in the past" };
  if (decidedOn < referral.receivedOn)
    return { field: "decidedOn", message: "Day of the decision must be on or after the day the referral was received" };
  return null;
}

/** In a new case a suspect is alleged, whatever the referral says (DPA 2018 s38, DOMAIN 11). */
export function standingAtAcceptance(role: LinkRole): LinkStanding | null {
  return role === "perpetrator" ? "alleged" : null;
}
