import { z } from "zod/mini";
import type { Requirement, RequirementId } from "./requirements.ts";

/** What is not there, as a list of it is read; as a list of things to have it is REQUIREMENT_NAMES. */
export const MISSING_NAMES: Record<RequirementId, string> = {
  rationale: "Reasons for a High",
  lead: "Lead officer",
  plan: "Something under way for a High in the plan",
  review: "Next review within the limit",
  jag: "Referral to the JAG, or why not",
  "victim-first": "Offer of Victim First, or why not",
  safeguarding: "Answer about safeguarding",
  "mental-health": "Answer about mental health",
  "substance-misuse": "Answer about substance misuse",
  sharing: "Basis for sharing information",
  "sign-off": "Signature of the supervisor",
};

const IDS = Object.keys(MISSING_NAMES) as [RequirementId, ...RequirementId[]];
const optional = <T extends z.ZodMiniType>(type: T) => z.catch(z.optional(type), undefined);

/** From an address: ids and words of ours. What is no filter of ours filters nothing. */
export const incompleteForm = z.object({ group: optional(z.uuidv7()), missing: optional(z.enum(IDS)) });
export type IncompleteAsked = z.output<typeof incompleteForm>;

/** The last row of the page before: a case and one of its people. */
export const incompleteKeyField = optional(z.string().check(z.regex(/^[0-9a-f-]{36}~[0-9a-f-]{36}$/)));

/** One person's High in one case, and what it lacks to be complete (DOMAIN 2.4). */
export type IncompleteHigh = { caseId: string; personId: string; groupId: string; missing: readonly RequirementId[] };

export function missingOf(requirements: readonly Requirement[]): RequirementId[] {
  return requirements.filter(({ isDone }) => !isDone).map(({ id }) => id);
}

export function isAskedFor({ groupId, missing }: IncompleteHigh, asked: IncompleteAsked): boolean {
  return (
    (asked.group === undefined || asked.group === groupId) &&
    (asked.missing === undefined || missing.includes(asked.missing))
  );
}

/** Each count says how many rows its own link shows: of a group with the thing missing, of a thing within the group. */
export function countIncomplete(highs: readonly IncompleteHigh[], { group, missing }: IncompleteAsked) {
  const count = (asked: IncompleteAsked) => highs.filter((high) => isAskedFor(high, asked)).length;
  return {
    groups: new Map(
      [...new Set(highs.map(({ groupId }) => groupId))].map((groupId) => [groupId, count({ group: groupId, missing })]),
    ),
    allGroups: count({ missing }),
    things: IDS.map((id) => ({ id, count: count({ group, missing: id }) })),
    anything: count({ group }),
  };
}

export const incompleteKey = ({ caseId, personId }: { caseId: string; personId: string }) => `${caseId}~${personId}`;

export function incompleteHref(asked: IncompleteAsked & { after?: string }): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return query === "" ? "/risk/incomplete" : `/risk/incomplete?${query}`;
}
