import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { wholeSheet } from "#app/domain/meetings/minutes-copies.ts";
import type { MinutedAction } from "#app/domain/meetings/minutes-content.ts";
import { packContent } from "#app/domain/rights/pack-content.ts";
import { wordChronology } from "#app/services/incidents/word-chronology.ts";
import { wordMinutes } from "#app/services/meetings/word-minutes.ts";
import { wordPack } from "#app/services/rights/word-pack.ts";
import { aMinutedItem, aMinutesContent } from "../support/minutes.ts";
import { printed } from "../support/office.ts";

// What a Word processor makes of the other documents that the product writes.

const LONG = "Two residents told the officer that the noise goes on until three in the morning at weekends. ".repeat(6);

test("minutes, printed, have who was there, each item with its decision, and the actions in a table that fits the page", async () => {
  const agencyId = uuid();
  const action = (number: number, words: string): MinutedAction => ({
    ...{ id: uuid(), reference: `AC-26-00${number}`, words, agencyId, agencyName: "Borough Council", ownerName: "Sam Example" },
    ...{ dueOn: "2026-04-30", status: "open" },
  }); // prettier-ignore
  const person = { agencyId, agencyName: "Borough Council", deputyFor: null, capacity: "member", status: "present" } as const; // prettier-ignore
  const content = aMinutesContent({
    people: [
      { ...person, name: "Sam Example", office: "chair" },
      { ...person, name: "Ali Example", office: null, status: "apologies" },
    ],
    items: [
      aMinutedItem({ number: 1, subject: "Noise at the flats", minute: LONG, decision: "A letter is sent", actions: [action(10, "Write to both households and ask for a diary of the noise"), action(11, "Visit")] }), // prettier-ignore
      ...Array.from({ length: 12 }, (_, at) =>
        aMinutedItem({ number: at + 2, subject: `Matter ${at + 2}`, minute: LONG, actions: [action(20 + at, LONG)] }),
      ),
    ],
  });
  const sheet = wholeSheet(content, [], { sees: () => true, agencyId, isPastGate: true });
  const cover = { title: "Minutes of JAG", when: "Thursday 9 April 2026, 13:30", version: "Version 1, a draft" };
  const file = await wordMinutes({ ...cover, forWhom: "For those who keep the meeting", hiddenWords: null }, sheet);
  const { pages, text } = await printed(file, "minutes");
  expect(text).toMatch(
    /Minutes of JAG\nThursday 9 April 2026, 13:30\nPresent\nSam Example – Borough Council \(in the chair\)\nApologies\nAli Example – Borough Council\n1\. Noise at the flats\n/,
  );
  expect(text).toMatch(
    /Decision\nA letter is sent\nActions\nReference \| Action \| Owner \| Due \| State\nAC-26-0010 \| Write to/,
  );
  expect(text).toMatch(/AC-26-0011 \| Visit \| Borough Council, \| 30 Apr 2026 \| Open\nSam Example\n/);
  expect(text).toContain("13. Matter 13");
  expect(pages.length).toBeGreaterThan(3);
  for (const [at, page] of pages.entries()) {
    expect(page.slice(0, 2)).toEqual(["OFFICIAL-SENSITIVE", "Version 1, a draft. For those who keep the meeting"]);
    expect(page.at(-1)).toBe(`Page ${at + 1} of ${pages.length}`);
  }
});

test("a subject access pack, printed, has what the law says beside the data, what is withheld, and each item", async () => {
  const item = (title: string, text: string) => ({
    ...{ section: "cases", mark: "disclose", exemption: null } as const,
    given: { title, day: "2026-03-02", lines: [{ label: "Words", text }] },
  }); // prettier-ignore
  const content = packContent({
    ...{ reference: "SR-26-0001", number: 1, subjectName: "Kerensa Example", partnershipName: "Example CSP" },
    ...{ regime: "uk-gdpr", madeOn: "2026-04-01", searchedWords: null, kept: [] },
    items: [
      item("Note", `First line\n\n${LONG}`),
      item("Action", "A visit"),
      { section: "cases", mark: "withhold", exemption: "third-party", given: null },
    ],
  });
  const { pages, text } = await printed(await wordPack(content), "subject-access-pack");
  const heads = ["What is held about you", "Kerensa Example", "About this pack", "What was searched", "Why it is held, and what it is", "Who receives it", "How long it is held, and where it comes from", "Your other rights", "What is withheld", "Note, 2 March 2026", "Words: First line", "Action, 2 March 2026"]; // prettier-ignore
  const lines = text.split("\n");
  expect(heads.map((head) => lines.indexOf(head))).toEqual(heads.map((head) => lines.indexOf(head)).sort((a, b) => a - b)); // prettier-ignore
  expect(heads.filter((head) => !lines.includes(head))).toEqual([]);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page.slice(0, 2)).toEqual(["OFFICIAL-SENSITIVE", "SR-26-0001, pack 1"]);
});

test("a chronology, printed, repeats the heads of its table on every page and keeps within the margins", async () => {
  const entries = Array.from({ length: 30 }, (_, at) => ({
    ...{ day: `2026-01-${String(at + 1).padStart(2, "0")}`, title: `Noise ${at + 1}`, words: LONG.slice(0, 260) },
    ...{ people: ["Alleged perpetrator"], reporter: null, marks: [] },
  }));
  const made = {
    reference: "PB-26-0001",
    title: "Noise at the flats",
    entries,
    by: "Sam Example",
    purpose: "The meeting",
  };
  const file = await wordChronology({ ...made, at: "2026-04-01T09:00:00.000Z" } as never);
  const { pages, text } = await printed(file, "chronology");
  expect(text).toContain("Chronology: Noise at the flats");
  expect(text).toContain("30 January 2026 | Noise 30");
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(page).toContain("Day | What happened");
});
