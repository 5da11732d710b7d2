import { personTerms } from "#app/services/search/person-terms.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPerson, type TestPartnership } from "../factories.ts";

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
