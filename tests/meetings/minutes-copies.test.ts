import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PARTS, AGENDA_PART_NAMES } from "#app/domain/meetings/agenda-parts.ts";
import { isConfirmingMeeting, mayOpenCopy, refuseConfirmation, refuseCorrection, refuseDraft } from "#app/domain/meetings/minutes.ts"; // prettier-ignore
import { changedItems, isHeadingChanged, type MinutedAction, type MinutedItem, minutesContentIn } from "#app/domain/meetings/minutes-content.ts"; // prettier-ignore
import { actionLogSheet, agencySheet, redactedSheet, wholeSheet } from "#app/domain/meetings/minutes-copies.ts";
import { agreedWords, type MinutesCorrection, type Sheet } from "#app/domain/meetings/minutes-sheet.ts";
import { withRightsMarks } from "#app/domain/rights/marked-minutes.ts";
import { aMinutedItem, aMinutesContent } from "../support/minutes.ts";

const OWN = "agency-own";
const OTHER = "agency-other";
const all = { sees: () => true, agencyId: OWN, isPastGate: true };

/** Every string that a sheet shows. */
function wordsOf({ people, items, notes }: Sheet): string[] {
  return [
    ...people.flatMap(({ heading, lines }) => [heading, ...lines]),
    ...[...notes, ...items.flatMap(({ blocks }) => blocks)].flatMap(({ label, words }) => [
      label,
      ...words.split("\n"),
    ]),
    ...items.flatMap(({ title, state, actions }) => [
      title,
      state,
      ...actions.flatMap(({ reference, words, agencyName, ownerName }) => [
        reference,
        words,
        agencyName,
        ownerName ?? "",
      ]),
    ]),
  ];
}

// Each string of the snapshot says in itself which field it came from, so that a word out of place is found by its mark.
let count = 0;
const marked = (field: string) =>
  fc.string({ maxLength: 8 }).map((words) => `‹${field}›${words.replaceAll("\n", " ")}${(count += 1)}`);
const agencyId = fc.constantFrom(OWN, OTHER, "agency-third");
const anAction: fc.Arbitrary<MinutedAction> = fc.record({
  id: fc.uuid(), reference: marked("action-reference"), words: marked("action-words"), agencyId, agencyName: marked("agency-name"),
  ownerName: fc.option(marked("owner")), dueOn: fc.constant("2026-05-01"), status: fc.constant("open" as const),
}); // prettier-ignore
const anyItem: fc.Arbitrary<MinutedItem> = fc.record({
  id: fc.uuid(), number: fc.nat(), part: fc.constantFrom(...AGENDA_PARTS), kind: fc.constant("case" as const), caseId: fc.option(fc.uuid()),
  reference: fc.option(marked("reference")), subject: marked("subject"), isCarried: fc.boolean(),
  state: fc.constantFrom(...(Object.keys(ITEM_STATE_NAMES) as ItemState[])), stateReason: fc.option(marked("state-reason")),
  minute: marked("minute"), decision: marked("decision"), sharedSummary: marked("shared"),
  contributions: fc.array(fc.record({ agencyName: marked("contributor"), by: marked("contributor"), at: fc.constant("2026-04-09T13:00:00.000Z"), words: marked("contribution") })),
  research: fc.array(fc.record({ agencyId, agencyName: marked("researcher"), answer: fc.constantFrom("known" as const, "not-known" as const), summary: fc.option(marked("research")), withheldFrom: fc.array(agencyId) })),
  actions: fc.array(anAction),
  matters: fc.array(fc.record({ toGroupName: marked("group"), title: marked("matter"), words: marked("matter"), asked: fc.option(marked("matter")) })),
}); // prettier-ignore
const someBrought = fc.array(fc.record({ agencyId, agencyName: marked("bringer"), words: marked("brought") }));
const anyContent = fc.record({ items: fc.array(anyItem, { maxLength: 5 }), brought: someBrought }).map(aMinutesContent);
const someCorrections = (items: readonly MinutedItem[]): fc.Arbitrary<MinutesCorrection[]> =>
  fc.array(
    fc.record({
      number: fc.nat(), itemId: fc.constantFrom(null, ...items.map(({ id }) => id)), correctedOn: fc.constant("2026-05-07"),
      corrects: fc.constantFrom("decision" as const, "summary" as const, "other" as const), words: fc.constant(""),
    }).chain((one) => marked(`correction-${one.corrects}`).map((words) => ({ ...one, words }))),
  ); // prettier-ignore
const anyMinutes = anyContent.chain((content) =>
  someCorrections(content.items).map((corrections) => ({ content, corrections })),
);
const marks = (sheet: Sheet) =>
  new Set(wordsOf(sheet).flatMap((words) => [...words.matchAll(/‹([\w-]+)›/g)].map(([, field]) => field)));

describe("the copy of an agency", () => {
  const ALLOWED = ["reference", "subject", "decision", "shared", "correction-decision", "correction-summary", "action-reference", "action-words", "agency-name", "owner"]; // prettier-ignore

  test("holds no word but from the fields that their author chose for the agencies, and its own actions", () => {
    fc.assert(
      fc.property(anyMinutes, ({ content, corrections }) => {
        const copy = agencySheet(content, corrections, all);
        for (const mark of marks(copy)) expect(ALLOWED).toContain(mark);
        for (const { actions } of copy.items) for (const action of actions) expect(action.agencyId).toBe(OWN);
      }),
    );
  });

  test("loses no action of its own, no decision and no summary of an item that it sees", () => {
    fc.assert(
      fc.property(anyMinutes, ({ content, corrections }) => {
        const words = wordsOf(agencySheet(content, corrections, all)).join("\n");
        for (const item of content.items) {
          for (const shown of [item.decision, item.sharedSummary]) expect(words).toContain(shown.trim());
          for (const action of item.actions) expect(words.includes(action.words)).toBe(action.agencyId === OWN);
        }
      }),
    );
  });
});

test("whatever copy it is, of an item that its reader does not see nothing is in it but that there is one", () => {
  fc.assert(
    fc.property(anyMinutes, fc.nat(), ({ content, corrections }, seed) => {
      const hidden = content.items.filter((_, index) => (index + seed) % 2 === 0);
      const reader = { sees: (id: string) => !hidden.some((item) => item.id === id), agencyId: OWN, isPastGate: true };
      const now = new Map(
        content.items.flatMap(({ actions }) => actions.map((action) => [action.id, action] as const)),
      );
      const sheets = [
        wholeSheet(content, corrections, reader),
        agencySheet(content, corrections, reader),
        redactedSheet(content, corrections, reader),
        actionLogSheet(content, now, reader, null),
      ];
      for (const sheet of sheets) {
        const words = wordsOf(sheet).join("\n");
        expect(sheet.hidden).toBe(hidden.length);
        for (const { subject, minute, decision, actions, reference } of hidden)
          for (const kept of [
            subject,
            minute,
            decision,
            reference ?? subject,
            ...actions.map((action) => action.words),
          ])
            expect(words).not.toContain(kept);
      }
    }),
  );
});

test("the redacted whole holds nobody's words and nobody's name", () => {
  fc.assert(
    fc.property(anyMinutes, ({ content, corrections }) => {
      const people = [{ name: "‹name›Sam Example", agencyId: OWN, agencyName: "Council", deputyFor: null, capacity: "member" as const, status: "present" as const, office: null }]; // prettier-ignore
      const copy = redactedSheet({ ...content, people }, corrections, all);
      for (const mark of marks(copy)) expect(["reference", "action-reference", "agency-name", "group"]).toContain(mark);
      expect(wordsOf(copy)).toContain("Council: 1 present");
      expect(copy.items.map(({ blocks }) => blocks[1]?.words)).toEqual(content.items.map(() => "Recorded"));
    }),
  );
});

test("the whole holds everything but research that is withheld from the agency of its reader", () => {
  const research = [
    { agencyId: OTHER, agencyName: "Police", answer: "known" as const, summary: "Seen twice", withheldFrom: [OWN] },
    { agencyId: OTHER, agencyName: "Health", answer: "known" as const, summary: "Attends", withheldFrom: ["agency-third"] },
    { agencyId: OWN, agencyName: "Council", answer: "not-known" as const, summary: null, withheldFrom: [] },
  ]; // prettier-ignore
  const item = aMinutedItem({
    ...{
      reference: "CS-26-0001",
      subject: "A B",
      research,
      minute: "Said",
      decision: "Visit",
      sharedSummary: "Stable",
    },
    ...{ state: "deferred", stateReason: "No time", isCarried: true },
    contributions: [{ agencyName: "Police", by: "Pat", at: "2026-04-09T13:00:00.000Z", words: "Twice in March" }],
    matters: [{ toGroupName: "CSP", title: "Lights", words: "They are out", asked: "Money" }],
  });
  const correction = { number: 3, itemId: item.id, corrects: "decision" as const, words: "Visit weekly", correctedOn: "2026-05-07" }; // prettier-ignore
  const [shown] = wholeSheet(aMinutesContent({ items: [item] }), [correction], all).items;
  expect(shown).toMatchObject({
    title: "CS-26-0001 · A B",
    state: "Deferred: No time (carried over from an earlier meeting; goes on to the next meeting)",
    blocks: [
      { label: "Research: Health", words: "Attends" },
      { label: "Research: not known to", words: "Council" },
      { label: "Minute", words: "Said" },
      { label: "Police, Pat", words: "Twice in March" },
      { label: "Decision", words: "Visit" },
      { label: "Shared summary", words: "Stable" },
      { label: "Passed to CSP", words: "Lights\nThey are out\nMoney" },
      { label: "Correction of 7 May 2026, version 3: the decision", words: "Visit weekly" },
    ],
  });
});

test("what agencies brought, and what was corrected of the whole, is for who has passed the gate; one's own always", () => {
  const brought = [
    { agencyId: OTHER, agencyName: "Police", words: "Four reports" },
    { agencyId: OWN, agencyName: "Council", words: "Two letters" },
  ];
  const whole = {
    number: 3,
    itemId: null,
    corrects: "other" as const,
    words: "Began at two",
    correctedOn: "2026-05-07",
  };
  const notes = (isPastGate: boolean) =>
    wholeSheet(aMinutesContent({ brought }), [whole], { ...all, isPastGate }).notes.map(({ words }) => words);
  expect(notes(true)).toEqual(["Four reports", "Two letters", "Began at two"]);
  expect(notes(false)).toEqual(["Two letters"]);
  expect(agencySheet(aMinutesContent({ brought }), [whole], all).notes).toEqual([]);
});

describe("minutes of a board", () => {
  test.each([
    ["The report be noted", "AGREED that the report be noted"],
    ["that the report be noted", "AGREED that the report be noted"],
    ["To fund the lighting", "AGREED to fund the lighting"],
    ["Agreed: no change", "AGREED: no change"],
    ["Noted.", "NOTED."],
    ["approved the plan for the year", "APPROVED the plan for the year"],
    ["Notedly late papers are sent back", "AGREED that Notedly late papers are sent back"],
    ["Charnwood leads", "AGREED that Charnwood leads"],
  ])("%s", (decision, words) => expect(agreedWords(decision)).toBe(words));

  test("list who was present, in attendance and sorry not to be, and say AGREED", () => {
    const person = { agencyId: OWN, agencyName: "Council", deputyFor: null, capacity: "member" as const, status: "present" as const, office: null }; // prettier-ignore
    const people = [
      { ...person, name: "Chris Hair", office: "chair" as const },
      { ...person, name: "Dep Uty", deputyFor: "Away Person" },
      { ...person, name: "Off Icer", capacity: "in-attendance" as const },
      { ...person, name: "Sorry Person", status: "apologies" as const },
      { ...person, name: "Away Person", status: "deputy" as const },
    ];
    const content = aMinutesContent({ groupKind: "board", people, items: [aMinutedItem({ decision: "the plan be adopted" })] }); // prettier-ignore
    const sheet = agencySheet(content, [], all);
    expect(sheet.people).toEqual([
      { heading: "PRESENT", lines: ["Chris Hair – Council (in the chair)", "Dep Uty – Council (for Away Person)"] },
      { heading: "OFFICERS IN ATTENDANCE", lines: ["Off Icer – Council"] },
      { heading: "APOLOGIES", lines: ["Sorry Person – Council", "Away Person – Council (sent a deputy)"] },
    ]);
    expect(sheet.items[0]?.blocks).toEqual([{ label: "Decision", words: "AGREED that the plan be adopted" }]);
  });
});

test("the action log shows actions as they stand now, and to an agency those that it owns now", () => {
  const action = (id: string, owner: string): MinutedAction => ({ id, reference: id, words: "Visit", agencyId: owner, agencyName: owner, ownerName: null, dueOn: "2026-05-01", status: "open" }); // prettier-ignore
  const items = [aMinutedItem({ actions: [action("A-1", OWN), action("A-2", OTHER)] }), aMinutedItem()];
  const now = new Map([
    ["A-1", { ...action("A-1", OTHER), status: "done" as const }],
    ["A-2", action("A-2", OWN)],
  ]);
  const of = (onlyOf: string | null) => actionLogSheet(aMinutesContent({ items }), now, all, onlyOf).items.map(({ actions }) => actions.map(({ reference, status }) => [reference, status])); // prettier-ignore
  expect(of(null)).toEqual([[["A-1", "done"], ["A-2", "open"]]]); // prettier-ignore
  expect(of(OWN)).toEqual([[["A-2", "open"]]]);
  expect(of("nobody")).toEqual([]);
});

test("what differs between two versions is counted by item, but not what became of an action since", () => {
  const action: MinutedAction = { id: "a", reference: "A-1", words: "Visit", agencyId: OWN, agencyName: OWN, ownerName: null, dueOn: "2026-05-01", status: "open" }; // prettier-ignore
  const [same, said, gone, done] = [
    aMinutedItem(),
    aMinutedItem(),
    aMinutedItem(),
    aMinutedItem({ actions: [action] }),
  ];
  const come = aMinutedItem();
  const before = aMinutesContent({ items: [same, said, gone, done] });
  const now = aMinutesContent({
    place: "Town hall",
    items: [same, { ...said, minute: "More" }, { ...done, actions: [{ ...action, status: "done" }] }, come],
  });
  expect(changedItems(before, now).sort()).toEqual([said.id, gone.id, come.id].sort());
  expect(isHeadingChanged(before, now)).toBe(true);
  expect(isHeadingChanged(before, { ...before, items: [] })).toBe(false);
});

test("a snapshot is read as it was written, and one that is no snapshot not at all", () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      expect(minutesContentIn(JSON.stringify(content))).toEqual(content);
    }),
  );
  expect(() => minutesContentIn('{"items":[]}')).toThrow();
});

describe("when", () => {
  const meeting = (day: string, status: "planned" | "cancelled" = "planned") => ({ day, status });
  const draft = { confirmedOn: null };

  test.each([
    ["the day before the meeting", meeting("2026-04-09"), draft, "2026-04-08", "The meeting is on 9 April 2026"],
    ["the day of the meeting", meeting("2026-04-09"), draft, "2026-04-09", null],
    ["a cancelled meeting", meeting("2026-04-09", "cancelled"), draft, "2026-05-01", "This meeting is cancelled"],
    [
      "after confirmation",
      meeting("2026-04-09"),
      { confirmedOn: "2026-05-07" },
      "2026-05-08",
      "confirmed on 7 May 2026",
    ],
  ])("minutes are drafted: %s", (_, of, confirmed, today, message) => {
    const refusal = refuseDraft(of, confirmed, today)?.message ?? null;
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(message);
  });

  test.each([
    ["the meeting itself confirms nothing", "2026-04-09", "planned", "2026-04-09", false],
    ["one that is to come", "2026-05-07", "planned", "2026-05-06", false],
    ["on its day", "2026-05-07", "planned", "2026-05-07", true],
    ["after it", "2026-05-07", "planned", "2026-06-01", true],
    ["one that is cancelled", "2026-05-07", "cancelled", "2026-06-01", false],
  ] as const)("a meeting confirms minutes: %s", (_, day, status, today, confirms) => {
    expect(isConfirmingMeeting(meeting("2026-04-09"), meeting(day, status), today)).toBe(confirms);
  });

  test.each([
    ["without a draft", { hasDraft: false, at: null, nextDay: "2026-05-07" }, "There is no draft"],
    ["when no meeting follows", { hasDraft: true, at: null, nextDay: null }, "none is planned"],
    ["before the next meeting", { hasDraft: true, at: null, nextDay: "2026-05-08" }, "on 8 May 2026"],
    ["without saying which", { hasDraft: true, at: null, nextDay: "2026-05-07" }, "Select the meeting"],
    ["at the next meeting", { hasDraft: true, at: meeting("2026-05-07"), nextDay: "2026-05-07" }, null],
  ])("they are confirmed: %s", (_, given, message) => {
    const refusal = refuseConfirmation(meeting("2026-04-09"), given, "2026-05-07")?.message ?? null;
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(message);
  });

  test.each([
    ["before confirmation", { confirmedOn: null, correctedOn: "2026-05-07", hasItem: true }, "other", "not confirmed yet"],
    ["the day before confirmation", { confirmedOn: "2026-05-07", correctedOn: "2026-05-06", hasItem: true }, "other", "on or after 7 May"],
    ["on that day", { confirmedOn: "2026-05-07", correctedOn: "2026-05-07", hasItem: true }, "decision", null],
    ["today", { confirmedOn: "2026-05-07", correctedOn: "2026-06-04", hasItem: false }, "other", null],
    ["tomorrow", { confirmedOn: "2026-05-07", correctedOn: "2026-06-05", hasItem: true }, "other", "today or in the past"],
    ["a decision of no item", { confirmedOn: "2026-05-07", correctedOn: "2026-05-07", hasItem: false }, "decision", "Select the item"],
  ] as const)("they are corrected: %s", (_, facts, corrects, message) => {
    const refusal = refuseCorrection(facts, corrects, "2026-06-04")?.message ?? null;
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(message);
  }); // prettier-ignore
});

test.each([
  ["whoever keeps the meeting", true, "whole", null, true],
  ["another agency's", true, "agency", OTHER, true],
  ["the whole", false, "whole", null, false],
  ["the redacted whole", false, "redacted", null, false],
  ["the own agency's", false, "agency", OWN, true],
  ["another agency's", false, "agency", OTHER, false],
  ["the own actions", false, "action-log", OWN, true],
  ["another's actions", false, "action-log", OTHER, false],
  ["all actions", false, "action-log", null, false],
] as const)("who opens which copy: %s, keeping it %s", (_, mayKeep, kind, agencyId, may) => {
  expect(mayOpenCopy({ mayKeep, isAboutCases: true, agencyId: OWN }, { kind, agencyId })).toBe(may);
});

test("the minutes of a board are read whole by everybody in it, and what is made for others only by who keeps them", () => {
  const member = { mayKeep: false, isAboutCases: false, agencyId: OWN };
  expect(mayOpenCopy(member, { kind: "whole", agencyId: null })).toBe(true);
  expect(mayOpenCopy(member, { kind: "redacted", agencyId: null })).toBe(false);
  expect(mayOpenCopy(member, { kind: "agency", agencyId: OTHER })).toBe(false);
});

test("every part has a name that the redacted whole can show", () => {
  const titles = AGENDA_PARTS.map((part) => redactedSheet(aMinutesContent({ items: [aMinutedItem({ part, subject: "Sam's flat" })] }), [], all).items[0]?.title); // prettier-ignore
  expect(titles).toEqual(AGENDA_PARTS.map((part) => AGENDA_PART_NAMES[part]));
});

test("what stands on an item by somebody's right is in every copy of it; of one for the file not in anybody's words", () => {
  const [marked, other] = [aMinutedItem({ id: "marked" }), aMinutedItem({ id: "other" })];
  const mark = { mark: "restricted" as const, words: "Sam says so", fromDay: "2026-05-03" };
  const content = aMinutesContent({ items: [marked, other] });
  const of = (copy: "agency" | "redacted") =>
    withRightsMarks(agencySheet(content, [], all), { marked: [mark] }, copy).items.map(({ blocks }) => blocks.filter(({ label }) => label === "Marked").map(({ words }) => words));
  expect(of("agency")).toEqual([["Not to be used: processing is restricted, since 3 May 2026: Sam says so"], []]);
  expect(of("redacted")).toEqual([["Not to be used: processing is restricted"], []]);
}); // prettier-ignore
