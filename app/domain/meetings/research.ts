import { longDay } from "../dates/iso-day.ts";
import { type GroupKind, isBoard, isCaseGroup } from "../groups/group-kinds.ts";
import type { AgendaRefusal } from "./agenda.ts";
import type { SittingStatus } from "./sitting.ts";

export const RESEARCH_ANSWER_NAMES = { known: "Known to us", "not-known": "Not known to us" } as const;
export type ResearchAnswer = keyof typeof RESEARCH_ANSWER_NAMES;
export const RESEARCH_ANSWERS = Object.keys(RESEARCH_ANSWER_NAMES) as [ResearchAnswer, ...ResearchAnswer[]];

/** The groups whose agencies are asked each morning; in a small one the chair asks when there is something to ask. */
export function isAskedEachMorning(kind: GroupKind): boolean {
  return isCaseGroup(kind);
}

/** Boards hear no cases, so that nobody is asked about any. */
export function hasResearch(kind: GroupKind): boolean {
  return !isBoard(kind);
}

type Asked = { caseId: string; agencyId: string };

/**
 * Whom a meeting is still to ask about what. `cases`: those that it hears, each with whoever of the group answers for an
 * agency and may open the case: an agency of which nobody may is not asked, for the question would give the case away.
 */
export function requestsToMake(
  cases: readonly { caseId: string; answerers: readonly { agencyId: string }[] }[],
  made: readonly Asked[],
): Asked[] {
  const there = new Set(made.map(keyOf));
  const wanted = cases.flatMap(({ caseId, answerers }) => answerers.map(({ agencyId }) => ({ caseId, agencyId })));
  return [...new Map(wanted.map((one) => [keyOf(one), one])).values()].filter((one) => !there.has(keyOf(one)));
}

function keyOf({ caseId, agencyId }: Asked): string {
  return `${caseId} ${agencyId}`;
}

/** The last day for answers is never one that has passed: whoever is asked late is asked for today. */
export function dueNoEarlier(dueOn: string, today: string): string {
  return dueOn < today ? today : dueOn;
}

type Meeting = { day: string; status: SittingStatus };

/** Agencies are asked, chased and answer until the end of the day of a meeting that takes place. */
export function refuseResearch({ day, status }: Meeting, today: string): AgendaRefusal | null {
  if (status === "cancelled") return { field: null, message: "This meeting is cancelled" };
  return day < today ? { field: null, message: `This meeting was on ${longDay(day)}, so answers are closed` } : null;
}

type Answer = {
  answer: ResearchAnswer;
  summary: string | null;
  withheldFrom: readonly string[];
  attendsUserId: string | null;
};

/** `agencies`: those whose people may hear the item, but for the agency that answers; `people`: its own in the group. */
export function refuseResearchAnswer(
  { answer, summary, withheldFrom, attendsUserId }: Answer,
  { agencies, people }: { agencies: readonly { id: string }[]; people: readonly { id: string }[] },
): AgendaRefusal | null {
  if (answer === "known" && summary === null)
    return { field: "summary", message: "Enter what your agency shares with this meeting" };
  if (answer === "known" && !withheldFrom.every((id) => agencies.some((agency) => agency.id === id)))
    return { field: "withheldFrom", message: "Select agencies from the list" };
  if (attendsUserId !== null && !people.some(({ id }) => id === attendsUserId))
    return { field: "attendsUserId", message: "Select somebody of your agency who is in the group" };
  return null;
}

/** What is kept of an answer: of what is not known there is nothing to share, or to withhold. */
export function keptAnswer<A extends Answer>(given: A): A {
  return given.answer === "known" ? given : { ...given, summary: null, withheldFrom: [] };
}

/**
 * Why an agency is not chased, or null: there is nothing that it has not answered, or it has been chased today already.
 * `chasedOn`: the day in London on which a request to it was chased last.
 */
export function refuseChase(
  requests: readonly { isAnswered: boolean; chasedOn: string | null }[],
  today: string,
): string | null {
  if (requests.every(({ isAnswered }) => isAnswered)) return "It has answered everything";
  return requests.some(({ chasedOn }) => chasedOn === today) ? "It has been chased today already" : null;
}
