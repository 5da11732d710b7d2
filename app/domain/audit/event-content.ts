import type { AuditCategory } from "./events.ts";

/** One thing that somebody did or saw. What is in `detail` is kept apart and can be erased; the rest is kept for good. */
export type AuditEvent = {
  category: AuditCategory;
  /** `case.viewed`, `action.completed`: the record's kind and what happened to it. */
  event: string;
  objectKind: string;
  objectId: string | null;
  /** Names of the fields concerned, never their values. */
  fields?: readonly string[];
  resultCount?: number;
  purpose?: string;
  /** To whom something was disclosed. */
  recipients?: string;
  /** Values before and after, or what was searched for. */
  detail?: unknown;
  /** The detail belongs to a restricted record: opening it takes a reason. */
  restricted?: boolean;
  /** Further records that the event concerns: "who has seen this" finds it by each of them. */
  objects?: readonly { kind: string; id: string }[];
};

/** The names of the fields whose value differs, for the event; the values go into its detail. */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
