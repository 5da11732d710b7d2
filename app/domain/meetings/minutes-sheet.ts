import { longDay } from "../dates/iso-day.ts";
import { type GroupKind, isBoard } from "../groups/group-kinds.ts";
import type { AttendanceStatus, Capacity } from "./attendance.ts";
import { CORRECTED_NAMES, type Corrected } from "./minutes.ts";
import type { MinutedAction, MinutedItem, MinutedPerson, MinutesContent } from "./minutes-content.ts";

/** A copy as it is read, on a page as in a file: words in their order, with nothing left to decide. */
export type SheetBlock = { label: string; words: string };
export type SheetItem = {
  id: string;
  number: number;
  title: string;
  state: string;
  blocks: SheetBlock[];
  actions: MinutedAction[];
};
export type Sheet = {
  people: { heading: string; lines: string[] }[];
  items: SheetItem[];
  /** Corrections of the whole. */
  notes: SheetBlock[];
  /** How many items the reader does not see. */
  hidden: number;
};

export type MinutesCorrection = {
  number: number;
  itemId: string | null;
  corrects: Corrected;
  words: string;
  correctedOn: string;
};

/** For whom a copy is: which items they open now, of which agency they are, and whether they have passed the meeting's gate. */
export type SheetFor = { sees: (itemId: string) => boolean; agencyId: string; isPastGate: boolean };

/** Minutes of a board are written in its own way: numbered items, PRESENT, APOLOGIES, AGREED (DOMAIN 5.4, SRC 002). */
function isMinutedAsBoard(kind: GroupKind): boolean {
  return isBoard(kind) || kind === "delivery";
}

/** What a board does with a paper and minutes as its own word, with nothing before it: "NOTED the report." */
const RESOLVED = /^(noted|approved|endorsed|accepted|received|adopted|ratified|resolved|deferred|declined|rejected)\b/i;

/** A decision as a board's minutes say it: "AGREED that …". What its author began that way, or with such a word, is not said twice. */
export function agreedWords(decision: string): string {
  const words = decision.trim();
  if (/^agreed\b/i.test(words)) return `AGREED${words.slice(6)}`;
  const resolved = RESOLVED.exec(words)?.[0];
  if (resolved) return `${resolved.toUpperCase()}${words.slice(resolved.length)}`;
  if (/^(that|to)\b/i.test(words)) return `AGREED ${lowerFirst(words)}`;
  return `AGREED that ${/^(the|a|an|this|these|all|each|no)\b/i.test(words) ? lowerFirst(words) : words}`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

export function itemTitle({ reference, subject }: Pick<MinutedItem, "reference" | "subject">): string {
  return [reference, subject].filter(Boolean).join(" · ");
}

export function decisionBlock(kind: GroupKind, decision: string): SheetBlock[] {
  if (decision.trim() === "") return [];
  return [{ label: "Decision", words: isMinutedAsBoard(kind) ? agreedWords(decision) : decision.trim() }];
}

export function block(label: string, words: string | null): SheetBlock[] {
  const trimmed = words?.trim() ?? "";
  return trimmed === "" ? [] : [{ label, words: trimmed }];
}

/** Those of one item, or of the whole (null), in the order in which they were made. */
export function correctionBlocks(corrections: readonly MinutesCorrection[], itemId: string | null): SheetBlock[] {
  return corrections
    .filter((one) => one.itemId === itemId)
    .map(({ corrects, correctedOn, words, number }) => ({
      label: `Correction of ${longDay(correctedOn)}, version ${number}: ${lowerFirst(CORRECTED_NAMES[corrects])}`,
      words,
    }));
}

type Section = { heading: string; has: (person: MinutedPerson) => boolean };
const there = (capacity: Capacity) => (person: MinutedPerson) =>
  person.capacity === capacity && person.status === "present";
const away =
  (...statuses: AttendanceStatus[]) =>
  ({ status }: MinutedPerson) =>
    statuses.includes(status);

const SECTIONS: readonly Section[] = [
  { heading: "Present", has: there("member") },
  { heading: "Officers in attendance", has: there("in-attendance") },
  { heading: "Guests and observers", has: there("guest") },
  { heading: "Apologies", has: away("apologies", "deputy") },
  { heading: "No reply", has: away("no-reply") },
];

/** Who was there and who was not, as minutes list them: name – organisation. */
export function peopleSections({ groupKind, people }: Pick<MinutesContent, "groupKind" | "people">): Sheet["people"] {
  return SECTIONS.map(({ heading, has }) => ({
    heading: isMinutedAsBoard(groupKind) ? heading.toUpperCase() : heading,
    lines: people.filter(has).map(personLine),
  })).filter(({ lines }) => lines.length > 0);
}

const OFFICE_WORDS = { chair: "in the chair", "vice-chair": "vice-chair", "minute-taker": "minutes" } as const;

function personLine({ name, agencyName, office, deputyFor, status }: MinutedPerson): string {
  const more = [
    office === null ? null : OFFICE_WORDS[office],
    deputyFor === null ? null : `for ${deputyFor}`,
    status === "deputy" ? "sent a deputy" : null,
  ].filter(Boolean);
  return `${name} – ${agencyName}${more.length > 0 ? ` (${more.join(", ")})` : ""}`;
}

/** Of each agency how many of its people were there, for a copy that names nobody. */
export function countedAgencies({ people }: Pick<MinutesContent, "people">): string[] {
  const names = [...new Set(people.map(({ agencyName }) => agencyName))].sort((a, b) => a.localeCompare(b, "en-GB"));
  return names.map((agencyName) => {
    const count = people.filter((one) => one.agencyName === agencyName && one.status === "present").length;
    return `${agencyName}: ${count === 0 ? "nobody" : count} present`;
  });
}
