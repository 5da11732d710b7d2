import type { Actor } from "#app/domain/access/actor.ts";
import type { MatchedPerson } from "#app/domain/cases/match-person.form.ts";
import { mayDecide, refuseLinkOf } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { createPerson } from "#app/services/people/create-person.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupTakingCases } from "#db/queries/case-groups.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { matchLinkedPerson, matchSubject, unsafeListReferralPeople } from "#db/queries/referral-people.ts";
import { findReferralById } from "#db/queries/referrals.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Of whom a referral speaks that is only typed: its subject, or one of the people of a place or problem. */
export async function findTypedPerson(db: Executor, actor: Actor, referralId: string, linkId: string | null) {
  const referral = await findReferralById(db, actor, referralId);
  if (!referral) return null;
  if (linkId === null) {
    if (referral.typedFamilyName === null || referral.personId !== null) return { referral, typed: null };
    const { version, typedGivenNames, typedFamilyName, typedBirthDate, typedBirthDateBasis, typedArea } = referral;
    const role = referral.personRole ?? ("victim" as const);
    const typed = { version, role, typedGivenNames, typedFamilyName, typedBirthDate, typedBirthDateBasis, typedArea };
    return { referral, typed };
  }
  const link = (await unsafeListReferralPeople(db, referral.id)).find((person) => person.id === linkId);
  if (!link) return null;
  return { referral, typed: link.personId === null ? { ...link, typedArea: null } : null };
}

/**
 * Says who a typed person is: somebody whom a search of the actor's own has just shown, or a new record made of what was
 * typed. A new person is made first, in a transaction of its own; if the match is lost to somebody else, the record stays.
 */
export async function matchPerson(context: Context, referralId: string, linkId: string | null, form: MatchedPerson) {
  const { db, actor, now } = context;
  const found = await findTypedPerson(db, actor, referralId, linkId);
  if (!found) return { kind: "not-found" as const };
  if (!mayDecide(actor, found.referral)) return { kind: "forbidden" as const };
  const { typed } = found;
  if (typed === null || typed.version !== form.version) return { kind: "changed" as const };
  let { personId } = form;
  if (personId === "new") {
    const made = await createPerson(context, {
      searchId: form.searchId,
      givenNames: typed.typedGivenNames || "Not known",
      familyName: typed.typedFamilyName ?? "Not known",
      birthDate: typed.typedBirthDate,
      birthDateBasis: typed.typedBirthDateBasis ?? "unknown",
      areaWords: typed.typedArea,
    });
    if (made.kind === "refused")
      return { kind: "refused" as const, refusal: { field: "personId", message: made.refusal.message } };
    if (made.kind === "likely-known")
      return {
        kind: "refused" as const,
        refusal: { field: "personId", message: "Check whether it is one of these people" },
      };
    personId = made.id;
  }
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const latest = await findTypedPerson(trx, actor, referralId, linkId);
    if (!latest?.typed || latest.referral.status !== "awaiting-decision") return { kind: "changed" as const };
    const person = await findIdentityCard(trx, actor, personId, searchBounds(now));
    if (!person)
      return { kind: "refused" as const, refusal: { field: "personId", message: "Select one of these people" } };
    const group = await findGroupTakingCases(trx, actor.partnershipId, latest.referral.groupId, today);
    const { receivedOn } = latest.referral;
    const refusal = refuseLinkOf(
      person,
      linkId === null ? (group ?? null) : null,
      { role: typed.role, receivedOn },
      today,
    );
    if (refusal) return { kind: "refused" as const, refusal };
    const { partnershipId } = actor;
    const matched =
      linkId === null
        ? await matchSubject(trx, partnershipId, { id: referralId, version: form.version, personId })
        : await matchLinkedPerson(trx, partnershipId, { id: linkId, version: form.version, personId });
    if (!matched) return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "combination",
      event: "referral.person-matched",
      objectKind: "referral",
      objectId: referralId,
      fields: ["personId"],
      detail: { before: { personId: null }, after: { personId, linkId } },
      objects: [{ kind: "person", id: personId }],
    });
    return { kind: "done" as const };
  });
}
