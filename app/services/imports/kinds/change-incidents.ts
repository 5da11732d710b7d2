import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Decision, RowValues } from "#app/domain/imports/kind.ts";
import { asText, typeWords } from "#app/domain/incidents/imported-incident.ts";
import { deleteItems, type KnownIncident, listItemIds, unsafeListImportedIncidents, unsafeListVersions, updateImportedIncident } from "#db/queries/imported-incidents.ts"; // prettier-ignore
import { insertItems, listItems } from "#db/queries/import-rows.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext, RowToWrite } from "../kind-work.ts";
import { type FoundType, typesOfFile } from "./incident-types.ts";
import { incidentColumns, saidColumns } from "./write-incidents.ts";

type Type = FoundType | "not-asb";

/** What a row changes of the incident that an earlier file brought, by the columns of each table; null for nothing. */
function changesOf(known: KnownIncident, values: RowValues, type: Type, today: string) {
  const said = saidColumns(values);
  const asked =
    type === "not-asb" ? { set_aside: "crime" as const } : { ...columnsThatMayChange(known, values, type, today), set_aside: known.set_aside === "crime" ? null : known.set_aside }; // prettier-ignore
  const of = <T extends Record<string, unknown>>(columns: T) =>
    Object.fromEntries(Object.entries(columns).filter(([name, value]) => known[name as keyof KnownIncident] !== value));
  const [incident, imported] = [of(asked), of(said)];
  return Object.keys(incident).length + Object.keys(imported).length === 0 ? null : { incident, imported };
}

/** Flags and priority are nobody's but ours; words that the file does not have stay. */
function columnsThatMayChange(known: KnownIncident, values: RowValues, type: FoundType, today: string) {
  const { earliest_day, earliest_time, latest_day, latest_time, heading, asb_type_id, qualifier, status, ended_on, end_reason, what_happened } = incidentColumns(values, type, today); // prettier-ignore
  const hasWords = asText(values.whatHappened) !== null || known.what_happened.startsWith("The file says: ");
  // Time alone closes nothing that was loaded open.
  const isSaid = values.status !== null || values.closingClass !== null || values.closedOn !== null;
  return {
    ...{ earliest_day, earliest_time, latest_day, latest_time, heading, asb_type_id, qualifier },
    ...(isSaid ? { status, ended_on, end_reason } : {}),
    ...(hasWords ? { what_happened } : {}),
  };
}

/** The fate of a row whose incident an earlier file has brought: changed with the file as long as nobody has changed it here. */
export function ofKnown(known: KnownIncident, values: RowValues, type: Type, today: string): Decision {
  if (known.batchStatus !== "visible")
    return { fate: "error", field: "reference", reason: "A file with this incident is being loaded or undone. Check again in a minute" }; // prettier-ignore
  if (changesOf(known, values, type, today) === null)
    return { fate: "skipped", reason: `Loaded already as ${known.reference}` };
  // Nor is one taken out of its case, or out of a referral, by a file; in the same words, which tell nobody of either.
  if (known.version !== known.file_version || (type === "not-asb" && known.isHeld === 1))
    return { fate: "skipped", reason: `Loaded already as ${known.reference} and changed here since; the file now says something else, which is for somebody to record here` }; // prettier-ignore
  const { field } = typeWords(values) ?? {};
  return type === "not-asb"
    ? { fate: "updated", field, reason: `${known.reference} is now closed as a crime, and is no longer counted as ASB` }
    : { fate: "updated", reason: `The file says something new of ${known.reference}` };
}

/** Changes what earlier files have brought, and keeps what it was. Done again after a kill it does nothing twice. */
export async function applyChanges(trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) {
  const { partnershipId, batchId, now, source } = context;
  const today = londonDay(now);
  const typeOf = await typesOfFile(trx, partnershipId, today, source);
  const references = rows.map(({ values }) => String(values.reference));
  const known = await unsafeListImportedIncidents(trx, { partnershipId, system: source.system }, references);
  const done = await listItemIds(trx, batchId, known.map((row) => row.incident_id)); // prettier-ignore
  for (const { values } of rows) {
    const before = known.find((row) => row.source_reference === String(values.reference));
    const type = typeOf(typeWords(values)?.words ?? "");
    if (!before || type === null || done.has(before.incident_id)) continue;
    if (ofKnown(before, values, type, today).fate !== "updated") continue;
    const changes = changesOf(before, values, type, today);
    if (changes === null) continue;
    const was = (columns: object) =>
      Object.fromEntries(Object.keys(columns).map((name) => [name, before[name as keyof KnownIncident]]));
    await insertItems(trx, [{
      ...{ batch_id: batchId, record_kind: "incident", record_id: before.incident_id, partnership_id: partnershipId },
      before: JSON.stringify({ incident: was(changes.incident), imported: was(changes.imported) }),
    }]); // prettier-ignore
    await updateImportedIncident(trx, { id: before.incident_id, version: before.version }, changes.incident, changes.imported); // prettier-ignore
  }
}

/** Puts back some of what a batch has changed; how many. */
export async function putBack(trx: Transaction, batchId: string, limit: number): Promise<number> {
  const items = await listItems(trx, batchId, limit);
  const ids = items.map(({ recordId }) => recordId);
  const versions = new Map((await unsafeListVersions(trx, ids)).map(({ id, version }) => [id, version]));
  for (const { recordId, before } of items) {
    const { incident, imported } = JSON.parse(before ?? "{}") as { incident: object; imported: object };
    await updateImportedIncident(trx, { id: recordId, version: versions.get(recordId) ?? 0 }, incident, imported);
  }
  await deleteItems(trx, batchId, ids);
  return items.length;
}
