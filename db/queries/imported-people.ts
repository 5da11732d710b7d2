import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

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

/** Everybody of these very names, seen or of the batch itself, with the record that stands and the postcodes that are known. */
export async function unsafeListPeopleOfNames(
  db: Executor,
  { partnershipId, batchId }: Batch,
  namesFolded: readonly string[],
) {
  if (namesFolded.length === 0) return [];
  const people = await db
    .selectFrom("person")
    .leftJoin("imported_person", "imported_person.person_id", "person.id")
    .select(["person.id", "person.name_folded as nameFolded", "person.birth_date as birthDate"])
    .select(["person.birth_date_basis as birthDateBasis", "imported_person.postcode"])
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("standingId"))
    .where("person.partnership_id", "=", partnershipId)
    .where("person.name_folded", "in", namesFolded)
    .where((eb) => eb.or([eb("person.import_batch_id", "=", batchId), importIsVisible("person.import_batch_id")()]))
    .orderBy("person.id")
    .limit(2000)
    .execute();
  const ids = people.map(({ id }) => id);
  const addresses =
    ids.length === 0
      ? []
      : await db
          .selectFrom("person_address")
          .select(["person_id as id", "postcode"])
          .where("person_id", "in", ids)
          .where("ended_on", "is", null)
          .where("postcode", "is not", null)
          .orderBy("id")
          .limit(5000)
          .execute();
  return people.map(({ postcode, ...person }) => ({
    ...person,
    postcodes: [postcode, ...addresses.filter(({ id }) => id === person.id).map((address) => address.postcode)].filter(
      (known) => known !== null,
    ),
  }));
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
