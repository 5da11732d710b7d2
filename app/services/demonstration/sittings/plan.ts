import { v7 as uuid } from "uuid";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { ItemKind, ItemState, StandingSubject } from "#app/domain/meetings/agenda-item.ts";
import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import { CAST, type CastKey } from "../cast.ts";
import type { Chance } from "../chance.ts";
import { ADDED, AGREED, DEFERRED, type Kind, type Phase, SHARED, wordsOf } from "./case-words.ts";
import { type Matter, MATTERS, OPENING, STANDING } from "./matter-words.ts";
import type { GroupName, Meeting } from "./meetings.ts";

/** A case as a meeting hears it. */
export type HeardCase = {
  id: string;
  lead: CastKey;
  subjectKind: "person" | "location" | "problem";
  openedOn: string;
  closedOn: string | null;
  isRestricted: boolean;
};
export type Cases = Readonly<Partial<Record<GroupName, readonly HeardCase[]>>>;

/** An action that stands in the cases already, of a day on which the group met or just after. */
export type Raised = { id: string; caseId: string; raisedOn: string };
type Sitting = { id: string; day: string; startTime: string; place: string | null };
type Standing = { id: string; part: AgendaPart; title: string; subject: StandingSubject | null };
export type PlannedItem = {
  id: string;
  kind: ItemKind;
  part: AgendaPart;
  caseId: string | null;
  premisesId: string | null;
  standingItemId: string | null;
  title: string | null;
  state: ItemState;
  stateReason: string | null;
  rolledFromId: string | null;
  minute: string;
  decision: string;
  shared: string;
  /** What somebody else at the table adds. */
  added: string | null;
  /** What is agreed, what came of it, and who does it; of a case its lead. */
  action: { words: string; outcome: string; owner: CastKey } | null;
  /** Actions of the case that the meeting agreed. */
  raised: string[];
};

export type Facts = {
  meeting: Meeting;
  chance: Chance;
  cases: readonly HeardCase[];
  standing: readonly Standing[];
  raised: readonly Raised[];
  /** Premises that are not Green, by the meeting at which that was agreed. */
  graded: ReadonlyMap<string, readonly { premisesId: string; band: string }[]>;
};

/** An item has fewer days than this to be written up in, so that its actions are those of the meeting. */
const WRITTEN_UP_DAYS = 3;
const MOST_CASES = 5;
const DELIVERY: readonly GroupName[] = ["LCDG", "LEDG"];
/** Their decisions read on from "Agreed that". */
const BOARDS: readonly GroupName[] = ["Strategic Group", "CSP board"];

/** What is on the agenda of each meeting of a group, oldest first: what was deferred comes first at the next. */
export function planItems(facts: Facts, sittings: readonly Sitting[]): PlannedItem[][] {
  const heardOn = new Map<string, string>();
  let deferred: PlannedItem[] = [];
  return sittings.map((sitting, index) => {
    const before = sittings[index - 1]?.day ?? plusDays(sitting.day, -28);
    const next = sittings[index + 1]?.day ?? null;
    const items = [
      ...[
        opening(index === 0, BOARDS.includes(facts.meeting.group)),
        ...casesOf(facts, sitting.day, { before, next, heardOn, deferred }),
      ],
      ...premisesOf(facts, sitting),
      ...standingOf(facts, index),
      ...mattersOf(facts, index),
    ];
    deferred = items.filter(({ state }) => state === "deferred");
    return DELIVERY.includes(facts.meeting.group) ? items.map(inTheirWay) : items;
  });
}

/** Minutes of a delivery group say of a decision that it was agreed. */
const inTheirWay = (one: PlannedItem): PlannedItem => ({
  ...one,
  decision: one.decision === "" ? "" : `Agreed: ${one.decision}`,
});

const NOTHING = {
  ...{ caseId: null, premisesId: null, standingItemId: null, title: null, stateReason: null, rolledFromId: null },
  ...{ decision: "", shared: "", added: null, action: null },
} as const;

const item = (of: Partial<PlannedItem> & Pick<PlannedItem, "kind" | "part" | "minute">): PlannedItem => ({
  ...{ ...NOTHING, id: uuid(), state: "done", raised: [], ...of },
});

function opening(isFirst: boolean, isBoard: boolean): PlannedItem {
  return item({
    ...{ kind: "matter", part: "opening", title: OPENING },
    minute: isFirst ? "First meeting kept in this way. No interest was declared." : "No interest was declared.",
    decision: isFirst
      ? ""
      : isBoard
        ? "The minutes of the last meeting be a correct record."
        : "The minutes of the last meeting were agreed as a correct record.",
  });
}

type Around = { before: string; next: string | null; heardOn: Map<string, string>; deferred: readonly PlannedItem[] };

function casesOf(facts: Facts, day: string, around: Around): PlannedItem[] {
  const { before, next, heardOn, deferred } = around;
  const open = facts.cases.filter(
    (one) => !one.isRestricted && one.openedOn < day && (one.closedOn === null || one.closedOn > day),
  );
  const raised = (id: string) =>
    facts.raised.filter(
      ({ caseId, raisedOn }) => caseId === id && raisedOn >= day && raisedOn <= plusDays(day, WRITTEN_UP_DAYS),
    );
  const rank = ({ id, openedOn, closedOn }: HeardCase) =>
    (deferred.some(({ caseId }) => caseId === id) ? 8 : 0) +
    (raised(id).length > 0 ? 4 : 0) +
    (openedOn > before ? 3 : 0) +
    (closedOn !== null && next !== null && closedOn <= next ? 2 : 0);
  const ordered = [...open].sort(
    (a, b) => rank(b) - rank(a) || (heardOn.get(a.id) ?? "").localeCompare(heardOn.get(b.id) ?? "") || (a.id < b.id ? -1 : 1),
  ); // prettier-ignore
  const said = new Set<string>();
  const heard = ordered.slice(0, MOST_CASES).map((one) => {
    const isNew = one.openedOn > before && !heardOn.has(one.id);
    heardOn.set(one.id, day);
    const phase = isNew ? "new" : one.closedOn !== null && next !== null && one.closedOn <= next ? "ending" : "ongoing";
    const from = deferred.find(({ caseId }) => caseId === one.id)?.id ?? null;
    return caseItem(facts, one, { phase, from, next, said, raised: raised(one.id).map(({ id }) => id) });
  });
  const parts: readonly AgendaPart[] = ["ongoing-cases", "new-cases"];
  return heard.sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part));
}

/** `said`: what was said of other cases at the same meeting, which nobody says twice. */
type Heard = { phase: Phase; from: string | null; next: string | null; said: Set<string>; raised: string[] };

function caseItem({ chance, meeting }: Facts, one: HeardCase, { phase, from, next, said, raised }: Heard): PlannedItem {
  const kind = kindOf(meeting.group, one);
  const words = wordsOf(kind, phase);
  const { name, agency } = memberOf(one.lead);
  const say = (text: string) => text.replaceAll("{who}", name).replaceAll("{agency}", agency);
  const common = {
    ...{ kind: "case" as const, part: phase === "new" ? ("new-cases" as const) : ("ongoing-cases" as const) },
    ...{ caseId: one.id, rolledFromId: from },
  };
  // What is deferred comes back at the next meeting, where the case is still open then.
  const isHeardAgain = next !== null && (one.closedOn === null || one.closedOn > next);
  if (phase === "ongoing" && isHeardAgain && from === null && raised.length === 0 && chance.percent(5))
    return item({ ...common, minute: "", state: "deferred", stateReason: chance.pick(DEFERRED) });
  const [agreed, outcome] = chance.pick(AGREED[kind]);
  const unsaid = words.minutes.filter((text) => !said.has(text));
  const minute = chance.pick(unsaid.length > 0 ? unsaid : words.minutes);
  said.add(minute);
  return item({
    ...{ ...common, raised, minute: say(minute), decision: say(chance.pick(words.decisions)) },
    shared: say(chance.pick(SHARED[phase])),
    added: chance.percent(30) ? chance.pick(ADDED) : null,
    // A case that has been closed since takes no new action, whatever its last meeting was.
    action:
      phase !== "ending" && chance.percent(45) && one.closedOn === null
        ? { words: agreed, outcome, owner: one.lead }
        : null,
  });
}

export function memberOf(key: CastKey) {
  const found = CAST.find((member) => member.key === key);
  if (!found) throw new Error(`Nobody of the cast is ${key}`);
  return found;
}

function kindOf(group: GroupName, { subjectKind }: HeardCase): Kind {
  if (subjectKind !== "person") return "place";
  if (group === "Youth JAG") return "child";
  if (group === "Adults at Risk Group") return "at-risk";
  return group === "University ASB cases" ? "student" : "adult";
}

function premisesOf({ chance, graded }: Facts, { id }: Sitting): PlannedItem[] {
  const worst = [...(graded.get(id) ?? [])].sort(
    (a, b) => (a.band === b.band ? 0 : a.band === "red" ? -1 : 1) || (a.premisesId < b.premisesId ? -1 : 1),
  );
  return worst.slice(0, 4).map(({ premisesId, band }) =>
    item({
      ...{ kind: "premises", part: "premises", premisesId, minute: chance.pick(OF_BAND[band] ?? OF_BAND.amber ?? []) },
      decision: `The grade is ${band === "red" ? "Red" : "Amber"}, as it is recorded with its reason.`,
    }),
  );
}

const OF_BAND: Readonly<Record<string, readonly string[]>> = {
  red: [
    "The incidents of the fortnight were gone through. The holder has been seen and knows what is expected.",
    "The plan was taken point by point. Door staff and the last entry time are the points that are open.",
    "Members heard from the police how the last weekend went. The plan goes on.",
    "The holder's own figures were set beside those of the police. They agree but for one night.",
  ],
  amber: [
    "One incident more in the fortnight. The manager was rung on the day after, and was helpful.",
    "Nothing new in the fortnight. A visit on a Saturday night is due.",
    "Noise at closing time was discussed; the manager will speak to the door staff.",
    "The visit found signs, counters and the register in order.",
    "The designated supervisor has changed. The new one will be visited.",
  ],
};

function standingOf({ standing, chance }: Facts, index: number): PlannedItem[] {
  if (standing.length === 0) return [];
  const turn = [0, 1].map((offset) => standing[(index * 2 + offset) % standing.length]);
  return [...new Set(turn)].flatMap((one) =>
    one?.subject
      ? [
          item({
            ...{ kind: "standing", part: one.part, standingItemId: one.id },
            minute: chance.pick(STANDING[one.subject]),
          }),
        ]
      : [],
  );
}

/** Of boards what they are about; of groups that hear cases now and then one beside them. */
function mattersOf({ meeting, chance }: Facts, index: number): PlannedItem[] {
  const all = MATTERS[meeting.group];
  const count = MANY[meeting.group] ?? (chance.percent(40) ? 1 : 0);
  const turn = Array.from({ length: count }, (_, offset) => all[(index * count + offset) % all.length] as Matter);
  return turn.map(({ part, title, minute, decision, action }) => {
    const agreed = action && { words: action[0], outcome: action[1], owner: chance.pick(OWNERS[meeting.group] ?? [meeting.coordinator]) }; // prettier-ignore
    return item({ kind: "matter", part, title, minute, decision, action: agreed ?? null });
  });
}

const MANY: Partial<Record<GroupName, number>> = {
  ...{ "Strategic Group": 5, "CSP board": 5, LCDG: 3, LEDG: 3, "Night-time economy premises group": 2 },
};
const OWNERS: Partial<Record<GroupName, readonly CastKey[]>> = {
  ...{ "Strategic Group": ["coordinator", "chair", "manager"], "CSP board": ["manager", "coordinator"] },
  ...{ LCDG: ["beat-officer", "business", "university"], LEDG: ["beat-officer", "coordinator"] },
};
