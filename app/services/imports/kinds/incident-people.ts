import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { IMPORTED_WHO, type ImportedWho, asText } from "#app/domain/incidents/imported-incident.ts";
import type { RowValues } from "#app/domain/imports/kind.ts";
import { referencesIn } from "#app/domain/imports/references.ts";
import { UNNAMED } from "#app/domain/people/person.ts";
import { fold } from "#app/domain/search/fold.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import {
  addSourceReference,
  insertImportedPerson,
  unsafeListPeopleOfNames,
  unsafeListPeopleOfSystem,
} from "#db/queries/imported-people.ts";
import { insertPerson } from "#db/queries/people.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext } from "../kind-work.ts";

type Named = {
  reference: string | null;
  given: string | null;
  family: string | null;
  born: string | null;
  postcode: string | null;
};
/** Records of everybody whom a row names, by what they are in it; the first is the one that is named in full. */
export type PeopleOfRow = Record<ImportedWho, string[]>;

/**
 * The people of each row: by the source's own reference, else by the very name with the birth date or the postcode where
 * one record alone fits; else made under the batch, to be confirmed. Nobody is taken for another by a name alone, and for
 * somebody who is kept from officers not at all: whoever may open both merges them from the list of those to be confirmed.
 */
export async function ensurePeople(
  trx: Transaction,
  context: ImportContext,
  rows: readonly { values: RowValues }[],
): Promise<PeopleOfRow[]> {
  const named = rows.map(({ values }) => IMPORTED_WHO.map((who) => [who, peopleIn(values, who)] as const));
  const everybody = named.flatMap((row) => row.flatMap(([, people]) => people));
  const references = everybody.flatMap(({ reference }) => reference ?? []);
  const { system } = context.source;
  const byReference = await unsafeListPeopleOfSystem(trx, context, system, [...new Set(references)]);
  const names = [...new Set(everybody.flatMap((person) => (person.family === null ? [] : [nameOf(person)])))];
  const byName = await unsafeListPeopleOfNames(trx, context, names);
  const ensure = async (person: Named) => {
    const known = person.reference === null ? undefined : byReference.get(person.reference);
    if (known !== undefined) return known;
    const alike = whoIs(person, byName);
    const id = alike ?? (await makePerson(trx, context, person));
    if (alike === null && person.family !== null)
      byName.push({
        ...{ id, standingId: id, nameFolded: nameOf(person), birthDate: person.born },
        ...{ birthDateBasis: person.born === null ? "unknown" : "exact" },
        postcodes: person.postcode === null ? [] : [person.postcode],
      });
    if (person.reference !== null) {
      byReference.set(person.reference, id);
      await addSourceReference(trx, {
        ...{ partnership_id: context.partnershipId, source_system: system, reference: person.reference },
        ...{ person_id: id, import_batch_id: context.batchId },
      });
    }
    return id;
  };
  const found: PeopleOfRow[] = [];
  for (const row of named) {
    const ids: PeopleOfRow = { complainant: [], victim: [], suspect: [] };
    for (const [who, people] of row) for (const person of people) ids[who].push(await ensure(person));
    found.push(ids);
  }
  return found;
}

/** Of several references the first is the one whose name and birth date stand beside it. */
function peopleIn(values: RowValues, who: ImportedWho): Named[] {
  const [reference = null, ...others] = referencesIn(values[`${who}Reference`]);
  const [family, postcode] = [asText(values[`${who}Family`]), asText(values[`${who}Postcode`])];
  const first = { reference, given: asText(values[`${who}Given`]), family, born: asText(values[`${who}Born`]), postcode }; // prettier-ignore
  if (reference === null && family === null) return [];
  return [first, ...others.map((other) => ({ reference: other, given: null, family: null, born: null, postcode: null }))]; // prettier-ignore
}

const nameOf = ({ given, family }: Named) => fold(`${family ?? ""} ${given ?? ""}`);

type Candidate = Awaited<ReturnType<typeof unsafeListPeopleOfNames>>[number];

/** The one record of this name that the birth date or the postcode bears out; null for none, and for several. */
function whoIs(person: Named, people: readonly Candidate[]): string | null {
  if (person.family === null) return null;
  const alike = people.filter(({ nameFolded }) => nameFolded === nameOf(person));
  const isBornThen = (other: Candidate) => person.born !== null && other.birthDateBasis === "exact" && other.birthDate === person.born; // prettier-ignore
  const livesThere = (other: Candidate) =>
    person.postcode !== null &&
    other.postcodes.includes(person.postcode) &&
    (person.born === null || other.birthDate === null || other.birthDateBasis !== "exact");
  for (const fits of [isBornThen, livesThere]) {
    const ids = [...new Set(alike.filter(fits).map(({ standingId }) => standingId))];
    if (ids.length > 0) return ids.length === 1 ? (ids[0] ?? null) : null;
  }
  return null;
}

async function makePerson(trx: Transaction, context: ImportContext, person: Named): Promise<string> {
  const { partnershipId, batchId, now } = context;
  const id = uuid();
  const reference = await nextReference(trx, partnershipId, "P", londonDay(now));
  const isNamed = person.family !== null;
  const givenNames = isNamed ? (person.given ?? "") : UNNAMED;
  const familyName = person.family ?? person.reference ?? "";
  const birthDateBasis = person.born === null ? "unknown" : "exact";
  await insertPerson(trx, {
    ...{ id, partnership_id: partnershipId, reference, version: 1 },
    ...{ given_names: givenNames, family_name: familyName, name_folded: fold(`${familyName} ${givenNames}`) },
    ...{ birth_date: person.born, birth_date_basis: birthDateBasis, area_words: null, sex: null, merged_into_id: null },
    ...{ created_at: now.toISOString(), created_by: null, import_batch_id: batchId },
  });
  const searched = { reference, givenNames: isNamed ? givenNames : "", familyName };
  const terms = personTerms({ ...searched, birthDate: person.born, birthDateBasis });
  await replaceSearchTerms(trx, { partnershipId, kind: "person", id }, terms);
  await insertImportedPerson(trx, {
    ...{ person_id: id, partnership_id: partnershipId, import_batch_id: batchId, postcode: person.postcode },
    ...{ confirmed_by: null, confirmed_at: null, version: 1 },
  });
  return id;
}
