import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  type ReferralSubject,
  refuseLinkedPeople,
  refuseTold,
  toldThatBelongs,
} from "#app/domain/cases/referral-subject.ts";
import type { ToldDetails } from "#app/domain/cases/referral.form.ts";
import { refuseReferral, standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseBirthDate } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { findLocation } from "#db/queries/locations.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { insertReferralLink } from "#db/queries/referral-people.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Group = { name: string; minAge: number | null; maxAge: number | null };

/** The columns of a referral that say what it is about, and that as it is kept; or why it cannot be made. */
export async function resolveSubject(
  trx: Transaction,
  { actor, now }: At,
  subject: ReferralSubject,
  group: Group,
  receivedOn: string,
) {
  const today = londonDay(now);
  const refused = (refusal: { field: string | null; message: string }) => ({ kind: "refused" as const, refusal });
  if (subject.kind === "person" || subject.kind === "typed") {
    const person =
      subject.kind === "typed"
        ? { ...subject.person, id: null }
        : await findIdentityCard(trx, actor, subject.personId, searchBounds(now));
    if (!person) return { kind: "not-found" as const };
    const { role } = subject;
    const told = toldThatBelongs(subject.told, person, receivedOn);
    const refusal =
      (subject.kind === "typed" ? refuseBirthDate(person, today) : null) ??
      refuseReferral(person, group, { role, receivedOn }, today) ??
      refuseTold(told, person, receivedOn, today);
    if (refusal) return refused(refusal);
    const typed = subject.kind === "typed" ? typedColumns(subject.person) : {};
    const columns = { person_id: person.id, person_role: role, ...toldColumns(told), ...typed };
    const kept = { ...subject, told };
    return { kind: "found" as const, columns: { subject_kind: "person" as const, ...columns }, subject: kept };
  }
  const { locationId } = subject;
  if (locationId !== null && !(await findLocation(trx, actor, locationId))) return { kind: "not-found" as const };
  const refusal =
    refuseReferral({ birthDate: null, birthDateBasis: "unknown" }, group, { role: "victim", receivedOn }, today) ??
    refuseLinkedPeople(subject.people, receivedOn, today);
  if (refusal) return refused(refusal);
  const columns =
    subject.kind === "location"
      ? { subject_kind: "location" as const, location_id: subject.locationId }
      : {
          subject_kind: "problem" as const,
          location_id: locationId,
          problem_title: subject.title,
          problem_area: subject.area,
        };
  return { kind: "found" as const, columns: { person_id: null, person_role: null, ...columns }, subject };
}

function typedColumns(person: Extract<ReferralSubject, { kind: "typed" }>["person"]) {
  return {
    typed_given_names: person.givenNames,
    typed_family_name: person.familyName,
    typed_birth_date: person.birthDate,
    typed_birth_date_basis: person.birthDateBasis,
    typed_area: person.area,
  };
}

function toldColumns(told: ToldDetails) {
  return {
    person_told: told.personTold,
    person_told_by: told.personToldBy,
    person_told_on: told.personToldOn,
    person_not_told_reason: told.personNotToldReason,
    parent_told: told.parentTold,
    parent_told_by: told.parentToldBy,
    parent_told_on: told.parentToldOn,
    parent_not_told_reason: told.parentNotToldReason,
  };
}

/** The people of a referral about a place or a problem, as they were typed. */
export async function linkTypedPeople(
  trx: Transaction,
  { actor, now }: At,
  referralId: string,
  subject: ReferralSubject,
) {
  if (subject.kind === "person" || subject.kind === "typed") return;
  for (const { role, givenNames, familyName, birthDate, birthDateBasis } of subject.people) {
    await insertReferralLink(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      referral_id: referralId,
      person_id: null,
      role,
      standing: standingAtAcceptance(role) === "alleged" ? "alleged" : null,
      typed_given_names: givenNames,
      typed_family_name: familyName,
      typed_birth_date: birthDate,
      typed_birth_date_basis: birthDateBasis,
      version: 1,
      created_at: now.toISOString(),
    });
  }
}
