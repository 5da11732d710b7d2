import { longDay } from "../dates/iso-day.ts";
import { ENTRY_DESTINATION_NAMES, type EntryDestination, WAY_NAMES, type Way } from "../disclosures/entry.ts";
import { type Gateway, GATEWAY_NAMES } from "../disclosures/gateway.ts";
import { actorInWords, eventInWords, kindInWords } from "./event-names.ts";

type Entry = {
  id: string;
  recordedAt: string;
  disclosedOn: string;
  madeBy: string;
  madeByName: string | null;
  agencyName: string | null;
  event: string;
  way: Way;
  what: string | null;
  objectKind: string;
  objectId: string | null;
  destination: EntryDestination;
  recipients: string | null;
  gateway: Gateway | null;
  necessity: string | null;
  proportionality: string | null;
  approvedBy: string | null;
};

/** One line of the register in words. Its record goes by its reference, where it has one. */
export function disclosureRow(e: Entry, references: readonly { kind: string; id: string; reference: string }[]) {
  const reference = references.find(({ kind, id }) => kind === e.objectKind && id === e.objectId)?.reference;
  return {
    ...{ id: e.id, recordedAt: e.recordedAt, on: e.disclosedOn, day: longDay(e.disclosedOn) },
    ...{ who: e.madeByName ?? actorInWords(e.madeBy), agency: e.agencyName },
    ...{ did: eventInWords(e.event), way: WAY_NAMES[e.way], what: e.what ?? eventInWords(e.event) },
    record: reference === undefined ? kindInWords(e.objectKind) : `${kindInWords(e.objectKind)} ${reference}`,
    ...{ destination: ENTRY_DESTINATION_NAMES[e.destination], recipients: e.recipients },
    gateway: e.gateway && GATEWAY_NAMES[e.gateway],
    ...{ necessity: e.necessity, proportionality: e.proportionality, approvedBy: e.approvedBy },
  };
}
export type DisclosureRow = ReturnType<typeof disclosureRow>;
