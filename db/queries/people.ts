import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { SearchBounds } from "#app/domain/search/kept-search.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { cardsAtHandOf, casesVisibleTo, identityCardsVisibleTo, peopleVisibleTo } from "../visibility.ts";

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
    .select(["person.version", "person.area_words as areaWords", "person.created_at as createdAt"])
    .where(peopleVisibleTo(actor))
    .where("person.id", "=", id)
    .executeTakeFirst();
}

/** Name, birth date and area of somebody whom the actor has just found or recorded, or may open. */
export function findIdentityCard(db: Executor, actor: Actor, id: string, bounds: SearchBounds) {
  return db
    .selectFrom("person")
    .select(NAMED)
    .select(["person.area_words as areaWords"])
    .where(cardsAtHandOf(actor, bounds))
    .where("person.id", "=", id)
    .executeTakeFirst();
}

/** The cards of these people, in no order, with whether the actor may open them and whether anything is held on them. */
export function listIdentityCards(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person")
    .select(NAMED)
    .select(["person.name_folded as nameFolded", "person.area_words as areaWords"])
    .select((eb) => [
      eb.case().when(peopleVisibleTo(actor)(eb)).then(1).else(0).end().as("mayOpen"),
      eb
        .case()
        .when(
          eb.exists(
            eb.selectFrom("case_link").select("case_link.id").whereRef("case_link.person_id", "=", "person.id"),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as("isKnown"),
    ])
    .where(identityCardsVisibleTo(actor))
    .where("person.id", "in", ids)
    .limit(ids.length)
    .execute();
}

/** Of these people, those of whom the actor learns only that a record exists, with the agency to ask. */
export function listLockedPointers(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person")
    .innerJoin("case_link", "case_link.person_id", "person.id")
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

/** The cases that the actor sees and that link to the person, newest first, with the role in each. */
export function listCasesOfPerson(db: Executor, actor: Actor, personId: string, limit: number) {
  return db
    .selectFrom("case_link")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select([
      "case_record.id",
      "case_record.reference",
      "case_record.status",
      "case_record.opened_on as openedOn",
      "case_link.role",
      "case_link.standing",
      "partnership_group.name as groupName",
    ])
    .where("case_link.person_id", "=", personId)
    .where(casesVisibleTo(actor))
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(limit)
    .execute();
}
