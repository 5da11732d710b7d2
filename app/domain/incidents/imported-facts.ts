import { plusDays } from "../dates/iso-day.ts";
import type { RowValues } from "../imports/kind.ts";
import { plainWords } from "../locations/plain-words.ts";
import { postcodeOf } from "../locations/postcode.ts";
import type { AsbQualifier } from "./asb-headings.ts";
import type { IncidentStatus, ReportChannel } from "./incident.ts";
import { asText } from "./imported-incident.ts";

/** An older report raises no duty by being loaded (local policy: 28 days, counted back from the day of loading). */
const RECENT_DAYS = 28;

/** The first day whose reports are recent on that day: 28 days before it still is. */
export function recentFrom(today: string): string {
  return plusDays(today, -RECENT_DAYS);
}

type Standing = { status: IncidentStatus; endedOn: string | null; endReason: string | null };

/**
 * Whether an incident comes open or closed. As the source says; where it has a closing class or a day closed it is closed;
 * where it says nothing, one whose report is no longer recent has been dealt with there. A source that gives no day
 * closed it on the day of the report at the earliest, which is the day that is kept.
 */
export function standingOf(values: RowValues, today: string): Standing {
  const reportedOn = String(values.reportedOn);
  const closing = asText(values.closingClass);
  const isSaid = values.status !== null;
  const isClosed = isSaid
    ? values.status === "closed"
    : closing !== null || values.closedOn !== null || reportedOn < recentFrom(today);
  if (!isClosed) return { status: "open", endedOn: null, endReason: null };
  const why = asText(values.closureReason) ?? closing;
  return {
    status: "closed",
    endedOn: asText(values.closedOn) ?? reportedOn,
    endReason: why === null ? "Closed in the system that it came from" : `Closed in the system that it came from: ${why}`, // prettier-ignore
  };
}

/** Aimed at somebody when the row names who suffers it or complains (NSIR "personal"), else at the community. */
export function qualifierOf(values: RowValues): AsbQualifier {
  const named = ["complainant", "victim"].some(
    (who) => values[`${who}Reference`] !== null || values[`${who}Family`] !== null,
  );
  return (asText(values.qualifier) as AsbQualifier | null) ?? (named ? "personal" : "nuisance");
}

const CHANNELS: readonly [RegExp, ReportChannel][] = [
  [/\b(phone|telephone|call|101|999)\b/, "phone"],
  [/\b(web|online|internet|website|app)\b/, "online"],
  [/\b(e ?mail)\b/, "email"],
  [/\b(letter|post)\b/, "letter"],
  [/\b(in person|front desk|reception|office)\b/, "in-person"],
  [/\b(patrol|officer|pcso|warden)\b/, "patrol"],
  [/\b(councillor|cllr|mp)\b/, "councillor"],
];

/** How a report reached the agency, by the words of the source; "another way" where they do not say. */
export function channelOf(words: string | null): ReportChannel {
  const plain = plainWords(words ?? "");
  return CHANNELS.find(([said]) => said.test(plain))?.[1] ?? "other";
}

/** When it happened: in the file, else on the day of the report; a range ends on its latest day. */
export function happenedIn(values: RowValues) {
  const earliestDay = asText(values.happenedOn) ?? String(values.reportedOn);
  const latestDay = asText(values.untilOn) ?? earliestDay;
  const at = asText(values.happenedAt);
  return { earliestDay, earliestTime: at, latestDay, latestTime: latestDay === earliestDay ? at : null };
}

/** What is written of an incident whose source has no words of its own. */
export function whatHappenedIn(values: RowValues, type: string): string {
  return asText(values.whatHappened) ?? `The file says: ${type}`;
}

const POSTCODE_AT_END = /[,\s]+([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/i;

/** A place as the row has it: the name without the postcode that may stand at its end, or what else there is; null for none. */
export function placeIn(values: RowValues): { name: string; postcode: string | null; uprn: string | null } | null {
  const location = asText(values.location);
  const [, atEnd = null] = POSTCODE_AT_END.exec(location ?? "") ?? [];
  const postcode = asText(values.postcode) ?? (atEnd === null ? null : postcodeOf(atEnd));
  const uprn = asText(values.uprn);
  const name = atEnd === null ? location : (location ?? "").replace(POSTCODE_AT_END, "");
  if (name) return { name: name.slice(0, 120), postcode, uprn };
  if (postcode !== null) return { name: postcode, postcode, uprn };
  return typeof values.easting === "number"
    ? { name: `Grid reference ${values.easting} ${String(values.northing)}`, postcode, uprn }
    : null;
}
