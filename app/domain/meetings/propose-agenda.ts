import { RISK_LEVELS, type RiskLevel } from "../risk/levels.ts";
import type { ItemKind, ItemState } from "./agenda-item.ts";
import type { AgendaPart } from "./agenda-parts.ts";

/** Where a matter comes from that nobody typed on the agenda: what a board plans ahead, or what another group passed to it. */
export type MatterSource = "forward" | "passed";

/** An item of an earlier meeting of the group that nothing has followed yet; given oldest first. */
export type EarlierItem = {
  id: string;
  kind: ItemKind;
  part: AgendaPart;
  /** Of what it is about, or where a matter comes from; null for a matter that somebody put there in words. */
  aboutId: string | null;
  from: MatterSource | null;
  title: string | null;
  state: ItemState;
};

export type AgendaFacts = {
  /** The group's own order. */
  parts: readonly AgendaPart[];
  /** The day of the meeting before; null before the first. */
  lastDay: string | null;
  /** What stands on the agenda already, by what it is about. */
  standing: readonly { kind: ItemKind; aboutId: string | null; rolledFromId: string | null }[];
  earlier: readonly EarlierItem[];
  /** Open cases of the group. */
  cases: readonly {
    id: string;
    reference: string;
    openedOn: string;
    riskLevel: RiskLevel | null;
    reviewDueOn: string | null;
  }[];
  /** Referrals to the group that wait for its decision. */
  referrals: readonly { id: string; reference: string }[];
  premises: readonly { id: string; name: string }[];
  standingItems: readonly { id: string; part: AgendaPart }[];
  /** Planned for a day up to that of the meeting, or for every meeting; and passed on by other groups. */
  matters: readonly { from: MatterSource; id: string; title: string; part: AgendaPart }[];
};

export type ProposedItem = {
  kind: ItemKind;
  part: AgendaPart;
  aboutId: string | null;
  from: MatterSource | null;
  title: string | null;
  rolledFromId: string | null;
};

/**
 * What is to be added to the agenda of the group's next meeting, in order (DOMAIN 5.2): within ongoing cases High before
 * Medium, then the oldest review. Each open or deferred item of an earlier meeting is carried over exactly once, unless it
 * was closed with a reason; what it is about is not proposed a second time. Nothing that stands on the agenda is moved.
 */
export function proposeAgenda(facts: AgendaFacts): ProposedItem[] {
  const carried = new Set(facts.standing.map(({ rolledFromId }) => rolledFromId));
  const there = new Set(
    facts.standing.flatMap(({ kind, aboutId }) => (aboutId === null ? [] : [`${kind} ${aboutId}`])),
  );
  const unfinished = newestOfEach(facts.earlier.filter(({ id, state }) => isUnfinished(state) && !carried.has(id)));
  const from = new Map(
    unfinished.flatMap((one) => (one.aboutId === null ? [] : [[`${one.kind} ${one.aboutId}`, one.id]])),
  );
  const found: ProposedItem[] = [
    ...casesOf(facts),
    ...facts.referrals.map(({ id }) => about("referral", "new-referrals", id)),
    ...facts.premises.map(({ id }) => about("premises", "premises", id)),
    ...facts.standingItems.map(({ id, part }) => about("standing", part, id)),
  ].filter(({ part }) => facts.parts.includes(part));
  const heard = (part: AgendaPart) => (facts.parts.includes(part) ? part : ("other" as const));
  found.push(
    ...facts.matters.map(({ from, id, title, part }) => ({
      ...about("matter", heard(part), id),
      ...{ from, title },
    })),
  );
  const named = new Set(found.map(({ kind, aboutId }) => `${kind} ${aboutId ?? ""}`));
  const others = unfinished.filter(({ kind, aboutId }) => aboutId === null || !named.has(`${kind} ${aboutId}`));
  const proposed = [
    ...found.map((item) => ({ ...item, rolledFromId: from.get(`${item.kind} ${item.aboutId ?? ""}`) ?? null })),
    ...others.map(({ kind, part, aboutId, from: source, title, id }) => ({
      ...{ kind, part: heard(part), aboutId, from: source, title, rolledFromId: id },
    })),
  ].filter(({ kind, aboutId }) => aboutId === null || !there.has(`${kind} ${aboutId}`));
  return inOrder(proposed, facts.parts);
}

/** What was put on two agendas by hand is one thing still, and goes on from the newer; a matter is nobody's but its own. */
function newestOfEach(items: readonly EarlierItem[]): EarlierItem[] {
  const key = ({ id, kind, aboutId }: EarlierItem) => (aboutId === null ? id : `${kind} ${aboutId}`);
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** What goes on to the next meeting: what was not taken, and what was deferred. */
export function isUnfinished(state: ItemState): boolean {
  return state === "open" || state === "deferred";
}

function casesOf({ cases, lastDay }: AgendaFacts) {
  const isNew = ({ openedOn }: { openedOn: string }) => lastDay !== null && openedOn > lastDay;
  return [...cases].sort(byUrgency).map((one) => about("case", isNew(one) ? "new-cases" : "ongoing-cases", one.id));
}

type Case = AgendaFacts["cases"][number];

function byUrgency(a: Case, b: Case): number {
  return (
    rank(b.riskLevel) - rank(a.riskLevel) ||
    (a.reviewDueOn ?? "9999-12-31").localeCompare(b.reviewDueOn ?? "9999-12-31") ||
    a.reference.localeCompare(b.reference)
  );
}

/** A case that nobody has assessed is heard before a Low one: nobody knows that it is low. */
function rank(level: RiskLevel | null): number {
  return level === null ? 0.5 : RISK_LEVELS.indexOf(level);
}

function about(kind: ItemKind, part: AgendaPart, aboutId: string): ProposedItem {
  return { kind, part, aboutId, from: null, title: null, rolledFromId: null };
}

function inOrder(items: readonly ProposedItem[], parts: readonly AgendaPart[]): ProposedItem[] {
  const place = ({ part }: ProposedItem) => (parts.includes(part) ? parts.indexOf(part) : parts.length);
  return [...items].sort((a, b) => place(a) - place(b));
}
