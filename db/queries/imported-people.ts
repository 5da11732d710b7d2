import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { knownByNameToFiles, knownByPostcodeToFiles } from "../visibility/file-matches.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { whereaboutsOpen } from "../visibility/whereabouts.ts";

type Batch = { partnershipId: string; batchId: string };

/** The standing records of these references of a system: of people who are seen, or of the batch itself. */
export async function unsafeListPeopleOfSystem(
  db: Executor,
  { partnershipId, batchId }: Batch,
  system: string,
  references: readonly string[],
) {
  if (references.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom("person_source_reference")
    .innerJoin("person", "person.id", "person_source_reference.person_id")
    .select("person_source_reference.reference")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("person_source_reference.partnership_id", "=", partnershipId)
    .where("person_source_reference.source_system", "=", system)
    .where("person_source_reference.reference", "in", references)
    .where((eb) => eb.or([eb("person.import_batch_id", "=", batchId), importIsVisible("person.import_batch_id")()]))
    .limit(references.length)
    .execute();
  return new Map(rows.map((row) => [row.reference, row.personId]));
}

/**
 * Everybody of these very names whom a file may know, seen or of the batch itself: the record that stands, and the postcodes
 * by which a file may know them. Of whoever is kept apart from somebody there is none.
 */
export async function unsafeListPeopleOfNames(
  db: Executor,
  { partnershipId, batchId }: Batch,
  namesFolded: readonly string[],
) {
  if (namesFolded.length === 0) return [];
  const people = await db
    .selectFrom("person")
    .select(["person.id", "person.name_folded as nameFolded", "person.birth_date as birthDate"])
    .select("person.birth_date_basis as birthDateBasis")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("standingId"))
    .where("person.partnership_id", "=", partnershipId)
    .where("person.name_folded", "in", namesFolded)
    .where((eb) => eb.or([eb("person.import_batch_id", "=", batchId), importIsVisible("person.import_batch_id")()]))
    .where(knownByNameToFiles)
    .orderBy("person.id")
    .limit(2000)
    .execute();
  const postcodes = await unsafeListPostcodes(db, people.map(({ id }) => id)); // prettier-ignore
  return people.map((person) => ({
    ...person,
    postcodes: postcodes.flatMap(({ id, postcode }) => (id === person.id && postcode !== null ? [postcode] : [])),
  }));
}

/** Where these people live as a file may know it: the addresses that are recorded, and what earlier files said. */
async function unsafeListPostcodes(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const said = await db
    .selectFrom("imported_person")
    .innerJoin("person", "person.id", "imported_person.person_id")
    .select(["person.id", "imported_person.postcode"])
    .where("person.id", "in", ids)
    .where("imported_person.postcode", "is not", null)
    .where(whereaboutsOpen)
    .limit(2000)
    .execute();
  const recorded = await db
    .selectFrom("person_address")
    .innerJoin("person", "person.id", "person_address.person_id")
    .select(["person.id", "person_address.postcode"])
    .where("person.id", "in", ids)
    .where("person_address.ended_on", "is", null)
    .where("person_address.postcode", "is not", null)
    .where(knownByPostcodeToFiles)
    .where(whereaboutsOpen)
    .orderBy("person_address.id")
    .limit(5000)
    .execute();
  return [...said, ...recorded];
}

/** A reference that another file has brought already stays that file's. */
export async function addSourceReference(trx: Transaction, row: Insertable<Database["person_source_reference"]>) {
  await trx
    .insertInto("person_source_reference")
    .values(row)
    .onConflict((c) => c.columns(["partnership_id", "source_system", "reference"]).doNothing())
    .execute();
}

export async function insertImportedPerson(trx: Transaction, row: Insertable<Database["imported_person"]>) {
  await trx.insertInto("imported_person").values(row).execute();
}
