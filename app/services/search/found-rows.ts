import type { Actor } from "#app/domain/access/actor.ts";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { INCIDENT_STATUS_NAMES } from "#app/domain/incidents/incident.ts";
import { LOCATION_KIND_NAMES } from "#app/domain/locations/location.ts";
import { SITTING_STATUS_NAMES } from "#app/domain/meetings/sitting.ts";
import { bandInWords } from "#app/domain/premises/bands.ts";
import { PREMISES_KIND_NAMES } from "#app/domain/premises/register.ts";
import type {
  listCasesNear,
  listIncidentsFound,
  listPlacesFound,
  listPremisesFound,
  listSittingsFound,
} from "#db/queries/found-everywhere.ts";

/** One record that was found: what its link says, the cells beside it, and where a page that ends with it goes on. */
export type FoundRow = { id: string; href: string; link: string; cells: string[]; key: string };

type Rows<List extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<List>>;

export function placeRows(rows: Rows<typeof listPlacesFound>): FoundRow[] {
  return rows.map(({ id, reference, kind, name, addressWords, postcode }) => ({
    ...{ id, key: id, href: `/locations/${id}`, link: name },
    cells: [reference, LOCATION_KIND_NAMES[kind], address(addressWords, postcode)],
  }));
}

/** Children go by initials, as in every list of cases. */
export function caseRows(rows: Rows<typeof listCasesNear>, today: string): FoundRow[] {
  return rows.map((row) => ({
    ...{ id: row.id, key: `${row.openedOn}~${row.id}`, href: `/cases/${row.id}`, link: row.reference },
    cells: [listedSubject(row, today), row.groupName, CASE_STATUS_NAMES[row.status], shortDay(row.openedOn)],
  }));
}

export function incidentRows(rows: Rows<typeof listIncidentsFound>): FoundRow[] {
  return rows.map(({ id, reference, latestDay, heading, typeName, placeName, status }) => ({
    ...{ id, key: `${latestDay}~${id}`, href: `/incidents/${id}`, link: reference },
    cells: [
      shortDay(latestDay),
      typeName ?? ASB_HEADING_NAMES[heading],
      placeName ?? "Not recorded",
      INCIDENT_STATUS_NAMES[status],
    ],
  }));
}

export function premisesRows(rows: Rows<typeof listPremisesFound>): FoundRow[] {
  return rows.map(({ id, reference, name, kind, addressWords, postcode, agreedBand, closedOn }) => ({
    ...{ id, key: id, href: `/premises/${id}`, link: name },
    cells: [
      reference,
      PREMISES_KIND_NAMES[kind],
      address(addressWords, postcode),
      closedOn === null ? bandInWords(agreedBand) : "Closed",
    ],
  }));
}

/** The agenda for whoever is in the group; for an administrator the days on which it meets. */
export function meetingRows(rows: Rows<typeof listSittingsFound>, actor: Actor): FoundRow[] {
  const own = new Set(actor.memberships.map(({ groupId }) => groupId));
  return rows.map(({ id, groupId, groupName, day, startTime, place, status }) => ({
    ...{ id, key: `${day}~${id}`, link: `${groupName}, ${shortDay(day)}` },
    href: own.has(groupId) ? `/groups/meetings/${id}` : `/groups/${groupId}/meetings`,
    cells: [startTime, place ?? "Not recorded", SITTING_STATUS_NAMES[status]],
  }));
}

function address(words: string | null, postcode: string | null) {
  return [words, postcode].filter(Boolean).join(", ") || "Not recorded";
}
