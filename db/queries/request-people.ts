import { isInForce } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

/**
 * Identity cards of people of the partnership, for the search within a request about one's own data alone: also of those
 * whose cases are restricted, of whom their own request may tell. The standing record of each.
 */
export function unsafeListCardsForRequest(db: Executor, partnershipId: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person")
    .select(["person.id", "person.reference", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .select(["person.area_words as areaWords", "person.name_folded as nameFolded"])
    .where("person.partnership_id", "=", partnershipId)
    .where("person.merged_into_id", "is", null)
    .where("person.id", "in", ids)
    .limit(ids.length)
    .execute();
}

export function unsafeFindCardForRequest(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("person")
    .select(["person.id", "person.reference"])
    .where("person.partnership_id", "=", partnershipId)
    .where("person.merged_into_id", "is", null)
    .where("person.id", "=", id)
    .executeTakeFirst();
}

/** Whose duty it is to answer requests, with their names. */
export function listRequestOfficers(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("duty")
    .innerJoin("user_account", "user_account.id", "duty.user_id")
    .select(["user_account.id", "user_account.name", "user_account.name_folded as nameFolded"])
    .distinct()
    .where("duty.partnership_id", "=", partnershipId)
    .where("duty.duty", "=", "information-governance")
    .where(isInForce("duty", today))
    .where("user_account.status", "=", "active")
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(200)
    .execute();
}
