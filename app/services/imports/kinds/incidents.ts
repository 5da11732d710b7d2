import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Decision, ReadRow } from "#app/domain/imports/kind.ts";
import { happenedIn, placeIn, recentFrom } from "#app/domain/incidents/imported-facts.ts";
import { incidentsKind, refuseFutureIncident, typeWords } from "#app/domain/incidents/imported-incident.ts";
import { fold } from "#app/domain/search/fold.ts";
import { listIncidentsAlike, unsafeListImportedIncidents } from "#db/queries/imported-incidents.ts";
import { countReferrersOfIncidents } from "#db/queries/imported-incident-referrers.ts";
import { insertFollowUp } from "#db/queries/import-follow-ups.ts";
import { deleteIncidentsOfBatch } from "#db/queries/imported-incident-removal.ts";
import type { Executor } from "#db/transaction.ts";
import type { DecideContext, KindWork } from "../kind-work.ts";
import { agenciesByKey, agencyOf, noAgency } from "./agencies-of-file.ts";
import { applyChanges, ofKnown, putBack } from "./change-incidents.ts";
import { whichAlike } from "./incident-alike.ts";
import { findPlaces } from "./incident-places.ts";
import { type FoundType, typesOfFile } from "./incident-types.ts";
import { writeIncidents } from "./write-incidents.ts";

const NOT_ASB = "Not anti-social behaviour: closed as a crime, or said to be none. Not counted as ASB";

/** Reports of another system, unseen until the whole file is loaded. What may be recorded already is loaded beside it. */
export const incidentsWork: KindWork = {
  kind: incidentsKind,
  writes: "hidden",
  rowsAtOnce: 50,
  async decide(db, context, rows) {
    const { partnershipId, now, source, seen } = context;
    const today = londonDay(now);
    const agencies = await agenciesByKey(db, partnershipId);
    const typeOf = await typesOfFile(db, partnershipId, today, source);
    const references = rows.map(({ values }) => String(values.reference));
    const known = await unsafeListImportedIncidents(db, { partnershipId, system: source.system }, references);
    const byReference = new Map(known.map((row) => [row.source_reference, row]));
    const types = rows.map(({ values }) => typeOf(typeWords(values)?.words ?? ""));
    const alike = await alikeBefore(db, context, rows, types);
    return rows.map((row, index): Decision => {
      const problem = refuseFutureIncident(row.values, today);
      if (problem) return { fate: "error", field: problem.field, reason: problem.message };
      if (agencyOf(row.values, agencies, source) === null) return noAgency(row.values);
      const type = types[index] ?? null;
      const said = typeWords(row.values);
      if (type === null)
        return {
          fate: "error",
          field: said?.field ?? "asbType",
          reason: `“${said?.words ?? ""}” is none of the national headings and no type of the partnership. Say which it is`,
          unknownType: said?.words,
        };
      const before = byReference.get(String(row.values.reference));
      if (before) return ofKnown(before, row.values, type, today);
      if (type === "not-asb") return { fate: "skipped", field: said?.field, reason: NOT_ASB };
      const other = alike[index] ?? furtherUp(seen, row, type);
      return other === null
        ? { fate: "imported" }
        : { fate: "possible-duplicate", field: "location", reason: `May be the same as ${other}: the same place, day and type` }; // prettier-ignore
    });
  },
  write: writeIncidents,
  change: applyChanges,
  async shown(trx, { partnershipId, batchId, now }) {
    const recent_from = recentFrom(londonDay(now));
    await insertFollowUp(trx, { batch_id: batchId, partnership_id: partnershipId, recent_from, followed_to: null, done_at: null, version: 1 }); // prettier-ignore
  },
  referrers: (db, at) => countReferrersOfIncidents(db, at),
  async remove(trx, batchId, limit) {
    return (await putBack(trx, batchId, limit)) || deleteIncidentsOfBatch(trx, batchId, limit);
  },
};

type Types = readonly (FoundType | "not-asb" | null)[];

/** Of each row the incident recorded here that it may be, by its reference. */
async function alikeBefore(db: Executor, { partnershipId }: DecideContext, rows: readonly ReadRow[], types: Types) {
  const batch = { partnershipId, batchId: null };
  const places = await findPlaces(db, batch, rows);
  const asked = rows.map(({ values }, index) => ({
    day: happenedIn(values).latestDay,
    locationId: places[index]?.id ?? null,
    postcode: placeIn(values)?.postcode ?? null,
  }));
  const others = await listIncidentsAlike(db, batch, {
    locationIds: [...new Set(asked.flatMap(({ locationId }) => locationId ?? []))],
    postcodes: [...new Set(asked.flatMap(({ postcode }) => postcode ?? []))],
    days: [...new Set(asked.map(({ day }) => day))],
  });
  return asked.map((row, index) => {
    const type = types[index];
    if (!type || type === "not-asb") return null;
    return whichAlike({ ...row, heading: type.heading }, others)?.reference ?? null;
  });
}

/** A row further up in the file of the same place, day and type, by its line; it is remembered for those further down. */
function furtherUp(seen: Map<string, number>, { line, values }: ReadRow, { heading }: FoundType): string | null {
  const place = placeIn(values);
  if (place === null) return null;
  const where = place.postcode ?? place.uprn ?? fold(place.name);
  const key = `${where} ${happenedIn(values).latestDay} ${heading}`;
  const before = seen.get(key);
  if (before === undefined) seen.set(key, line);
  return before === undefined ? null : `line ${before}`;
}
