import { ASB_HEADING_NAMES, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import { CHANNEL_NAMES, type IncidentStatus, type ReportChannel } from "#app/domain/incidents/incident.ts";
import { fullName } from "#app/domain/people/person.ts";

type IncidentRow = {
  id: string;
  reference: string;
  latestDay: string;
  heading: AsbHeading;
  typeName: string | null;
  placeName: string | null;
  officerName: string | null;
  status: IncidentStatus;
  isHate: 0 | 1;
};

/** An incident as a row of a table. */
export function shownIncident({ heading, typeName, isHate, ...row }: IncidentRow) {
  const { id, reference, latestDay, placeName, officerName, status } = row;
  const what = typeName ?? ASB_HEADING_NAMES[heading];
  return { id, reference, latestDay, placeName, officerName, status, what, isHate: isHate === 1 };
}

type ReportRow = {
  id: string;
  reference: string;
  reportedOn: string;
  channel: ReportChannel;
  agencyName: string;
  reporterId: string | null;
  reporterGiven: string | null;
  reporterFamily: string | null;
  isAnonymous: unknown;
};

/** A report as a row of a table; who reported as far as the query says so. */
export function shownReport(row: ReportRow) {
  const { id, reference, reportedOn, agencyName } = row;
  return { id, reference, reportedOn, agencyName, how: CHANNEL_NAMES[row.channel], by: reporterWords(row) };
}

/** Who reported: the name, or that nobody said it, or that it is not this reader's to know. */
export function reporterWords(row: Pick<ReportRow, "reporterId" | "reporterGiven" | "reporterFamily" | "isAnonymous">) {
  const { reporterId, reporterGiven, reporterFamily, isAnonymous } = row;
  if (reporterId !== null) return fullName({ givenNames: reporterGiven ?? "", familyName: reporterFamily ?? "" });
  return isAnonymous ? "Anonymous" : "Not shown to you";
}
