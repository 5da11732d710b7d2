import { type Actor, groupsOf } from "../access/actor.ts";
import type { SubjectKind } from "./case-status.ts";
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

type Subject = {
  subjectKind: SubjectKind;
  personId: string | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis | null;
  typedBirthDate: string | null;
  typedBirthDateBasis: BirthDateBasis | null;
};

/** Born as the record says, else as the referrer typed; null for what is no person. */
export function bornOfSubject(subject: Subject): Born | null {
  if (subject.subjectKind !== "person") return null;
  return subject.personId === null
    ? { birthDate: subject.typedBirthDate, birthDateBasis: subject.typedBirthDateBasis ?? "unknown" }
    : { birthDate: subject.birthDate, birthDateBasis: subject.birthDateBasis ?? "unknown" };
}

/**
 * Why the group cannot take the referral on. Age on the day of the decision, on which the case begins: whoever has turned
 * 18 since the referral is for a group for adults (DOMAIN 11).
 */
export function refuseAcceptance(
  subject: Subject,
  group: Ages,
  { role, decidedOn }: { role: LinkRole; decidedOn: string },
  today: string,
): ReferralRefusal | null {
  const born = bornOfSubject(subject);
  if (born === null) return null;
  if (subject.personId === null)
    return { field: "decision", message: "Say who this person is before you accept the referral" };
  const refusal = refuseReferral(born, group, { role, receivedOn: decidedOn }, today);
  if (refusal === null) return null;
  return { field: refusal.field === "role" ? "role" : "decision", message: refusal.message };
}

/** Why the referral cannot be passed on to that group: the rules of a new referral, and it has to be another. */
export function refuseRedirect(
  subject: Subject & { groupId: string; receivedOn: string; personRole: LinkRole | null },
  to: Ages & { id: string },
  decidedOn: string,
  today: string,
): ReferralRefusal | null {
  if (to.id === subject.groupId) return { field: "toGroupId", message: "Select another group" };
  const born = bornOfSubject(subject);
  if (born === null) return null;
  const refusal = refuseReferral(born, to, { role: subject.personRole ?? "victim", receivedOn: decidedOn }, today);
  return refusal && { field: "toGroupId", message: refusal.message };
}

/**
 * Why this record cannot be the person of the referral: the rules of a referral, of the record. `group` is null of
 * somebody who is not its subject, to whom no ages apply.
 */
export function refuseLinkOf(person: Born, group: Ages | null, proposed: Proposed, today: string) {
  const refusal = refuseReferral(person, group ?? { name: "", minAge: null, maxAge: null }, proposed, today);
  return refusal && { field: "personId", message: refusal.message };
}

type Made = { status: ReferralStatus; createdBy: string | null; referringUserId: string | null };

/** Whoever made it, or the officer from whom it comes, while nothing has been decided. */
export function mayWithdraw(actor: { id: string }, { status, createdBy, referringUserId }: Made): boolean {
  return status === "awaiting-decision" && (createdBy === actor.id || referringUserId === actor.id);
}

/** In a new case a suspect is alleged, whatever the referral says (DPA 2018 s38, DOMAIN 11). */
export function standingAtAcceptance(role: LinkRole): LinkStanding | null {
  return role === "perpetrator" ? "alleged" : null;
}
