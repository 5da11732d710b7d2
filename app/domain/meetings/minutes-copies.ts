import { longDay } from "../dates/iso-day.ts";
import { ITEM_STATE_NAMES } from "./agenda-item.ts";
import { AGENDA_PART_NAMES } from "./agenda-parts.ts";
import type { MinutedAction, MinutedItem, MinutesContent } from "./minutes-content.ts";
import {
  block,
  correctionBlocks,
  countedAgencies,
  decisionBlock,
  itemTitle,
  type MinutesCorrection,
  peopleSections,
  type Sheet,
  type SheetBlock,
  type SheetFor,
  type SheetItem,
} from "./minutes-sheet.ts";
import { isUnfinished } from "./propose-agenda.ts";
import { RESEARCH_ANSWER_NAMES } from "./research.ts";

type Corrections = readonly MinutesCorrection[];

/**
 * Everything that was said, for those who keep the meeting: of the items that they see now, and of what the agencies found
 * nothing that is withheld from theirs, nor anything but their own where they have not passed the gate.
 */
export function wholeSheet(content: MinutesContent, corrections: Corrections, reader: SheetFor): Sheet {
  const brought = content.brought.filter(({ agencyId }) => reader.isPastGate || agencyId === reader.agencyId);
  const notes = [
    ...brought.flatMap(({ agencyName, words }) => block(`${agencyName} brought`, words)),
    ...(reader.isPastGate ? correctionBlocks(corrections, null) : []),
  ];
  return sheet(content, reader, peopleSections(content), notes, (item) => ({
    title: itemTitle(item),
    state: stateWords(item),
    blocks: [
      ...researchBlocks(
        item.research.filter(
          ({ agencyId, withheldFrom }) =>
            agencyId === reader.agencyId || (reader.isPastGate && !withheldFrom.includes(reader.agencyId)),
        ),
      ),
      ...block("Minute", item.minute),
      ...item.contributions.flatMap(({ agencyName, by, words }) => block(`${agencyName}, ${by}`, words)),
      ...decisionBlock(content.groupKind, item.decision),
      ...block("Shared summary", item.sharedSummary),
      ...item.matters.flatMap(({ toGroupName, title, words, asked }) =>
        block(`Passed to ${toGroupName}`, [title, words, asked].filter(Boolean).join("\n")),
      ),
      ...correctionBlocks(corrections, item.id),
    ],
    actions: item.actions,
  }));
}

/** What each agency found under its name, and then in one line those that know nothing. */
function researchBlocks(research: MinutedItem["research"]): SheetBlock[] {
  const known = research.filter(({ answer, summary }) => answer === "known" || summary !== null);
  const rest = research.filter((one) => !known.includes(one)).map(({ agencyName }) => agencyName);
  return [
    ...known.flatMap(({ agencyName, answer, summary }) =>
      block(`Research: ${agencyName}`, summary ?? RESEARCH_ANSWER_NAMES[answer]),
    ),
    ...block("Research: not known to", rest.join(", ")),
  ];
}

/**
 * The copy of one agency, made of nothing but what its author chose for the agencies: the shared summary, the decision, what
 * was corrected in them, and the agency's own actions. No free text is filtered for it (DESIGN 5): the minute, what others
 * added, research, why an item was deferred and what is passed on are not looked at.
 */
export function agencySheet(content: MinutesContent, corrections: Corrections, agency: SheetFor): Sheet {
  const chosen = corrections.filter(({ corrects }) => corrects !== "other");
  return sheet(content, agency, peopleSections(content), [], (item) => ({
    title: itemTitle(item),
    state: ITEM_STATE_NAMES[item.state],
    blocks: [
      ...block("Summary", item.sharedSummary),
      ...decisionBlock(content.groupKind, item.decision),
      ...correctionBlocks(chosen, item.id),
    ],
    actions: item.actions.filter(({ agencyId }) => agencyId === agency.agencyId),
  }));
}

/**
 * The whole without what is personal, for the file. Whatever somebody wrote may name a person, so no words of anybody stand
 * in it: of each item its number, reference, part and state, whether something was decided, and its actions by number.
 */
export function redactedSheet(content: MinutesContent, corrections: Corrections, reader: SheetFor): Sheet {
  const people = [{ heading: "Attendance by agency", lines: countedAgencies(content) }];
  const corrected = (itemId: string | null): SheetBlock[] =>
    corrections
      .filter((one) => one.itemId === itemId)
      .map(({ correctedOn, number }) => ({ label: "Corrected", words: `${longDay(correctedOn)}, version ${number}` }));
  return sheet(content, reader, people, corrected(null), (item) => ({
    title: item.reference ?? AGENDA_PART_NAMES[item.part],
    state: ITEM_STATE_NAMES[item.state],
    blocks: [
      { label: "Part", words: AGENDA_PART_NAMES[item.part] },
      { label: "Decision", words: item.decision.trim() === "" ? "None recorded" : "Recorded" },
      ...(item.actions.length > 0 ? [{ label: "Actions", words: countedActions(item.actions) }] : []),
      ...(item.matters.length > 0 ? [{ label: "Passed to", words: named(item.matters) }] : []),
      ...corrected(item.id),
    ],
    actions: [],
  }));
}

/** The actions of a version as they stand now: all of them, or those that one agency owns now. */
export function actionLogSheet(
  content: MinutesContent,
  now: ReadonlyMap<string, MinutedAction>,
  reader: SheetFor,
  onlyOf: string | null,
): Sheet {
  const log = sheet(content, reader, [], [], (item) => ({
    ...{ title: itemTitle(item), state: "", blocks: [] },
    actions: item.actions
      .flatMap(({ id }) => now.get(id) ?? [])
      .filter(({ agencyId }) => onlyOf === null || agencyId === onlyOf),
  }));
  return { ...log, items: log.items.filter(({ actions }) => actions.length > 0) };
}

function sheet(
  { items }: MinutesContent,
  { sees }: SheetFor,
  people: Sheet["people"],
  notes: SheetBlock[],
  shown: (item: MinutedItem) => Omit<SheetItem, "id" | "number">,
): Sheet {
  const seen = items.filter(({ id }) => sees(id));
  return {
    ...{ people, notes, hidden: items.length - seen.length },
    items: seen.map((item) => ({ id: item.id, number: item.number, ...shown(item) })),
  };
}

/** What became of it and why; what goes on to the next meeting says so (DOMAIN 5.2). */
function stateWords({ state, stateReason, isCarried }: MinutedItem): string {
  const words = stateReason === null ? ITEM_STATE_NAMES[state] : `${ITEM_STATE_NAMES[state]}: ${stateReason}`;
  const ways = [
    isCarried ? "carried over from an earlier meeting" : null,
    isUnfinished(state) ? "goes on to the next meeting" : null,
  ].filter(Boolean);
  return ways.length === 0 ? words : `${words} (${ways.join("; ")})`;
}

function countedActions(actions: readonly MinutedAction[]): string {
  return actions
    .map(({ reference, agencyName, dueOn }) => `${reference}, ${agencyName}, by ${longDay(dueOn)}`)
    .join("\n");
}

function named(matters: MinutedItem["matters"]): string {
  return [...new Set(matters.map(({ toGroupName }) => toGroupName))].join(", ");
}
