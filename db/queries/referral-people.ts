import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertReferralLink(trx: Transaction, row: Insertable<Database["referral_link"]>) {
  await trx.insertInto("referral_link").values(row).execute();
}

/** The people of a referral about a place or a problem, matched or only typed, of a referral that the caller sees. */
export function unsafeListReferralPeople(db: Executor, referralId: string) {
  return db
    .selectFrom("referral_link")
    .leftJoin("person", "person.id", "referral_link.person_id")
    .select([
      "referral_link.id",
      "referral_link.version",
      "referral_link.role",
      "referral_link.person_id as personId",
      "referral_link.typed_given_names as typedGivenNames",
      "referral_link.typed_family_name as typedFamilyName",
      "referral_link.typed_birth_date as typedBirthDate",
      "referral_link.typed_birth_date_basis as typedBirthDateBasis",
      "person.reference as personReference",
      "person.given_names as givenNames",
      "person.family_name as familyName",
      "person.birth_date as birthDate",
      "person.birth_date_basis as birthDateBasis",
    ])
    .where("referral_link.referral_id", "=", referralId)
    .orderBy("referral_link.id")
    .limit(200)
    .execute();
}

type Match = { id: string; version: number; personId: string };

/** Who the typed subject of a referral is. False when somebody said so, or decided, first. */
export async function matchSubject(trx: Transaction, partnershipId: string, { id, version, personId }: Match) {
  const result = await trx
    .updateTable("referral")
    .set({ person_id: personId, version: version + 1 })
    .where("referral.partnership_id", "=", partnershipId)
    .where("referral.id", "=", id)
    .where("referral.version", "=", version)
    .where("referral.status", "=", "awaiting-decision")
    .where("referral.person_id", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function matchLinkedPerson(trx: Transaction, partnershipId: string, { id, version, personId }: Match) {
  const result = await trx
    .updateTable("referral_link")
    .set({ person_id: personId, version: version + 1 })
    .where("referral_link.partnership_id", "=", partnershipId)
    .where("referral_link.id", "=", id)
    .where("referral_link.version", "=", version)
    .where("referral_link.person_id", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The people of one referral in another to which it was passed on. */
export async function copyReferralPeople(
  trx: Transaction,
  fromReferralId: string,
  rows: (link: Awaited<ReturnType<typeof unsafeListReferralPeople>>[number]) => Insertable<Database["referral_link"]>,
) {
  const links = await unsafeListReferralPeople(trx, fromReferralId);
  if (links.length > 0) await trx.insertInto("referral_link").values(links.map(rows)).execute();
}
