import { fold } from "#app/domain/search/fold.ts";
import { locationTerms } from "#app/services/search/location-terms.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aLocation, aPerson, type TestPartnership } from "../factories.ts";

let count = 1000;

/** A person whom a search finds by name, date of birth and reference. */
export async function aFindablePerson(
  db: Executor,
  p: TestPartnership,
  { given, family, born }: { given: string; family: string; born: string },
) {
  const reference = `P-26-${++count}`;
  const id = await aPerson(db, p, { given_names: given, family_name: family, reference, birth_date: born });
  const terms = personTerms({ reference, givenNames: given, familyName: family, birthDate: born, birthDateBasis: "exact" }); // prettier-ignore
  await inTransaction(db, (trx) => replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id }, terms)); // prettier-ignore
  return { id, reference };
}

/** A place that a search finds by its name, its postcode and its reference. */
export async function aFindablePlace(db: Executor, p: TestPartnership, changes: { name: string; postcode?: string }) {
  const reference = `L-26-${++count}`;
  const { name, postcode = null } = changes;
  const id = await aLocation(db, p, { name, name_folded: fold(name), postcode, reference });
  const terms = locationTerms({ name, postcode, reference, addressWords: null });
  await inTransaction(db, (trx) => replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "location", id }, terms)); // prettier-ignore
  return { id, reference };
}
