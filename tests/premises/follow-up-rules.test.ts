import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type Band, BANDS } from "#app/domain/premises/bands.ts";
import { contactDueOn, contactFrom, refuseContact } from "#app/domain/premises/contact-due.ts";
import { CONTACT_DUES, contactDueWhen, contactFromBounds } from "#app/domain/premises/contacts-due-list.ts";
import { type PlanState, refuseDown } from "#app/domain/premises/down-from-red.ts";
import { followUpLines, linesForList } from "#app/domain/premises/follow-up-lines.ts";
import { invitationLetter } from "#app/domain/premises/invitation-letter.ts";
import { meetingAsked, meetingDueOn, type MeetingState, type MetBand } from "#app/domain/premises/meeting-asked.ts";
import { outsidePlan, refuseClosing, refuseNewPlan, refusePlanDays } from "#app/domain/premises/plan-rules.ts";
import { firstPlanEnd, reviewPrompt } from "#app/domain/premises/review-prompt.ts";
import { type Agreed, isPlanOfSpell, spellOf } from "#app/domain/premises/spell.ts";
import { SETTING_KEYS, SETTINGS, type Settings } from "#app/domain/settings/definitions.ts";

const shipped = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].shipped])) as Settings;

/** Newest first, a fortnight apart from 1 January 2026 on. */
const graded = (...bands: Band[]): Agreed[] =>
  bands.map((band, index) => ({ id: String(index), band, gradedOn: plusDays("2026-01-01", 14 * index) })).reverse();

describe("down from Red", () => {
  const plan = (changes: Partial<PlanState> = {}): PlanState => ({
    isOpen: true,
    actions: 2,
    unfinished: 0,
    ...changes,
  });
  test.each([
    ["Red to Amber with every action finished", "red", "amber", plan(), null],
    ["Red to Green with every action finished", "red", "green", plan(), null],
    ["Red to Amber after the plan was ended with a reason", "red", "amber", plan({ isOpen: false, actions: 0 }), null],
    ["Red to Amber without a plan", "red", "amber", null, "Red can be lowered only after an action plan"],
    ["Red to Amber with a plan that has no actions", "red", "amber", plan({ actions: 0 }), "has no actions"],
    ["Red to Amber with one unfinished", "red", "amber", plan({ unfinished: 1 }), "has an action that is not finished"],
    [
      "Red to Green with two unfinished",
      "red",
      "green",
      plan({ unfinished: 2 }),
      "has 2 actions that are not finished",
    ],
    ["one opened again after the plan was closed", "red", "amber", plan({ isOpen: false, unfinished: 1 }), "an action"],
    ["Red again", "red", "red", null, null],
    ["Amber to Green without a plan", "amber", "green", null, null],
    ["the first grade", null, "green", null, null],
  ] as const)("%s", (_name, before, agreed, state, message) => {
    const refusal = refuseDown(before, agreed, state);
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(message);
  });
});

describe("the meeting that a grade asks for", () => {
  const latest = (state: MeetingState, band: MetBand = "red") => ({ state, band });
  test.each([
    ["Red for the first time", "red", null, null, "new"],
    ["Amber after Green", "amber", "green", null, "new"],
    ["Green", "green", "red", latest("under-way"), "none"],
    ["still Red with one under way", "red", "red", latest("under-way"), "none"],
    ["still Red after it was held", "red", "red", latest("held"), "none"],
    ["still Red after it was not held", "red", "red", latest("not-held"), "new"],
    ["Amber after Red, held", "amber", "red", latest("held"), "none"],
    ["Red after Amber, under way for Amber", "red", "amber", latest("under-way", "amber"), "raise"],
    ["Red after Amber, held for Amber", "red", "amber", latest("held", "amber"), "new"],
    ["Red again long after one was held", "red", "green", latest("held"), "new"],
    ["Red before any meeting was kept here", "red", "red", null, "new"],
  ] as const)("%s", (_name, band, previousBand, last, asked) => {
    expect(meetingAsked({ band, previousBand, latest: last })).toBe(asked);
  });

  const HOLIDAYS = ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"].map((day) => `2026-${day}`);
  test.each([
    ["over Easter", "2026-03-26", 10, "2026-04-13"],
    ["over one weekend", "2026-03-12", 1, "2026-03-13"],
    ["from a Friday", "2026-03-13", 1, "2026-03-16"],
    ["into a year that is not loaded: weekends alone", "2026-12-29", 4, "2027-01-04"],
  ])("is due %s", (_name, day, days, due) => {
    expect(meetingDueOn(day, days, bankHolidaysOf(HOLIDAYS))).toBe(due);
  });
});

describe("the time in a band", () => {
  test("is the sittings in a row that agreed it", () => {
    expect(spellOf(graded("amber", "red", "red"))).toEqual({
      ...{ band: "red", since: "2026-01-15", sittings: 2, previous: "amber" },
    });
    expect(spellOf(graded("red"))).toMatchObject({ since: "2026-01-01", previous: null });
    expect(spellOf([])).toBeNull();
  });
});

test.each([
  ["open", "2026-01-01", null, true],
  ["closed the day after it began", "2026-01-01", "2026-03-13", true],
  ["closed on the day it began", "2026-01-01", "2026-03-12", false],
  ["begun and closed on that day", "2026-03-12", "2026-03-12", true],
  ["closed before", "2026-01-01", "2026-03-11", false],
])("a plan that is %s, of a time in Red from 12 March on", (_name, startedOn, closedOn, is) => {
  expect(isPlanOfSpell({ startedOn, closedOn }, "2026-03-12")).toBe(is);
});

describe("contact", () => {
  test.each([
    ["none yet: since the grade", graded("green"), null, "2026-01-01"],
    ["before a stricter grade: since the grade", graded("green", "red"), "2026-01-10", "2026-01-15"],
    ["on the day of a stricter grade", graded("green", "red"), "2026-01-15", "2026-01-15"],
    ["after a stricter grade", graded("green", "red"), "2026-01-16", "2026-01-16"],
    ["before a milder grade: still the contact", graded("red", "amber"), "2026-01-10", "2026-01-10"],
    ["before the same grade was agreed again", graded("red", "red"), "2026-01-10", "2026-01-10"],
    ["not graded", [], "2026-01-10", null],
  ] as const)("is reckoned, %s", (_name, grades, last, from) => {
    expect(contactFrom(spellOf(grades), last)).toBe(from);
  });

  test.each([
    ["Red: a week", "red", "2026-03-08"],
    ["Amber: 30 days", "amber", "2026-03-31"],
    ["Green: 365 days", "green", "2027-03-01"],
    ["not graded: none", null, null],
  ] as const)("is due, %s", (_name, band, due) => {
    expect(contactDueOn(band, "2026-03-01", shipped)).toBe(due);
  });

  test.each([
    ["yesterday", "2026-03-09", "overdue"],
    ["today", "2026-03-10", "soon"],
    ["in seven days", "2026-03-17", "soon"],
    ["in eight days", "2026-03-18", "later"],
  ])("that was due %s", (_name, due, when) => {
    expect(contactDueWhen(due, "2026-03-10")).toBe(when);
  });

  test.each([
    ["today", "2026-03-10", undefined],
    ["tomorrow", "2026-03-11", "Day of the contact must be today or in the past"],
    ["366 days ago", "2025-03-09", undefined],
    ["367 days ago", "2025-03-08", "Day of the contact must be within the last year"],
  ])("of %s", (_name, day, message) => {
    expect(refuseContact(day, "2026-03-10")?.message).toBe(message);
  });

  test("the bounds that a list is read by say what the rule says, in every band", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BANDS), fc.integer({ min: -800, max: 800 }), (band, days) => {
        const today = "2026-03-10";
        const from = plusDays(today, days);
        const when = contactDueWhen(contactDueOn(band, from, shipped) ?? "", today);
        const within = CONTACT_DUES.filter((due) => {
          const { least, most } = contactFromBounds(band, due, shipped, today);
          return (least === null || from >= least) && (most === null || from <= most);
        });
        expect(within).toEqual([when]);
      }),
    );
  });
});

describe("the prompt for a review", () => {
  // Sittings on 1, 15 and 29 January and 12 February.
  test.each([
    ["no plan has ended", graded("red", "red", "red"), null, false],
    ["one Red sitting after its end", graded("red", "red", "red"), "2026-01-15", false],
    ["two, the first on the day after", graded("red", "red", "red"), "2026-01-14", true],
    ["a sitting on the last day is not after it", graded("red", "red", "red"), "2026-01-15", false],
    ["three", graded("red", "red", "red", "red"), "2026-01-01", true],
    ["two, but the newest is Amber", graded("red", "red", "red", "amber"), "2026-01-01", false],
    ["two with an Amber between", graded("red", "amber", "red"), "2025-12-01", false],
    ["not graded", [], "2026-01-01", false],
  ] as const)("%s", (_name, grades, planEndedOn, prompted) => {
    expect(reviewPrompt({ grades, planEndedOn, sittings: 2 })).toBe(prompted);
  });

  test("a plan ends on its last day, or when it was closed before that; the first to end counts", () => {
    expect(firstPlanEnd([])).toBeNull();
    expect(firstPlanEnd([{ endsOn: "2026-03-10", closedOn: null }])).toBe("2026-03-10");
    expect(firstPlanEnd([{ endsOn: "2026-03-10", closedOn: "2026-03-01" }])).toBe("2026-03-01");
    const late = { endsOn: "2026-03-10", closedOn: "2026-03-20" };
    expect(firstPlanEnd([{ endsOn: "2026-06-01", closedOn: null }, late])).toBe("2026-03-10");
  });
});

describe("a plan", () => {
  const open = { agreedBand: "red", isClosed: false, hasOpenPlan: false } as const;
  test.each([
    ["Red", open, undefined],
    ["Amber", { ...open, agreedBand: "amber" }, undefined],
    ["Green", { ...open, agreedBand: "green" }, "Only premises graded Red or Amber have an action plan"],
    ["not graded", { ...open, agreedBand: null }, "Only premises graded Red or Amber have an action plan"],
    ["closed", { ...open, isClosed: true }, "Premises that have closed take no action plan"],
    ["with a plan", { ...open, hasOpenPlan: true }, "There is a plan already. Close it before you make another"],
  ] as const)("for premises that are %s", (_name, premises, message) => {
    expect(refuseNewPlan(premises)?.message).toBe(message);
  });

  test.each([
    ["84 days after the first", "2026-05-24", undefined],
    ["85 days after the first", "2026-05-25", "within 84 days of its first day: 24 May 2026"],
    ["on the first", "2026-03-01", undefined],
    ["before the first", "2026-02-28", "the same as or after its first day"],
  ])("whose last day is %s", (_name, endsOn, message) => {
    const refusal = refusePlanDays({ startedOn: "2026-03-01", endsOn }, 84, "2026-03-10");
    if (message === undefined) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ field: "endsOn", message: expect.stringContaining(message) as string });
  });

  test.each<[string, string, { field: string; message: string } | null]>([
    ["84 days from today", "2026-06-02", null],
    [
      "85 days from today",
      "2026-06-03",
      { field: "startedOn", message: "First day of the plan must be 2 June 2026 or before" },
    ],
  ])("whose first day is %s", (_name, startedOn, refusal) => {
    expect(refusePlanDays({ startedOn, endsOn: startedOn }, 84, "2026-03-10")).toEqual(refusal);
  });

  test.each([
    ["finished with all done", { all: 2, open: 0 }, "finished", undefined],
    ["finished with one open", { all: 2, open: 1 }, "finished", "1 action that is not finished"],
    ["finished with two open", { all: 2, open: 2 }, "finished", "2 actions that are not finished"],
    ["finished without any", { all: 0, open: 0 }, "finished", "no actions that could be finished"],
    ["ended with two open", { all: 2, open: 2 }, "ended", undefined],
  ] as const)("closed as %s", (_name, counts, how, message) => {
    const refusal = refuseClosing(counts, how);
    if (message === undefined) expect(refusal).toBeNull();
    else expect(refusal?.message).toContain(message);
  });

  test.each([
    ["on its first day", "2026-03-01", null],
    ["on its last day", "2026-03-31", null],
    ["the day before it begins", "2026-02-28", "before the plan begins"],
    ["the day after it ends", "2026-04-01", "after the plan ends"],
  ])("an action due %s", (_name, day, words) => {
    const said = outsidePlan(day, { startedOn: "2026-03-01", endsOn: "2026-03-31" });
    if (words === null) expect(said).toBeNull();
    else expect(said).toContain(words);
  });
});

describe("what is due next", () => {
  const none = { premisesId: "p", meeting: null, plan: null, contactDueOn: null };
  const TODAY = "2026-03-10";
  const said = (facts: Partial<Parameters<typeof followUpLines>[0]>) =>
    followUpLines({ ...none, ...facts }, TODAY).map(({ text, isLate }) => `${text}${isLate ? " (late)" : ""}`);
  test.each([
    ["nothing", {}, []],
    ["a meeting due today", { meeting: { dueOn: TODAY, arrangedDay: null } }, ["The meeting with the premises is to be held by 10 March 2026"]],
    ["a meeting due yesterday", { meeting: { dueOn: "2026-03-09", arrangedDay: null } }, ["The meeting with the premises was to be held by 9 March 2026 (late)"]],
    ["one arranged for tomorrow", { meeting: { dueOn: "2026-03-09", arrangedDay: "2026-03-11" } }, ["The meeting with the premises is arranged for 11 March 2026"]],
    ["one arranged for yesterday", { meeting: { dueOn: "2026-03-20", arrangedDay: "2026-03-09" } }, ["The meeting with the premises was arranged for 9 March 2026: record how it went (late)"]],
    ["a plan that ends today", { plan: { endsOn: TODAY, overdue: 0 } }, ["The action plan ends on 10 March 2026"]],
    ["a plan that ended, with one overdue", { plan: { endsOn: "2026-03-09", overdue: 1 } }, ["The action plan ended on 9 March 2026 (late)", "1 action of the plan is overdue (late)"]],
    ["contact due today", { contactDueOn: TODAY }, ["Contact is due by 10 March 2026"]],
    ["contact due yesterday", { contactDueOn: "2026-03-09" }, ["Contact was due on 9 March 2026 (late)"]],
  ])("%s", (_name, facts, lines) => {
    expect(said(facts)).toEqual(lines);
  }); // prettier-ignore
});

test("the invitation says the grade, the day and the place, and nothing of incidents", () => {
  const letter = invitationLetter({
    to: { party: "dps", name: "Pat Example" },
    premises: { name: "The Old Forge", licenceNumber: "P1", addressWords: "3 Example Street", postcode: "LE11 3LZ" },
    meeting: { band: "red", arrangedDay: "2026-03-20", arrangedTime: "14:00", place: "Council offices" },
    ...{ gradedOn: "2026-03-12", agencyName: "Example Council", today: "2026-03-13" },
  });
  expect(letter).toContain("Pat Example");
  expect(letter).toContain("The Old Forge, 3 Example Street, LE11 3LZ (licence P1)");
  expect(letter).toContain("On 12 March 2026 it graded your premises Red.");
  expect(letter).toContain("Day: Friday 20 March 2026\nTime: 14:00\nPlace: Council offices");
});

test.each([
  ["31 days ahead", 31, 1],
  ["32 days ahead", 32, 0],
  ["late", -3, 1],
])("a contact that is due %s on a list of many premises", (_, days, shown) => {
  const today = "2026-03-10";
  const contactDueOn = plusDays(today, days);
  const lines = followUpLines({ premisesId: "p", meeting: null, plan: null, contactDueOn }, today);
  expect(linesForList(lines, today)).toHaveLength(shown);
});
