import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  CONTACT_DUE_COLUMNS,
  PREMISES_COLUMNS,
  PREMISES_INCIDENT_COLUMNS,
} from "#app/domain/exports/premises-columns.ts";
import type { ContactsDueAsked } from "#app/domain/premises/contacts-due-list.ts";
import type { PremisesIncidentsAsked } from "#app/domain/premises/incident-list.ts";
import { listContactsDue, type ListedContactDue } from "#db/queries/contacts-due.ts";
import { type ListedPremises, listPremises } from "#db/queries/listed-premises.ts";
import { listPremisesIncidents, type SeenAtPremises } from "#db/queries/premises-incident-lists.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { AT_ONCE, type Batch, batchOf, type From, paged } from "./batches.ts";

type PremisesAsked = Parameters<typeof listPremises>[2]["asked"];

export function premisesRows({ db, actor, now }: From, asked: PremisesAsked): AsyncGenerator<Batch> {
  return paged<ListedPremises>(
    (last) => {
      const after = last && { name: last.nameFolded, id: last.id };
      return listPremises(db, actor, { asked, after, limit: AT_ONCE });
    },
    batchOf(PREMISES_COLUMNS, londonDay(now), "premises"),
  );
}

/** What stands in the log of each is its premises: the incident itself is not opened. */
export async function* premisesIncidentRows(
  { db, actor, now }: From,
  filter: PremisesIncidentsAsked,
): AsyncGenerator<Batch> {
  const cells = batchOf(PREMISES_INCIDENT_COLUMNS, londonDay(now), "premises");
  yield* paged<SeenAtPremises>(
    (last) => {
      const after = last && { day: last.day, id: last.id };
      return listPremisesIncidents(db, actor, { filter, after, limit: AT_ONCE });
    },
    (rows) => cells(rows.map((row) => ({ ...row, id: row.premisesId }))),
  );
}

export async function* contactsDueRows({ db, actor, now }: From, asked: ContactsDueAsked): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const cells = batchOf(CONTACT_DUE_COLUMNS, today, "premises");
  yield* paged<ListedContactDue>((last) => {
    const after = last && { due: last.dueOn, id: last.id };
    return listContactsDue(db, actor, { asked, after, limit: AT_ONCE, settings, today });
  }, cells);
}
