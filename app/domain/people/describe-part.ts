import { longDay } from "../dates/iso-day.ts";
import { isMarkerReviewOverdue } from "./part-fields.ts";
import {
  ADDRESS_KIND_NAMES,
  ALIAS_KIND_NAMES,
  CHANNEL_NAMES,
  CONTACT_KIND_NAMES,
  LEAVE_MESSAGE_NAMES,
} from "./person-parts.ts";
import type { AddressKind, AliasKind, Channel, ContactKind, LeaveMessage } from "./person-parts.ts";
import { fullName } from "./person.ts";
import { type Relationship, relationshipWords, type Side } from "./relationships.ts";

/** A part as a page shows it: what it is, what else there is to say, and what nobody may overlook. */
export type Described = { title: string; lines: string[]; warnings: string[] };

type Named = { givenNames: string; familyName: string };
type Dated = { fromDay: string | null; untilDay: string | null };

export function describeAlias({ aliasKind, ...name }: Named & { aliasKind: AliasKind }): Described {
  return { title: fullName(name).trim(), lines: [ALIAS_KIND_NAMES[aliasKind]], warnings: [] };
}

type Contact = {
  contactKind: ContactKind;
  value: string;
  words: string | null;
  neverUse: 0 | 1;
  neverReason: string | null;
};
export function describeContact({ contactKind, value, words, neverUse, neverReason }: Contact): Described {
  return {
    title: value,
    lines: [CONTACT_KIND_NAMES[contactKind], ...given(words)],
    warnings: neverUse === 1 ? [`Never use ${value}: ${neverReason ?? ""}`] : [],
  };
}

type SafeContact = {
  channel: Channel;
  times: string | null;
  leaveMessage: LeaveMessage;
  words: string | null;
  language: string | null;
  interpreter: 0 | 1;
  needs: string | null;
};
export function describeSafeContact(contact: SafeContact): Described {
  const { channel, times, leaveMessage, words, language, interpreter, needs } = contact;
  return {
    title: times ? `${CHANNEL_NAMES[channel]}, ${times}` : CHANNEL_NAMES[channel],
    lines: [
      `Safe to leave a message: ${LEAVE_MESSAGE_NAMES[leaveMessage]}`,
      ...(language ? [`Language: ${language}`] : []),
      ...(interpreter === 1 ? ["An interpreter is needed"] : []),
      ...(needs ? [`Help needed: ${needs}`] : []),
    ],
    warnings: [
      ...(channel === "none" ? ["Do not contact this person"] : []),
      ...(leaveMessage === "no" ? ["Never leave a message"] : []),
      ...given(words),
    ],
  };
}

type Address = Dated & {
  addressKind: AddressKind;
  lines: string;
  postcode: string | null;
  beatCode: string | null;
  beatName: string | null;
  neverWrite: 0 | 1;
  neverReason: string | null;
};
export function describeAddress(address: Address): Described {
  const { addressKind, lines, postcode, beatCode, beatName, neverWrite, neverReason } = address;
  const oneLine = [lines.replaceAll(/\s*\n\s*/g, ", "), ...given(postcode)].join(", ");
  return {
    title: oneLine,
    lines: [
      [ADDRESS_KIND_NAMES[addressKind], ...given(periodWords(address))].join(", "),
      ...(beatCode ? [`Beat ${beatCode}${beatName && beatName !== beatCode ? ` ${beatName}` : ""}`] : []),
    ],
    warnings: neverWrite === 1 ? [`Never write to ${oneLine}: ${neverReason ?? ""}`] : [],
  };
}

type Marker = {
  kindName: string;
  reason: string;
  addedOn: string;
  addedBy: string | null;
  reviewOn: string;
  told: 0 | 1;
  toldOn: string | null;
  notToldReason: string | null;
  endedOn: string | null;
};
export function describeMarker(marker: Marker, today: string): Described {
  const { kindName, reason, addedOn, addedBy, reviewOn, toldOn, notToldReason } = marker;
  return {
    title: kindName,
    lines: [
      reason,
      `Added ${longDay(addedOn)}${addedBy ? ` by ${addedBy}` : ""}`,
      `Review ${longDay(reviewOn)}${isMarkerReviewOverdue(marker, today) ? " (overdue)" : ""}`,
      toldOn ? `The person was told on ${longDay(toldOn)}` : `The person has not been told: ${notToldReason ?? ""}`,
    ],
    warnings: [`${kindName}: ${reason}`],
  };
}

type Relation = Named & Dated & { relationship: Relationship; side: Side; words: string | null };
export function describeRelationship(relation: Relation): Described {
  return {
    title: relationshipWords(relation.relationship, relation.side, relation.words),
    lines: given(periodWords(relation)),
    warnings: [],
  };
}

/** "since 1 March 2026", "1 March 2026 to 4 May 2026", "until 4 May 2026", or null. */
function periodWords({ fromDay, untilDay }: Dated): string | null {
  if (fromDay && untilDay) return `${longDay(fromDay)} to ${longDay(untilDay)}`;
  if (fromDay) return `since ${longDay(fromDay)}`;
  return untilDay ? `until ${longDay(untilDay)}` : null;
}

function given(text: string | null): string[] {
  return text === null ? [] : [text];
}
