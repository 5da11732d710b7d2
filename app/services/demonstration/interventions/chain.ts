import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import type { Consequence, EndKind, ServedHow, ServiceAnswer } from "#app/domain/interventions/record.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import type { CaseGroup } from "../lives/groups.ts";
import type { Condition } from "./steps.ts";

/** One thing that is done in a case, so many days after it was opened; {name}, {place} and {what} are filled in. */
export type Item = {
  after: number;
  kind: InterventionKind;
  service?: string;
  to?: "parent-carer";
  grounds: readonly string[];
  /** What support was offered beside it; of kinds that ask. Null: none, and why. */
  support?: readonly string[];
  noSupport?: string;
  /** Why a stage is left out, if it is. */
  skipped?: string;
  months?: number;
  /** So many of what the manner forbids, and what is asked beside. */
  forbids?: number;
  requires?: readonly Condition[];
  served?: readonly [days: number, how: ServedHow];
  reviews?: readonly (readonly [days: number, words: string])[];
  breaches?: readonly {
    after: number;
    time: string;
    condition: number;
    outcome?: readonly [number, Consequence, string];
  }[];
  ended?: readonly [days: number, how: EndKind, reason: string];
  answer?: readonly [days: number, answer: ServiceAnswer, outcome: string];
  appeal?: { lodged: number; words: string; decided: number; outcome: "dismissed" | "modified"; result: string };
  follows?: InterventionKind;
  court?: string;
  consulted?: string;
  fields?: Readonly<Record<string, unknown>>;
};

/** What is done with one person, one step after another. */
export type Chain = {
  groups: readonly CaseGroup[];
  who: LinkRole;
  /** Only for somebody who was of these ages when the case was opened. */
  ages: readonly [number, number];
  /** As often as this says, beside the others of the group. */
  weight: number;
  items: readonly Item[];
};
