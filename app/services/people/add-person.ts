import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Sex } from "#app/domain/people/person-parts.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { fold } from "#app/domain/search/fold.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPerson } from "#db/queries/people.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Transaction } from "#db/transaction.ts";

type NewPerson = {
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  areaWords: string | null;
  sex: Sex | null;
};

/** A new person, to be found from this moment on. That somebody has looked for them first is for the caller to see to. */
export async function addPerson(trx: Transaction, { actor, now }: { actor: Actor; now: Date }, details: NewPerson) {
  const id = uuid();
  const reference = await nextReference(trx, actor.partnershipId, "P", londonDay(now));
  await insertPerson(trx, {
    id,
    partnership_id: actor.partnershipId,
    reference,
    version: 1,
    given_names: details.givenNames,
    family_name: details.familyName,
    name_folded: fold(`${details.familyName} ${details.givenNames}`),
    birth_date: details.birthDate,
    birth_date_basis: details.birthDateBasis,
    area_words: details.areaWords,
    sex: details.sex,
    merged_into_id: null,
    created_at: now.toISOString(),
    created_by: actor.id,
  });
  const record = { partnershipId: actor.partnershipId, kind: "person", id };
  await replaceSearchTerms(trx, record, personTerms({ ...details, reference }));
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "person.created",
    objectKind: "person",
    objectId: id,
    fields: Object.keys(details),
    detail: { after: details },
  });
  return id;
}
