import { permissionsOf } from "#app/domain/access/permissions.ts";
import type { GroupRole } from "#app/domain/access/roles.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOTE_KINDS } from "#app/domain/cases/note.ts";
import { noteFilterForm, type NoteContent, noteForm, noteSharingForm } from "#app/domain/cases/note.form.ts";
import { noteAfterField, noteHref, notesPage } from "#app/domain/cases/note-list.ts";
import {
  mayAnswerForNote,
  isOpenToNotes,
  referencesIn,
  refuseNote,
  refuseSharing,
} from "#app/domain/cases/write-note.ts";
import { parseForm } from "#app/forms/parse-form.ts";

const TODAY = "2026-03-10";
const FACT: NoteContent = {
  ...{ kind: "fact" as const, words: "Seen at the bus station", happenedOn: "2026-03-09" },
  ...{ sourceGrade: null, informationAssessment: null, handlingCode: null, handlingConditions: null },
};
const GRADED: NoteContent = {
  ...{ ...FACT, kind: "intelligence" as const },
  ...{ sourceGrade: "2" as const, informationAssessment: "D" as const, handlingCode: "P" as const },
};

describe("a note is refused", () => {
  test.each([
    ["a fact of yesterday", FACT, null],
    ["of today", { ...FACT, happenedOn: TODAY }, null],
    ["of tomorrow", { ...FACT, happenedOn: "2026-03-11" }, "happenedOn"],
    ["intelligence without a grading", { ...FACT, kind: "intelligence" }, null],
    ["intelligence with a whole one", GRADED, null],
    ["a graded fact", { ...GRADED, kind: "fact" }, "sourceGrade"],
    ["a graded opinion", { ...GRADED, kind: "opinion" }, "sourceGrade"],
    ["half a grading: no source", { ...GRADED, sourceGrade: null }, "sourceGrade"],
    ["half a grading: no assessment", { ...GRADED, informationAssessment: null }, "informationAssessment"],
    ["half a grading: no handling code", { ...GRADED, handlingCode: null }, "handlingCode"],
    ["handling code C without conditions", { ...GRADED, handlingCode: "C" }, "handlingConditions"],
    ["handling code C with conditions", { ...GRADED, handlingCode: "C", handlingConditions: "Ask first" }, null],
    ["conditions without code C", { ...GRADED, handlingConditions: "Ask first" }, "handlingConditions"],
    ["conditions of what is not graded", { ...FACT, handlingConditions: "Ask first" }, "handlingConditions"],
  ] as const)("or not: %s", (_name, note, field) => {
    expect(refuseNote(note, TODAY)?.field ?? null).toBe(field);
  });

  test("never, of whatever kind, when it is not graded and has happened", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NOTE_KINDS), fc.integer({ min: 0, max: 3000 }), (kind, ago) => {
        const happenedOn = new Date(Date.parse(TODAY) - ago * 86_400_000).toISOString().slice(0, 10);
        expect(refuseNote({ ...FACT, kind, happenedOn }, TODAY)).toBeNull();
      }),
    );
  });
});

test.each([
  ["shared without a reason", false, "shared", null, undefined],
  ["shared a second time", true, "shared", null, null],
  ["made private with a reason", true, "private", "Written to the wrong case", undefined],
  ["made private without one", true, "private", null, "reason"],
  ["made private a second time", false, "private", "Again", null],
] as const)("a note %s is refused at: %5$s", (_name, isShared, to, reason, field) => {
  expect(refuseSharing({ isShared }, { version: 1, to, reason })?.field).toBe(field);
});

test("only the agency that wrote a note answers for it, and only whoever writes notes at all", () => {
  const as = (role: GroupRole) => ({
    ...{ id: "me", agencyId: "police", memberships: [{ groupId: "jag", role }], duties: new Set<never>() },
    permissions: permissionsOf([role]),
  });
  const record = {
    groupId: "jag",
    workingGroupId: null,
    leadUserId: null,
    supervisorUserId: null,
    isByRight: 1,
  } as const;
  expect(mayAnswerForNote(as("member"), record, { agencyId: "police" })).toBe(true);
  expect(mayAnswerForNote(as("member"), record, { agencyId: "council" })).toBe(false);
  expect(mayAnswerForNote(as("guest"), record, { agencyId: "police" })).toBe(false);
  expect(mayAnswerForNote(as("member"), { ...record, groupId: "youth" }, { agencyId: "police" })).toBe(false);
  expect(isOpenToNotes({ status: "on-hold" })).toBe(true);
  expect(isOpenToNotes({ status: "closed" })).toBe(false);
});

test.each([
  [null, []],
  ["", []],
  ["CS-26-0014", ["CS-26-0014"]],
  ["cs-26-0014, CS-26-0020;cs-26-0014\n", ["CS-26-0014", "CS-26-0020"]],
])("the references in %j are %j", (typed, expected) => {
  expect(referencesIn(typed)).toEqual(expected);
});

describe("the form of a note", () => {
  const body = (fields: Record<string, string>) => {
    const form = new FormData();
    const day = { "happenedOn-day": "9", "happenedOn-month": "3", "happenedOn-year": "2026" };
    const typed = { kind: "fact", words: "Seen", sharing: "private", ...day, ...fields };
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    return form;
  };
  test.each([
    ["a kind that is none", { kind: "rumour" }, "kind", "Select whether this is fact, opinion or intelligence"],
    ["no words", { words: " " }, "words", "Enter the note"],
    ["too many words", { words: "x".repeat(4001) }, "words", "Note must be 4,000 characters or less"],
    ["nobody chosen to read it", { sharing: "" }, "sharing", "Select who can read this note"],
    [
      "a day that is none",
      { "happenedOn-day": "31", "happenedOn-month": "2" },
      "happenedOn",
      "Day it happened must be a real date, like 27 3 2026",
    ],
    ["a grade that is none", { sourceGrade: "9" }, "sourceGrade", "Select the grade of the source"],
  ])("with %s says so at the field and keeps the rest", (_name, fields, field, message) => {
    const form = parseForm(body(fields), noteForm);
    expect(form).toMatchObject({ ok: false, errors: { [field]: message } });
    expect(form.values).toMatchObject(fields);
  });

  test("filled in is read", () => {
    expect(parseForm(body({ sourceGrade: "", alsoReferences: "CS-26-0014" }), noteForm)).toMatchObject({
      ok: true,
      data: { ...FACT, words: "Seen", sharing: "private", alsoCaseId: [], alsoReferences: "CS-26-0014" },
    });
  });

  test("shares or closes, by the version that was read", () => {
    const form = new FormData();
    form.set("to", "everybody");
    expect(parseForm(form, noteSharingForm)).toMatchObject({
      ok: false,
      errors: { to: "Select who can read this note" },
    });
  });
});

describe("the address of the list of notes", () => {
  const filter = { kind: "opinion", agency: null, mine: "yes" } as const;
  test("says what narrows it and where it goes on, and reads back", () => {
    const key = { happenedOn: "2026-03-09", id: "019a0000-0000-7000-8000-000000000001" };
    const search = Object.fromEntries(new URL(noteHref("x", filter, key), "http://localhost").searchParams);
    expect(noteFilterForm.parse(search)).toEqual(filter);
    expect(noteAfterField.parse(search.after)).toEqual(key);
  });
  test.each([undefined, "", "x", "2026-02-30~019a0000-0000-7000-8000-000000000001", "2026-03-09~x"])(
    "with %j for where it goes on is the first page",
    (after) => {
      expect(noteAfterField.parse(after)).toBeNull();
    },
  );
  test("with anything else to narrow it by shows every note", () => {
    expect(noteFilterForm.parse({ kind: "rumour", agency: "x", mine: "no" })).toEqual({
      kind: null,
      agency: null,
      mine: null,
    });
  });
  test.each([
    [0, 0, false],
    [2, 2, false],
    [3, 2, true],
  ])("of %i notes found shows %i, and that there are more: %s", (count, expected, more) => {
    const found = Array.from({ length: count }, (_, n) => ({ happenedOn: "2026-03-09", id: String(9 - n) }));
    const { shown, next } = notesPage(found, 2);
    expect(shown).toHaveLength(expected);
    expect(next).toEqual(more ? { happenedOn: "2026-03-09", id: "8" } : null);
  });
});
