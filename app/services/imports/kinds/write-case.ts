import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { SOURCE_SYSTEM, subjectOfCase } from "#app/domain/imports/kinds/cases.ts";
import { referencesIn } from "#app/domain/imports/references.ts";
import type { RowValues } from "#app/domain/imports/kind.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { CaseStatus } from "#app/domain/cases/case-status.ts";
import { fold } from "#app/domain/search/fold.ts";
import { unsafeListPeopleOfCase } from "#db/queries/case-links.ts";
import { insertCase, insertCaseLink } from "#db/queries/cases.ts";
import { findLeadByName, findLocationLike, insertImportedCase } from "#db/queries/imported-cases.ts";
import { insertLocation } from "#db/queries/locations.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Transaction } from "#db/transaction.ts";
import { reviewOf } from "../../cases/review-of-closing.ts";
import { locationTerms } from "../../search/location-terms.ts";
import { placeAreas } from "../../locations/place-areas.ts";
import type { ImportContext } from "../kind-work.ts";

type To = {
  groupId: string;
  agencyId: string;
  outcomes: readonly { id: string; name: string }[];
  people: ReadonlyMap<string, string>;
};

const asText = (value: RowValues[string] | undefined) => (typeof value === "string" ? value : null);

/** One case with its people, its place and what the other system said of it. */
export async function writeCase(trx: Transaction, context: ImportContext, to: To, values: RowValues) {
  const { partnershipId, batchId, now } = context;
  const today = londonDay(now);
  const id = uuid();
  const [openedOn, closedOn] = [String(values.openedOn), asText(values.closedOn)];
  const subject = subjectOfCase(values);
  const locationId = await ensureLocation(trx, context, values);
  const idsOf = (field: string) => referencesIn(values[field]).flatMap((reference) => to.people.get(reference) ?? []);
  const [perpetrators, victims] = [idsOf("perpetrators"), idsOf("victims")];
  const personId = subject === "location" ? null : ((subject === "perpetrator" ? perpetrators[0] : victims[0]) ?? null);
  const officer = asText(values.officer);
  await insertCase(trx, {
    ...{ id, partnership_id: partnershipId, version: 1, group_id: to.groupId, referral_id: null },
    reference: await nextReference(trx, partnershipId, "CS", today),
    ...{ subject_kind: personId === null ? "location" : "person", person_id: personId },
    ...{ location_id: personId === null ? locationId : null, problem_title: null },
    ...{ status: values.status as CaseStatus, visibility: "standard", lead_agency_id: to.agencyId },
    lead_user_id: officer === null ? null : await findLeadByName(trx, { groupId: to.groupId, agencyId: to.agencyId, nameFolded: fold(officer), today }), // prettier-ignore
    ...{ opened_on: openedOn, closed_on: closedOn, risk_level: null, risk_person_id: null, risk_assessed_on: null },
    ...{ review_due_on: null, created_at: now.toISOString(), import_batch_id: batchId },
  });
  const link = { partnership_id: partnershipId, case_id: id, from_day: openedOn, until_day: null, version: 1 };
  for (const person_id of perpetrators)
    await insertCaseLink(trx, { ...link, id: uuid(), person_id, role: "perpetrator", standing: "alleged" });
  for (const person_id of victims)
    await insertCaseLink(trx, { ...link, id: uuid(), person_id, role: "victim", standing: null });
  const closure = asText(values.closureReason);
  const outcome = closure === null ? undefined : to.outcomes.find(({ name }) => fold(name) === fold(closure));
  const review = closedOn === null ? null : await reviewOfImported(trx, partnershipId, { id, groupId: to.groupId, personId }, closedOn); // prettier-ignore
  await insertImportedCase(trx, {
    ...{ case_id: id, partnership_id: partnershipId, import_batch_id: batchId, source_system: SOURCE_SYSTEM },
    ...{ source_reference: String(values.reference), case_type: asText(values.caseType) },
    ...{ asb_type: asText(values.asbType), status_words: String(values.status) },
    ...{ level: values.level as RiskLevel | null, level_words: asText(values.level), closed_on: closedOn },
    ...{ closure_words: closure, outcome_id: outcome?.id ?? null, reported_by: asText(values.reportedBy) },
    ...{ lead_officer: officer, location_id: locationId, actions_words: asText(values.actions) },
    ...{ review_on: review?.reviewOn ?? null, review_rule: review?.rule ?? null },
    incidents: typeof values.incidents === "number" ? values.incidents : null,
  });
}

/** Its retention counts from the closing day of the source; no hold is known of it. */
async function reviewOfImported(
  trx: Transaction,
  partnershipId: string,
  record: { id: string; groupId: string; personId: string | null },
  closedOn: string,
) {
  const people = await unsafeListPeopleOfCase(trx, record.id);
  const subject = people.find(({ personId }) => personId === record.personId);
  const { birthDate = null, birthDateBasis = null } = subject ?? {};
  const closing = { closedOn, holds: [], orderUntil: null };
  return reviewOf(trx, partnershipId, { ...record, birthDate, birthDateBasis }, closing);
}

/** The place of a row, found or made under the batch; null when the row has none. */
async function ensureLocation(trx: Transaction, { partnershipId, batchId, now }: ImportContext, values: RowValues) {
  const postcode = asText(values.postcode);
  const name = asText(values.location) ?? postcode;
  if (name === null) return null;
  const uprn = asText(values.uprn);
  const nameFolded = plainWords(name);
  const found = await findLocationLike(trx, { partnershipId, batchId }, { uprn, nameFolded, postcode });
  if (found) return found;
  const areas = await placeAreas(trx, partnershipId, { postcode });
  const id = uuid();
  const reference = await nextReference(trx, partnershipId, "L", londonDay(now));
  await insertLocation(trx, {
    ...{ id, partnership_id: partnershipId, version: 1, kind: "address", name, name_folded: nameFolded },
    ...{ reference, address_words: null, postcode, uprn },
    ...{ beat_code: areas.beat?.code ?? null, beat_by: areas.beat?.by ?? null },
    ...{ ward_code: areas.ward?.code ?? null, ward_by: areas.ward?.by ?? null },
    ...{ lsoa_code: areas.lsoa?.code ?? null, lsoa_by: areas.lsoa?.by ?? null },
    ...{ latitude: areas.point?.latitude ?? null, longitude: areas.point?.longitude ?? null },
    ...{ created_at: now.toISOString(), created_by: null, import_batch_id: batchId },
  });
  const terms = locationTerms({ name, reference, postcode, addressWords: null });
  await replaceSearchTerms(trx, { partnershipId, kind: "location", id }, terms);
  return id;
}
