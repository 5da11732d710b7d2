import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RowValues } from "#app/domain/imports/kind.ts";
import { activitiesIn, holdersIn, hoursAfter, newFromFile } from "#app/domain/premises/premises-from-file.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { fold } from "#app/domain/search/fold.ts";
import { areasOfPremises } from "#app/services/premises/place-premises.ts";
import {
  completeImportedPremises,
  findLocationOfPremises,
  insertImportedPremises,
  unsafeListPremisesByNumber,
} from "#db/queries/imported-premises.ts";
import { addActivities } from "#db/queries/premises-activities.ts";
import { insertHolder } from "#db/queries/premises-holders.ts";
import { nextReferences } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext, RowToWrite } from "../kind-work.ts";
import { factsOfPremises } from "./premises-facts.ts";

const text = (value: RowValues[string] | undefined) => (typeof value === "string" ? value : null);

/** Each licence as one premises, and every further line of it as more of the same. Nobody sees them yet. */
export async function writePremises(trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) {
  const lines = new Map<string, RowToWrite[]>();
  for (const row of rows) {
    const number = licenceNumberKey(String(row.values.licenceNumber));
    lines.set(number, [...(lines.get(number) ?? []), row]);
  }
  const standing = await unsafeListPremisesByNumber(trx, context.partnershipId, [...lines.keys()]);
  const ofFile = new Map(standing.filter(({ import_batch_id }) => import_batch_id === context.batchId).map((row) => [row.licence_number_folded, row])); // prettier-ignore
  const fresh = [...lines.keys()].filter((number) => !ofFile.has(number));
  const references = await nextReferences(trx, context.partnershipId, {
    ...{ prefix: "LP", day: londonDay(context.now), count: fresh.length },
  });
  for (const [index, number] of fresh.entries())
    await insertOne(trx, context, { number, reference: references[index] ?? "", lines: lines.get(number) ?? [] });
  for (const [number, premises] of ofFile) await completeOne(trx, context, premises, lines.get(number) ?? []);
}

type Fresh = { number: string; reference: string; lines: readonly RowToWrite[] };

async function insertOne(trx: Transaction, context: ImportContext, { number, reference, lines }: Fresh) {
  const { partnershipId, batchId, now } = context;
  const values = together(lines);
  const name = String(values.name);
  const [address_words, postcode, uprn] = [text(values.address), text(values.postcode), text(values.uprn)];
  const place = await findLocationOfPremises(trx, partnershipId, { uprn, nameFolded: fold(name), postcode });
  const id = uuid();
  await insertImportedPremises(trx, [{
    ...{ id, partnership_id: partnershipId, reference, version: 1, import_batch_id: batchId, ...newFromFile(values) },
    ...{ licence_number: String(values.licenceNumber), licence_number_folded: number, name, name_folded: fold(name) },
    ...{ address_words, postcode, uprn, location_id: place?.id ?? null },
    ...(await areasOfPremises(trx, { partnershipId }, { locationId: place?.id ?? null, postcode, addressWords: address_words })),
    ...{ capacity: typeof values.capacity === "number" ? values.capacity : null, hours: hoursOf(null, lines) },
    ...{ licensed_from: text(values.licensedFrom), created_at: now.toISOString(), created_by: null },
  }]); // prettier-ignore
  await addRest(trx, context, id, lines);
}

/** Lines of a licence whose first ones were written before. */
async function completeOne(
  trx: Transaction,
  context: ImportContext,
  premises: Awaited<ReturnType<typeof unsafeListPremisesByNumber>>[number],
  lines: readonly RowToWrite[],
) {
  const values = together(lines);
  const columns = {
    address_words: premises.address_words ?? text(values.address),
    postcode: premises.postcode ?? text(values.postcode),
    uprn: premises.uprn ?? text(values.uprn),
    capacity: premises.capacity ?? (typeof values.capacity === "number" ? values.capacity : null),
    licensed_from: premises.licensed_from ?? text(values.licensedFrom),
    hours: hoursOf(premises.hours, lines),
  };
  const areas = { locationId: premises.location_id, postcode: columns.postcode, addressWords: columns.address_words };
  await completeImportedPremises(trx, premises.id, { ...columns, ...(await areasOfPremises(trx, context, areas)) });
  await addRest(trx, context, premises.id, lines);
}

/** Of lines that say nothing different: what any of them says. */
function together(lines: readonly RowToWrite[]): RowValues {
  const all: RowValues = {};
  for (const { values } of lines) for (const [field, value] of Object.entries(values)) all[field] ??= value;
  return all;
}

function hoursOf(before: string | null, lines: readonly RowToWrite[]): string | null {
  return lines.reduce<string | null>((hours, { values }) => hoursAfter(hours, values), before);
}

async function addRest(
  trx: Transaction,
  { partnershipId, now }: ImportContext,
  premisesId: string,
  lines: readonly RowToWrite[],
) {
  await addActivities(trx, { premisesId, partnershipId }, lines.flatMap(({ values }) => activitiesIn(values))); // prettier-ignore
  const { holders: all } = (await factsOfPremises(trx, [premisesId]))(premisesId);
  for (const holder of holdersIn(together(lines))) {
    if (all.some(({ role }) => role === holder.role)) continue;
    await insertHolder(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, premises_id: premisesId, version: 1, ...holderColumns(holder) },
      ...{ created_at: now.toISOString(), created_by: null },
    });
  }
}

export function holderColumns(holder: ReturnType<typeof holdersIn>[number]) {
  return {
    ...{ role: holder.role, name: holder.name, is_company: holder.isCompany ? (1 as const) : (0 as const) },
    ...{ company_number: holder.companyNumber, personal_licence_number: holder.personalLicence },
  };
}
