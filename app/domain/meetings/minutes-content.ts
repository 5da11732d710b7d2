import { z } from "zod/mini";
import type { ActionStatus } from "../actions/action.ts";
import { GROUP_KINDS, type GroupKind } from "../groups/group-kinds.ts";
import { ITEM_KINDS, ITEM_STATE_NAMES, type ItemState } from "./agenda-item.ts";
import { AGENDA_PARTS } from "./agenda-parts.ts";
import { ATTENDANCE_STATUSES, CAPACITIES, OFFICES } from "./attendance.ts";
import { RESEARCH_ANSWERS } from "./research.ts";

const words = z.nullable(z.string());

const action = z.object({
  ...{ id: z.string(), reference: z.string(), words: z.string() },
  ...{ agencyId: z.string(), agencyName: z.string(), ownerName: words, dueOn: z.string() },
  status: z.custom<ActionStatus>((value) => typeof value === "string"),
});
export type MinutedAction = z.output<typeof action>;

const item = z.object({
  /** By which reading filters: whoever does not see the item now reads nothing of it. */
  id: z.string(),
  number: z.number(),
  part: z.enum(AGENDA_PARTS),
  kind: z.enum(ITEM_KINDS),
  caseId: words,
  reference: words,
  /** As a list names it on the day of the meeting: children by initials (DOMAIN 7.7). */
  subject: z.string(),
  isCarried: z.boolean(),
  state: z.enum(Object.keys(ITEM_STATE_NAMES) as [ItemState, ...ItemState[]]),
  stateReason: words,
  minute: z.string(),
  decision: z.string(),
  sharedSummary: z.string(),
  contributions: z.array(z.object({ agencyName: z.string(), by: z.string(), at: z.string(), words: z.string() })),
  research: z.array(
    z.object({
      ...{ agencyId: z.string(), agencyName: z.string(), answer: z.enum(RESEARCH_ANSWERS), summary: words },
      /** Agencies that must not read it. */
      withheldFrom: z.array(z.string()),
    }),
  ),
  actions: z.array(action),
  matters: z.array(z.object({ toGroupName: z.string(), title: z.string(), words: z.string(), asked: words })),
});
export type MinutedItem = z.output<typeof item>;

const person = z.object({
  ...{ name: z.string(), agencyId: z.string(), agencyName: z.string(), deputyFor: words },
  capacity: z.enum(CAPACITIES),
  status: z.enum(ATTENDANCE_STATUSES),
  office: z.nullable(z.enum(OFFICES)),
});
export type MinutedPerson = z.output<typeof person>;

/** What one version of minutes says, whole, whoever made it. Frozen: read anew, it is what it was. */
const minutesContent = z.object({
  groupName: z.string(),
  groupKind: z.custom<GroupKind>((value) => GROUP_KINDS.includes(value)),
  day: z.string(),
  startTime: z.string(),
  place: words,
  people: z.array(person),
  /** What each agency brought to the meeting, in words. */
  brought: z.array(z.object({ agencyId: z.string(), agencyName: z.string(), words: z.string() })),
  items: z.array(item),
});
export type MinutesContent = z.output<typeof minutesContent>;

export function minutesContentIn(json: string): MinutesContent {
  return minutesContent.parse(JSON.parse(json));
}

type Withheld = { caseId: string; byAgencyId: string; agencyId: string };

/** What an agency withholds of its answers now is withheld from a version that was made before it said so. */
export function withheldSince(content: MinutesContent, now: readonly Withheld[]): MinutesContent {
  const items = content.items.map(({ research, ...one }) => ({
    ...one,
    research: research.map((answer) => {
      const since = now.filter(({ caseId, byAgencyId }) => caseId === one.caseId && byAgencyId === answer.agencyId);
      return {
        ...answer,
        withheldFrom: [...new Set([...answer.withheldFrom, ...since.map(({ agencyId }) => agencyId)])],
      };
    }),
  }));
  return { ...content, items };
}

/**
 * The ids of the items that say something else now than in a version, those that came or went among them. What became of
 * an action since is no change of the minutes.
 */
export function changedItems(before: MinutesContent, now: MinutesContent): string[] {
  const texts = ({ items }: MinutesContent) => new Map(items.map((one) => [one.id, textOf(one)]));
  const [was, is] = [texts(before), texts(now)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id));
}

/** Whether somebody is recorded otherwise as there, or the meeting itself otherwise. */
export function isHeadingChanged(before: MinutesContent, now: MinutesContent): boolean {
  const of = ({ items: _, ...heading }: MinutesContent) => asText(heading);
  return of(before) !== of(now);
}

function textOf({ actions, ...rest }: MinutedItem): string {
  return asText([rest, actions.map(({ id, words, agencyId, ownerName }) => [id, words, agencyId, ownerName])]);
}

/** The same text for the same values, in whatever order their names stand. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
