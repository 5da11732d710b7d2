import type { PartFields } from "#app/domain/people/part-fields.ts";
import type { PartKind } from "#app/domain/people/person-parts.ts";
import { nameTerms, postcodeTerm } from "#app/services/search/person-terms.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Transaction } from "#db/transaction.ts";

/**
 * Another name and the postcode of an address find the person, under the part's own id: a search follows them only for
 * those who see the part.
 */
export async function keepTermsOfPart(
  trx: Transaction,
  { partnershipId, kind, id }: { partnershipId: string; kind: PartKind; id: string },
  fields: PartFields,
) {
  if (kind !== "alias" && kind !== "address") return;
  const terms =
    kind === "alias"
      ? nameTerms(String(fields.givenNames ?? ""), String(fields.familyName ?? ""))
      : postcodeTerm(typeof fields.postcode === "string" ? fields.postcode : null);
  await replaceSearchTerms(trx, { partnershipId, kind: `person-${kind}`, id }, terms);
}
