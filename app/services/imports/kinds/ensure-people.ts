import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { SOURCE_SYSTEM } from "#app/domain/imports/kinds/cases.ts";
import { UNNAMED } from "#app/domain/people/person.ts";
import { fold } from "#app/domain/search/fold.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { insertSourceReference, listPeopleBySource } from "#db/queries/imported-cases.ts";
import { insertPerson } from "#db/queries/people.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext } from "../kind-work.ts";

/** The person of each reference. One that nobody knows yet is made under the batch, known by the reference alone. */
export async function ensurePeople(trx: Transaction, context: ImportContext, references: readonly string[]) {
  const wanted = [...new Set(references)];
  const people = await listPeopleBySource(trx, context.partnershipId, SOURCE_SYSTEM, wanted);
  for (const reference of wanted) {
    if (!people.has(reference)) people.set(reference, await makePerson(trx, context, reference));
  }
  return people;
}

async function makePerson(trx: Transaction, { partnershipId, batchId, now }: ImportContext, sourceReference: string) {
  const id = uuid();
  const reference = await nextReference(trx, partnershipId, "P", londonDay(now));
  const name = { givenNames: UNNAMED, familyName: sourceReference };
  await insertPerson(trx, {
    ...{ id, partnership_id: partnershipId, reference, version: 1 },
    ...{ given_names: name.givenNames, family_name: name.familyName },
    name_folded: fold(`${name.familyName} ${name.givenNames}`),
    ...{ birth_date: null, birth_date_basis: "unknown", area_words: null, sex: null, merged_into_id: null },
    ...{ created_at: now.toISOString(), created_by: null, import_batch_id: batchId },
  });
  const unborn = { birthDate: null, birthDateBasis: "unknown" } as const;
  const terms = personTerms({ reference, givenNames: "", familyName: sourceReference, ...unborn });
  await replaceSearchTerms(trx, { partnershipId, kind: "person", id }, terms);
  await insertSourceReference(trx, {
    ...{ partnership_id: partnershipId, source_system: SOURCE_SYSTEM, reference: sourceReference },
    ...{ person_id: id, import_batch_id: batchId },
  });
  return id;
}
