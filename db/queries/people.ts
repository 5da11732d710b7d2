import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { SearchBounds } from "#app/domain/search/kept-search.ts";
import { filledUp } from "../filled-up.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import { madeOnceFor } from "../made-once-for.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { cardsAtHandOf, identityCardsVisibleTo, partsVisibleTo, peopleVisibleTo } from "../visibility/people.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";

const NAMED = [
  "person.id",
  "person.reference",
  "person.given_names as givenNames",
  "person.family_name as familyName",
  "person.birth_date as birthDate",
  "person.birth_date_basis as birthDateBasis",
] as const;

export async function insertPerson(trx: Transaction, row: Insertable<Database["person"]>) {
  await trx.insertInto("person").values(row).execute();
}

/** In full: for whoever sees something that links to the person. */
export function findPersonById(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("person")
    .select(NAMED)
    .select(["person.version", "person.area_words as areaWords", "person.sex"])
    .select("person.merged_into_id as mergedIntoId")
    .where(peopleVisibleTo(actor))
    .where("person.id", "=", id)
    .executeTakeFirst();
}

/** Name, birth date and area of somebody whom the actor has just found or recorded, or may open. */
export async function findIdentityCard(db: Executor, actor: Actor, id: string, bounds: SearchBounds) {
  const [card] = await cardAtHand(db, actor, { id, bounds });
  return card;
}

const cardAtHand = madeOnceFor((db, actor: Actor, { id, bounds }: { id: string; bounds: SearchBounds }) =>
  db
    .selectFrom("person")
    .select(NAMED)
    .select(["person.area_words as areaWords"])
    .where(cardsAtHandOf(actor, bounds))
    .where("person.id", "=", id),
);

/** Of these people, those of whom listIdentityCards gives a card that the actor may open, in no order. */
export async function listWhoOpensTo(db: Executor, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await opening(db, actor, { ids: filledUp(ids) });
  return rows.map(({ id }) => id);
}

const opening = madeOnceFor((db, actor: Actor, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom("person as asked")
    .crossJoin("person")
    .select("person.id")
    .whereRef("person.id", "=", "asked.id")
    .where("asked.id", "in", ids)
    .where(identityCardsVisibleTo(actor))
    .where(peopleVisibleTo(actor))
    .limit(ids.length),
);

/** The cards of these people, in no order, with whether the actor may open them and whether anything is held on them. */
export function listIdentityCards(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  // A cross join, because SQLite would go through the partnership rather than look up more than a few.
  return db
    .selectFrom("person as asked")
    .crossJoin("person")
    .select(NAMED)
    .select(["person.name_folded as nameFolded", "person.area_words as areaWords"])
    .select((eb) => [
      eb.case().when(peopleVisibleTo(actor)(eb)).then(1).else(0).end().as("mayOpen"),
      eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom("case_link")
              .innerJoin("person as same", "same.id", "case_link.person_id")
              .select("case_link.id")
              .where((same) =>
                same.or([
                  same("same.id", "=", same.ref("person.id")),
                  same("same.merged_into_id", "=", same.ref("person.id")),
                ]),
              ),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as("isKnown"),
    ])
    .where(identityCardsVisibleTo(actor))
    .whereRef("person.id", "=", "asked.id")
    .where("asked.id", "in", filledUp(ids))
    .limit(ids.length)
    .execute();
}

/** Of these people, those of whom the actor learns only that a record exists, with the agency to ask. */
export function listLockedPointers(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person")
    .innerJoin("person as same", (join) =>
      join.on((eb) =>
        eb.or([eb("same.id", "=", eb.ref("person.id")), eb("same.merged_into_id", "=", eb.ref("person.id"))]),
      ),
    )
    .innerJoin("case_link", "case_link.person_id", "same.id")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .innerJoin("agency", "agency.id", "case_record.lead_agency_id")
    .select(["person.id", "agency.name as agencyName"])
    .distinct()
    .where("person.partnership_id", "=", actor.partnershipId)
    .where("person.id", "in", ids)
    .where((eb) => eb.not(identityCardsVisibleTo(actor)(eb)))
    .limit(ids.length * 5)
    .execute();
}

/** Of whomever, to rank them in a search; what of it goes to a page is for the caller to see to. */
export async function unsafeListNames(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("person")
    .select(NAMED)
    .select("person.name_folded as nameFolded")
    .where("person.id", "in", ids)
    .limit(ids.length)
    .execute();
}

/** The cases that the actor sees and that link to the person, newest first, with the role in each. */
export function listCasesOfPerson(db: Executor, actor: Actor, ids: readonly string[], limit: number) {
  return db
    .selectFrom("case_link")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select([
      "case_record.id",
      "case_record.reference",
      "case_record.status",
      "case_record.visibility",
      "case_record.opened_on as openedOn",
      "case_record.referral_id as referralId",
      "case_link.role",
      "case_link.standing",
      "case_link.until_day as untilDay",
      "partnership_group.name as groupName",
    ])
    .where("case_link.person_id", "in", ids)
    .where(casesVisibleTo(actor))
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(limit)
    .execute();
}

/** The referrals about the person that the actor sees, newest first; an accepted one goes with its case. */
export function listReferralsOfPerson(db: Executor, actor: Actor, ids: readonly string[], limit: number) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select([
      "referral.id",
      "referral.reference",
      "referral.status",
      "referral.person_role as role",
      "referral.received_on as receivedOn",
      "partnership_group.name as groupName",
    ])
    .where("referral.person_id", "in", ids)
    .where(referralsVisibleTo(actor))
    .orderBy("referral.received_on", "desc")
    .orderBy("referral.id", "desc")
    .limit(limit)
    .execute();
}

/** By reference, of somebody whom the actor may open: the standing record of a merged one. */
export function findPersonByReference(db: Executor, actor: Actor, reference: string) {
  return db
    .selectFrom("person")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("id"))
    .where(peopleVisibleTo(actor))
    .where("person.reference", "=", reference)
    .executeTakeFirst();
}

/** The other names that stand on these people's cards: those recorded with them, or through what the actor sees. */
export async function listNamesOnCards(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const records = recordsOfPeople(filledUp(ids));
  // Who sees another name is most of what there is to work out, and few people have one.
  const [any] = await db
    .selectFrom("person_alias")
    .select("person_alias.id")
    .where("person_alias.person_id", "in", records)
    .where("person_alias.ended_on", "is", null)
    .limit(1)
    .execute();
  if (!any) return [];
  return db
    .selectFrom("person_alias")
    .innerJoin("person as named", "named.id", "person_alias.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .select(["person.id as personId", "person_alias.given_names as givenNames"])
    .select("person_alias.family_name as familyName")
    .where("named.id", "in", records)
    .where("person_alias.ended_on", "is", null)
    .where(partsVisibleTo(actor, "person_alias"))
    .where(identityCardsVisibleTo(actor))
    .orderBy("person_alias.id")
    .limit(ids.length * 20)
    .execute();
}
