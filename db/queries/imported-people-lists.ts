import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { identityCardsVisibleTo } from "../visibility/people.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { seesEveryIncident } from "../visibility/incidents.ts";

/** People whom files brought and of whom nobody has said that they are people of their own, in the order of loading. */
export function listUnconfirmed(db: Executor, actor: Actor, { after, limit }: { after?: string; limit: number }) {
  return unconfirmed(db, actor)
    .select(["person.id", "person.reference", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.name_folded as nameFolded", "person.birth_date as birthDate"])
    .select(["person.birth_date_basis as birthDateBasis", "imported_person.postcode", "imported_person.version"])
    .$if(after !== undefined, (q) => q.where("imported_person.person_id", ">", after ?? ""))
    .orderBy("imported_person.person_id")
    .limit(limit)
    .execute();
}

export async function countUnconfirmed(db: Executor, actor: Actor): Promise<number> {
  const row = await unconfirmed(db, actor)
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirst();
  return Number(row?.count);
}

function unconfirmed(db: Executor, actor: Actor) {
  return db
    .selectFrom("imported_person")
    .innerJoin("person", "person.id", "imported_person.person_id")
    .where("imported_person.partnership_id", "=", actor.partnershipId)
    .where(sql<boolean>`imported_person.confirmed_at is null`)
    .where(identityCardsVisibleTo(actor))
    .where((eb) => eb.lit(seesEveryIncident(actor)));
}

/** Others of these very names whose cards this actor sees: any of whom may be the same person. */
export async function listNamesakes(db: Executor, actor: Actor, namesFolded: readonly string[]) {
  if (namesFolded.length === 0) return [];
  return db
    .selectFrom("person")
    .select(["person.id", "person.reference", "person.name_folded as nameFolded"])
    .where("person.partnership_id", "=", actor.partnershipId)
    .where("person.name_folded", "in", namesFolded)
    .where(identityCardsVisibleTo(actor))
    .orderBy("person.id")
    .limit(500)
    .execute();
}

/** By what their sources know these people. */
export async function listReferencesOf(db: Executor, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom("person_source_reference")
    .select(["person_id as personId", "reference"])
    .where("person_id", "in", personIds)
    .where(importIsVisible("person_source_reference.import_batch_id"))
    .orderBy("reference")
    .limit(1000)
    .execute();
}

/** False when somebody was first, or for somebody whom this actor may not know. */
export async function markConfirmed(
  trx: Transaction,
  actor: Actor,
  { personId, version }: { personId: string; version: number },
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("imported_person")
    .set({ confirmed_by: actor.id, confirmed_at: at, version: version + 1 })
    .where("partnership_id", "=", actor.partnershipId)
    .where("person_id", "=", personId)
    .where("version", "=", version)
    .where("confirmed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether this is somebody of the list of those to be confirmed. */
export function findUnconfirmed(db: Executor, actor: Actor, personId: string) {
  return unconfirmed(db, actor).select("person.id").where("person.id", "=", personId).executeTakeFirst();
}
