import { NOT_RECORDED } from "../locations/area-kinds.ts";
import { ATTRIBUTION_NAMES, MITIGATION_NAMES, OBJECTIVE_NAMES } from "../premises/attribution.ts";
import { type Band, bandInWords } from "../premises/bands.ts";
import { classifiedOf } from "../premises/incident-changes.ts";
import { type FortnightRow, movementOf } from "../premises/fortnight.ts";
import { MICRO } from "../premises/ledger.ts";
import {
  LICENCE_STATUS_NAMES,
  type LicenceStatus,
  PREMISES_KIND_NAMES,
  type PremisesKind,
} from "../premises/register.ts";
import { SEVERITIES } from "../premises/severity.ts";
import { type Column, day } from "./columns.ts";

type PremisesRow = {
  reference: string;
  name: string;
  licenceNumber: string;
  kind: PremisesKind;
  status: LicenceStatus;
  addressWords: string | null;
  postcode: string | null;
  beatCode: string | null;
  capacity: number | null;
  agreedBand: Band | null;
  agreedOn: string | null;
  closedOn: string | null;
  missingSince: string | null;
};
type PremisesIncidentRow = Parameters<typeof classifiedOf>[0] & {
  reference: string;
  day: string;
  time: string | null;
  summary: string | null;
  licensingOnly: 0 | 1;
};
type ContactDueRow = {
  name: string;
  licenceNumber: string;
  addressWords: string | null;
  postcode: string | null;
  beatCode: string | null;
  band: Band | null;
  lastContactOn: string | null;
  dueOn: string;
};
type FortnightExported = FortnightRow & { rank: number; since: string };

/** Nobody who holds a licence or supervises: they stand on the pages alone. */
export const PREMISES_COLUMNS: readonly Column<PremisesRow>[] = [
  { heading: "Reference", width: 14, of: (p) => p.reference },
  { heading: "Premises", width: 36, of: (p) => p.name },
  { heading: "Licence number", width: 20, of: (p) => p.licenceNumber },
  { heading: "Kind", width: 26, of: (p) => PREMISES_KIND_NAMES[p.kind] },
  { heading: "State of the licence", width: 20, of: (p) => LICENCE_STATUS_NAMES[p.status] },
  { heading: "Address", width: 44, of: (p) => p.addressWords },
  { heading: "Postcode", width: 12, of: (p) => p.postcode },
  { heading: "Beat", width: 14, of: (p) => p.beatCode ?? NOT_RECORDED },
  { heading: "Capacity", width: 10, of: (p) => p.capacity },
  { heading: "Grade", width: 12, of: (p) => bandInWords(p.agreedBand) },
  { heading: "Agreed", width: 14, of: (p) => day(p.agreedOn) },
  { heading: "Closed", width: 14, of: (p) => day(p.closedOn) },
  { heading: "Missing from the register since", width: 18, of: (p) => day(p.missingSince) },
];

export const PREMISES_INCIDENT_COLUMNS: readonly Column<PremisesIncidentRow>[] = [
  { heading: "Incident", width: 14, of: (i) => i.reference },
  { heading: "Day", width: 14, of: (i) => day(i.day) },
  { heading: "Time", width: 10, of: (i) => i.time },
  { heading: "Severity", width: 30, of: (i) => SEVERITIES[i.severity].name },
  { heading: "Attribution", width: 30, of: (i) => ATTRIBUTION_NAMES[i.attribution] },
  {
    heading: "Credited to the premises",
    width: 36,
    of: (i) =>
      classifiedOf(i)
        .mitigation.map((one) => MITIGATION_NAMES[one])
        .join("; ") || null,
  },
  {
    heading: "Licensing objectives",
    width: 36,
    of: (i) =>
      classifiedOf(i)
        .objectives.map((one) => OBJECTIVE_NAMES[one])
        .join("; ") || null,
  },
  { heading: "Summary for licensing", width: 60, of: (i) => i.summary },
  { heading: "For licensing only", width: 12, of: (i) => (i.licensingOnly === 1 ? "Yes" : "No") },
];

export const CONTACT_DUE_COLUMNS: readonly Column<ContactDueRow>[] = [
  { heading: "Premises", width: 30, of: (p) => p.name },
  { heading: "Licence number", width: 20, of: (p) => p.licenceNumber },
  { heading: "Address", width: 40, of: (p) => [p.addressWords, p.postcode].filter(Boolean).join(", ") || null },
  { heading: "Beat", width: 10, of: (p) => p.beatCode },
  { heading: "Grade", width: 10, of: (p) => bandInWords(p.band) },
  { heading: "Last contact", width: 14, of: (p) => (p.lastContactOn === null ? null : day(p.lastContactOn)) },
  { heading: "Contact due", width: 14, of: (p) => day(p.dueOn) },
];

export const FORTNIGHT_COLUMNS: readonly Column<FortnightExported>[] = [
  { heading: "Order", width: 6, of: (row) => row.rank },
  { heading: "Premises", width: 30, of: (row) => row.name },
  { heading: "Licence number", width: 20, of: (row) => row.licenceNumber },
  { heading: "Address", width: 36, of: (row) => row.address ?? NOT_RECORDED },
  { heading: "Beat", width: 8, of: (row) => row.beatCode ?? NOT_RECORDED },
  { heading: "Grade before", width: 12, of: (row) => bandInWords(row.bandBefore) },
  { heading: "Points then", width: 12, of: (row) => row.pointsThen / MICRO },
  { heading: "Points now", width: 12, of: (row) => row.pointsNow / MICRO },
  { heading: "Movement", width: 12, of: (row) => movementOf(row) / MICRO },
  { heading: "The points propose", width: 18, of: (row) => bandInWords(row.band) },
  { heading: "On the agenda by one incident", width: 28, of: (row) => (row.onAgenda ? "Yes" : "No") },
  { heading: "To decide", width: 10, of: (row) => row.waiting },
  { heading: "Since the meeting before", width: 50, of: (row) => row.since },
  { heading: "Agreed at this meeting", width: 22, of: (row) => bandInWords(row.agreedHere) },
];
