import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activitiesOf, activityFields } from "#app/domain/premises/activities.ts";
import {
  daysOverlap,
  endedByNext,
  type HeldDays,
  holderOn,
  isHeldOn,
  refuseHeldDays,
} from "#app/domain/premises/holders.ts";
import { conditionsIn, refuseConditions } from "#app/domain/premises/licence-conditions.ts";
import { newPremisesForm, NO_PREMISES } from "#app/domain/premises/premises.form.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { refuseClosing, refuseLicensedFrom } from "#app/domain/premises/register-rules.ts";

const held = (fromDay: string | null, untilDay: string | null): HeldDays => ({ fromDay, untilDay });

describe("who is in a role on a day", () => {
  test.each<[string, HeldDays, string, boolean]>([
    ["the day before the first", held("2026-03-02", null), "2026-03-01", false],
    ["the first day", held("2026-03-02", null), "2026-03-02", true],
    ["the last day", held("2026-03-02", "2026-03-31"), "2026-03-31", true],
    ["the day after the last", held("2026-03-02", "2026-03-31"), "2026-04-01", false],
    ["long before, when no first day is known", held(null, "2026-03-31"), "1999-01-01", true],
    ["for good, when there is no last", held(null, null), "2099-01-01", true],
  ])("%s", (_, days, day, expected) => {
    expect(isHeldOn(days, day)).toBe(expected);
  });

  test.each<[string, HeldDays, HeldDays, boolean]>([
    ["one ends the day before the other begins", held("2026-01-01", "2026-03-01"), held("2026-03-02", null), false],
    ["one ends on the day on which the other begins", held("2026-01-01", "2026-03-02"), held("2026-03-02", null), true],
    ["neither has days", held(null, null), held(null, null), true],
    ["one lies within the other", held("2026-01-01", "2026-12-31"), held("2026-02-01", "2026-02-02"), true],
  ])("overlap: %s", (_, one, other, expected) => {
    expect(daysOverlap(one, other)).toBe(expected);
    expect(daysOverlap(other, one)).toBe(expected);
  });

  const day = fc.option(fc.integer({ min: 1, max: 28 }).map((d) => `2026-02-${String(d).padStart(2, "0")}`));
  const days = fc
    .tuple(day, day)
    .filter(([from, until]) => from === null || until === null || from <= until)
    .map(([from, until]) => held(from, until));

  test("two overlap exactly when there is a day on which both are in the role", () => {
    const all = ["1900-01-01", ...Array.from({ length: 28 }, (_, i) => `2026-02-${String(i + 1).padStart(2, "0")}`), "2100-01-01"]; // prettier-ignore
    fc.assert(
      fc.property(days, days, (one, other) => {
        expect(daysOverlap(one, other)).toBe(all.some((d) => isHeldOn(one, d) && isHeldOn(other, d)));
      }),
    );
  });

  test("whoever is added one after another, there is never more than one on any day", () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 6 }), fc.integer({ min: 1, max: 28 }), (all, date) => {
        let holders: (HeldDays & { id: string; role: "dps"; name: string })[] = [];
        for (const [index, one] of all.entries()) {
          const next = { ...one, role: "dps" as const, id: String(index), name: `Person ${index}` };
          const ended = endedByNext(holders, next);
          const others = holders.map((h) => (h.id === ended?.holder.id ? { ...h, untilDay: ended.untilDay } : h));
          if (refuseHeldDays(next, others, "2026-12-31") === null) holders = [...others, next];
        }
        const on = `2026-02-${String(date).padStart(2, "0")}`;
        expect(holders.filter((h) => isHeldOn(h, on)).length).toBeLessThanOrEqual(1);
        expect(holders.every((h) => h.fromDay === null || h.untilDay === null || h.fromDay <= h.untilDay)).toBe(true);
      }),
    );
  });

  test("a new one ends the one before on the day before; the other role is left alone", () => {
    const holders = [
      { ...held("2020-01-01", null), id: "a", role: "dps" as const, name: "A" },
      { ...held("2020-01-01", null), id: "b", role: "licence-holder" as const, name: "B Ltd" },
    ];
    expect(endedByNext(holders, { ...held("2026-03-01", null), role: "dps" })).toMatchObject({ holder: { id: "a" }, untilDay: "2026-02-28" }); // prettier-ignore
    expect(endedByNext(holders, { ...held("2020-01-01", null), role: "dps" })).toBeNull();
    expect(endedByNext(holders, { ...held("2019-01-01", "2019-12-31"), role: "dps" })).toBeNull();
    expect(holderOn(holders, "licence-holder", "2026-03-01")?.name).toBe("B Ltd");
  });

  test.each<[string, HeldDays, string | null]>([
    ["no first day while somebody is in the role", held(null, null), "Enter the first day: Ann Ash is the designated premises supervisor, and ends the day before"], // prettier-ignore
    [
      "a last day before the first",
      held("2026-03-05", "2026-03-04"),
      "Last day must be the same as or after the first day",
    ],
    ["a first day that is too far ahead", held("2026-07-01", null), "First day must be 30 June 2026 or before"],
    ["days within those of somebody else", held("2025-03-01", "2025-04-01"), "Ann Ash is recorded as designated premises supervisor from 1 January 2020. Two at a time cannot be recorded"], // prettier-ignore
    ["days before those of anybody", held(null, "2019-12-31"), null],
  ])("%s", (_, given, message) => {
    const others = [{ ...held("2020-01-01", null), id: "a", role: "dps" as const, name: "Ann Ash" }];
    expect(refuseHeldDays({ ...given, role: "dps" }, others, "2026-06-30")?.message ?? null).toBe(message);
  });
});

describe("conditions that are pasted", () => {
  test.each<[string, string, { number: number; words: string }[]]>([
    ["numbers with a full stop", "1. CCTV is kept.\n2. No glass outside.", [{ number: 1, words: "CCTV is kept." }, { number: 2, words: "No glass outside." }]], // prettier-ignore
    ["a condition over several lines, with a blank one", "4) CCTV is kept\nfor 31 days.\n\nIt is shown to police.\n5) SIA staff.", [{ number: 4, words: "CCTV is kept\nfor 31 days.\n\nIt is shown to police." }, { number: 5, words: "SIA staff." }]], // prettier-ignore
    ["a line that begins with a number of its own", "1. Doors:\n2 supervisors after 21:00\n18 is the least age\n2. Music ends at 23:00", [{ number: 1, words: "Doors:" }, { number: 2, words: "supervisors after 21:00\n18 is the least age\n2. Music ends at 23:00" }]], // prettier-ignore
    ["a list within a condition whose numbers start again", "7. Training in\n1. refusals\n2. drugs\n8. A log", [{ number: 7, words: "Training in\n1. refusals\n2. drugs" }, { number: 8, words: "A log" }]], // prettier-ignore
    ["no number at all", "No glass outside", [{ number: 9, words: "No glass outside" }]],
    ["words that begin with a number", "2 door supervisors on Fridays", [{ number: 9, words: "2 door supervisors on Fridays" }]], // prettier-ignore
    [
      "a bare 1 and 2",
      "1 CCTV\n2 Lights",
      [
        { number: 1, words: "CCTV" },
        { number: 2, words: "Lights" },
      ],
    ],
    ["tabs and blanks of a spreadsheet", "1.\tCCTV   is\tkept", [{ number: 1, words: "CCTV is kept" }]],
    ["nothing", "  \n ", []],
  ])("%s", (_, text, expected) => {
    expect(conditionsIn(text, 9)).toEqual(expected);
  });

  test("no word is lost, whatever is pasted, and numbers only rise", () => {
    const lines = fc.array(fc.stringMatching(/^(\d{1,3}[.)] )?[a-z ]{0,12}$/), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (given) => {
        const found = conditionsIn(given.join("\n"), 1);
        const letters = (text: string) => text.replaceAll(/[^a-z]/g, "");
        expect(letters(found.map(({ words }) => words).join(""))).toBe(letters(given.join("")));
        expect(found.map(({ number }) => number)).toEqual([...new Set(found.map(({ number }) => number))].sort((a, b) => a - b)); // prettier-ignore
      }),
    );
  });

  test.each<[string, { number: number; words: string }[], string | null]>([
    ["new numbers", [{ number: 3, words: "x" }], null],
    ["a number that is there", [{ number: 2, words: "x" }], "There is a condition 2 already. Ended conditions keep their numbers"], // prettier-ignore
    ["a number without words", [{ number: 3, words: "" }], "Condition 3 has a number and no words"],
    ["a number 0", [{ number: 0, words: "x" }], "Conditions are numbered from 1"],
    ["none", [], "Enter the conditions"],
  ])("%s", (_, given, message) => {
    expect(refuseConditions(given, new Set([1, 2]))?.message ?? null).toBe(message);
  });
});

describe("the register", () => {
  test.each([
    ["CHN/PREM/0101", "chn / prem / 0101", true],
    ["CHN/PREM/0101", "CHN-PREM-0101", false],
  ])("numbers %s and %s are the same: %s", (one, other, same) => {
    expect(licenceNumberKey(one) === licenceNumberKey(other)).toBe(same);
  });

  test.each<[string, string, number, string | null]>([
    ["today", "2026-03-20", 0, null],
    ["tomorrow", "2026-03-21", 0, "Day on which they closed must be today or in the past"],
    ["an incident after it", "2026-03-01", 1, "An incident after 1 March 2026 is recorded here"],
    ["several after it", "2026-03-01", 3, "3 incidents after 1 March 2026 are recorded here"],
  ])("closed: %s", (_, day, later, message) => {
    expect(refuseClosing({ closedOn: null }, day, { today: "2026-03-20", later })?.message ?? null).toBe(message);
  });

  test("closed premises are not closed again", () => {
    expect(
      refuseClosing({ closedOn: "2026-01-05" }, "2026-03-01", { today: "2026-03-20", later: 0 })?.field,
    ).toBeNull();
  });

  test("a licence may begin within the year and no later", () => {
    expect(refuseLicensedFrom("2027-03-20", "2027-03-20")).toBeNull();
    expect(refuseLicensedFrom("2027-03-21", "2027-03-20")?.field).toBe("licensedFrom");
  });

  test.each<[string, string, number | null | undefined]>([
    ["blank", "", null],
    ["a number", "250", 250],
    ["with a comma", "1,200", 1200],
    ["0", "0", undefined],
    ["words", "about 200", undefined],
    ["a fraction", "2.5", undefined],
    ["too many", "100001", undefined],
  ])("capacity: %s", (_, capacity, expected) => {
    const form = newPremisesForm.safeParse({
      ...NO_PREMISES,
      licenceNumber: "1",
      name: "A",
      licensedFrom: "",
      capacity,
    });
    expect(form.success ? form.data.capacity : undefined).toBe(expected);
  });

  test("activities are one a line, once each, and come back to their boxes", () => {
    const names = activitiesOf("Live music", " live  MUSIC \nKaraoke\n\n", "Films");
    expect(names).toEqual(["Live music", "Karaoke", "Films"]);
    expect(activityFields(names)).toEqual({ activities: ["Live music", "Films"], otherActivities: "Karaoke" });
  });
});
