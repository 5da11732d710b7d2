import type { AnyPartData } from "./part.form.ts";
import { sidesOf } from "./relationships.ts";

export type PartFields = Record<string, string | number | null>;
export type PartRefusal = { field: string; message: string };

/** A reason why a part cannot be so on that day, or null. `addedOn` is today for a new one. */
export function refusePart({ kind, data }: AnyPartData, today: string, addedOn = today): PartRefusal | null {
  if (kind === "marker") {
    if (data.reviewOn <= addedOn) return { field: "reviewOn", message: "Review date must be in the future" };
    if (data.told === "yes" && data.toldOn !== null && data.toldOn > today)
      return { field: "toldOn", message: "Day on which the person was told must be today or in the past" };
  }
  if (kind === "relationship" && data.fromDay !== null && data.fromDay > today)
    return { field: "fromDay", message: "From must be today or in the past" };
  return null;
}

/** The columns of a part, in the names of the form; what belongs to an answer that was not given is dropped. */
export function partFields({ kind, data }: AnyPartData): PartFields {
  switch (kind) {
    case "alias": {
      const { aliasKind, givenNames, familyName } = data;
      return { aliasKind, givenNames, familyName };
    }
    case "contact": {
      const { contactKind, value, words, neverUse, neverReason } = data;
      return { contactKind, value, words, neverUse: flag(neverUse), neverReason: neverUse ? neverReason : null };
    }
    case "safe-contact": {
      const { channel, times, leaveMessage, words, language, interpreter, needs } = data;
      return { channel, times, leaveMessage, words, language, interpreter: flag(interpreter), needs };
    }
    case "address": {
      const { addressKind, lines, postcode, fromDay, untilDay, neverWrite, neverReason } = data;
      const never = { neverWrite: flag(neverWrite), neverReason: neverWrite ? neverReason : null };
      return { addressKind, lines, postcode, fromDay, untilDay, ...never };
    }
    case "marker": {
      const { markerKindId, reason, reviewOn, told, toldOn, notToldReason } = data;
      return told === "yes"
        ? { markerKindId, reason, reviewOn, told: 1, toldOn, notToldReason: null }
        : { markerKindId, reason, reviewOn, told: 0, toldOn: null, notToldReason };
    }
    case "relationship": {
      const { as, words, fromDay, untilDay } = data;
      return { relationship: sidesOf(as).relationship, words: as === "other" ? words : null, fromDay, untilDay };
    }
  }
}

function flag(value: boolean) {
  return value ? 1 : 0;
}

type SourceColumns = { caseId: string | null; referralId: string | null; reportId: string | null };

/** `person`, `case:<id>`, `referral:<id>` or `report:<id>` as a part's three columns, and back. */
export function sourceColumns(source: string): SourceColumns {
  const [kind, id = null] = source.split(":");
  const idOf = (of: string) => (kind === of ? id : null);
  return { caseId: idOf("case"), referralId: idOf("referral"), reportId: idOf("report") };
}
export function sourceOf({ caseId, referralId, reportId }: SourceColumns) {
  if (caseId) return `case:${caseId}`;
  if (referralId) return `referral:${referralId}`;
  return reportId ? `report:${reportId}` : "person";
}

/** In force on a day: not taken off, and its own last day, where it has one, not gone by. */
export function isInForce(part: { endedOn: string | null; untilDay?: string | null }, today: string) {
  return part.endedOn === null && (part.untilDay == null || part.untilDay >= today);
}

/** Overdue from the day after, as an action is (DOMAIN 11). */
export function isMarkerReviewOverdue(marker: { endedOn: string | null; reviewOn: string }, today: string) {
  return marker.endedOn === null && marker.reviewOn < today;
}
