import { londonTime } from "../dates/iso-day.ts";
import { actorInWords, eventInWords, isReferencedKind, kindInWords } from "./event-names.ts";

type LoggedEvent = {
  id: string;
  at: string;
  actorId: string;
  actorName: string | null;
  agencyName: string | null;
  event: string;
  objectKind: string;
  objectId: string | null;
  fields: string;
  resultCount: number | null;
};
type Reference = { kind: string; id: string; reference: string };

/** One event as a list shows it: never anything of its content. */
export type LogRow = {
  id: string;
  at: string;
  when: string;
  who: string;
  agency: string | null;
  what: string;
  /** The record's reference, or its kind alone, with the address of who has seen it: also of one that was erased. */
  record: { text: string; href: string | null };
  fields: string;
  count: number | null;
};

export function logRow(e: LoggedEvent, references: readonly Reference[] = []): LogRow {
  const kind = kindInWords(e.objectKind);
  const reference = references.find((r) => r.kind === e.objectKind && r.id === e.objectId)?.reference;
  return {
    id: e.id,
    at: e.at,
    when: londonTime(e.at),
    who: e.actorName ?? actorInWords(e.actorId),
    agency: e.agencyName,
    what: eventInWords(e.event),
    record: {
      text: reference ? `${kind} ${reference}` : kind,
      href:
        e.objectId && (reference || isReferencedKind(e.objectKind))
          ? `/audit/records/${e.objectKind}/${e.objectId}`
          : null,
    },
    fields: e.fields.split(",").filter(Boolean).map(fieldInWords).join(", "), // prettier-ignore
    count: e.resultCount,
  };
}

/** `nextReviewOn` and `next_review_on` as `next review on`. */
export function fieldInWords(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]/g, " ")
    .toLowerCase();
}
