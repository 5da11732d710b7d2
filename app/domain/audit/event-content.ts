import type { DisclosurePart } from "../disclosures/disclosure-part.ts";
import type { AuditCategory } from "./events.ts";

type Content = {
  /** `case.viewed`, `action.completed`: the record's kind and what happened to it. */
  event: string;
  objectKind: string;
  objectId: string | null;
  /** Names of the fields concerned, never their values. */
  fields?: readonly string[];
  resultCount?: number;
  purpose?: string;
  /** To whom something was disclosed. */
  /** An agency, a group, or what somebody is to the record: never typed, because an event stays for good. */
  recipients?: string;
  /** Values before and after, or what was searched for. */
  detail?: unknown;
  /** The detail belongs to a restricted record: opening it takes a reason. */
  restricted?: boolean;
  /** Further records that the event concerns: "who has seen this" finds it by each of them. */
  objects?: readonly { kind: string; id: string }[];
};

/** What is no disclosure has no entry in the register; what is one is never without (DOMAIN 7.2, 7.4). */
type Classed =
  | { category: Exclude<AuditCategory, "disclosure">; disclosure?: undefined }
  | { category: "disclosure"; disclosure: DisclosurePart };

/**
 * One thing that somebody did or saw. What is in `detail` and in the register of disclosures is kept apart and can be erased;
 * the rest is kept for good.
 */
export type AuditEvent = Content & Classed;

/** What may be added to an event whose kind is decided already. */
export type AuditExtras = Partial<Content>;

/** The names of the fields whose value differs, for the event; the values go into its detail. */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
