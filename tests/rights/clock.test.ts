import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { isWeekend } from "#app/domain/dates/working-days.ts";
import { clockOf, type ClockFacts } from "#app/domain/rights/clock.ts";
import { clockWords } from "#app/domain/rights/clock-words.ts";
import { reminderOf } from "#app/domain/rights/request-reminder.ts";

const HOLIDAYS = bankHolidaysOf([
  ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"],
  ...["2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"],
  ...["2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"],
]);
const TODAY = "2026-06-01";

function facts(receivedOn: string, changes: Partial<ClockFacts> = {}): ClockFacts {
  return {
    ...{ receivedOn, identityAskedOn: null, identityProvedOn: null, clarificationAskedOn: null, clarifiedOn: null },
    ...{ extendedOn: null, extensionToldOn: null, ...changes },
  };
}
const dueOn = (of: ClockFacts) => {
  const clock = clockOf(of, HOLIDAYS, TODAY);
  return clock.state === "running" ? clock.dueOn : clock.state;
};

describe("a month", () => {
  test.each([
    ["the same day of the next", "2026-03-02", "2026-04-02"],
    ["from the 31st to a month of 30 days", "2026-03-31", "2026-04-30"],
    ["from 31 January to a February of 28 days, which is a Saturday", "2026-01-31", "2026-03-02"],
    ["from 30 January of a leap year to 29 February", "2028-01-31", "2028-02-29"],
    ["ends on a Saturday: on Monday", "2026-02-14", "2026-03-16"],
    ["ends on Good Friday: on the Tuesday after Easter", "2026-03-03", "2026-04-07"],
    ["ends on Christmas Day: after Boxing Day is kept", "2026-11-25", "2026-12-29"],
    ["ends on New Year's Day", "2026-12-01", "2027-01-04"],
  ])("%s", (_name, receivedOn, due) => expect(dueOn(facts(receivedOn))).toBe(due));

  test("of a year whose bank holidays are not loaded: the day of the calendar, and it says so", () => {
    const clock = clockOf(facts("2029-03-02"), HOLIDAYS, TODAY);
    expect(clock).toMatchObject({ dueOn: "2029-04-02", isCalendarKnown: false });
    expect(clockWords(clock).join(" ")).toContain("not loaded");
  });
});

describe("what is waited for", () => {
  test("proof of identity: nothing is due, since the day on which it was asked for", () => {
    expect(clockOf(facts("2026-03-02", { identityAskedOn: "2026-03-04" }), HOLIDAYS, TODAY)).toEqual({
      ...{ state: "waiting", for: "identity", since: "2026-03-04" },
    });
  });

  test("an answer: the same, and once both have come the later of them begins the month", () => {
    const asked = { identityAskedOn: "2026-03-04", identityProvedOn: "2026-03-10", clarificationAskedOn: "2026-03-05" };
    expect(clockOf(facts("2026-03-02", asked), HOLIDAYS, TODAY)).toMatchObject({ for: "clarification", since: "2026-03-05" }); // prettier-ignore
    expect(clockOf(facts("2026-03-02", { ...asked, clarifiedOn: "2026-03-09" }), HOLIDAYS, TODAY)).toMatchObject({
      ...{ startsOn: "2026-03-10", startsBy: "identity", dueOn: "2026-04-10" },
    });
  });

  test("identity that was proved without being asked for begins nothing anew", () => {
    expect(dueOn(facts("2026-03-02", { identityProvedOn: "2026-03-20" }))).toBe("2026-04-02");
  });
});

describe("an extension", () => {
  const extended = { extendedOn: "2026-03-20" };
  test("by two further months from the same beginning", () => {
    expect(dueOn(facts("2026-03-02", extended))).toBe("2026-06-02");
    expect(dueOn(facts("2026-11-30", { extendedOn: "2026-12-01" }))).toBe("2027-03-01");
  });

  test.each([
    ["the last day of the first month", "2026-04-02", false],
    ["the day after", "2026-04-03", true],
    ["nobody, and the month is over", null, true],
  ])("told on %s", (_name, extensionToldOn, isToldLate) => {
    expect(clockOf(facts("2026-03-02", { ...extended, extensionToldOn }), HOLIDAYS, TODAY)).toMatchObject({
      extension: { toldOn: extensionToldOn, isToldLate },
    });
  });

  test("told nobody yet, within the month: not late", () => {
    const clock = clockOf(facts("2026-03-02", extended), HOLIDAYS, "2026-04-02");
    expect(clock).toMatchObject({ extension: { toldOn: null, isToldLate: false } });
    expect(clockWords(clock).join(" ")).toContain("is to be told of the extension by 2 April 2026");
  });
});

const day = fc.integer({ min: 0, max: 900 }).map((days) => plusDays("2026-01-01", days));

test("whatever the day: due on a working day, never before the month is over and at most five days after it", () => {
  fc.assert(
    fc.property(day, fc.boolean(), (receivedOn, isExtended) => {
      const clock = clockOf(facts(receivedOn, isExtended ? { extendedOn: receivedOn } : {}), HOLIDAYS, TODAY);
      if (clock.state !== "running") throw new Error("It runs");
      const corresponding = plusMonths(receivedOn, isExtended ? 3 : 1);
      expect(clock.dueOn >= corresponding).toBe(true);
      expect(clock.dueOn <= plusDays(corresponding, 5)).toBe(true);
      if (clock.isCalendarKnown) {
        expect(isWeekend(clock.dueOn)).toBe(false);
        expect(HOLIDAYS.days.has(clock.dueOn)).toBe(false);
      }
      expect(clock.firstDueOn <= clock.dueOn).toBe(true);
    }),
  );
});

test("to wait for something never makes a request due earlier", () => {
  fc.assert(
    fc.property(day, fc.nat(40), fc.nat(40), (receivedOn, asked, answered) => {
      const identityAskedOn = plusDays(receivedOn, asked);
      const identityProvedOn = plusDays(identityAskedOn, answered);
      const waited = dueOn(facts(receivedOn, { identityAskedOn, identityProvedOn }));
      expect(waited >= dueOn(facts(receivedOn))).toBe(true);
    }),
  );
});

test.each([
  [8, null],
  [7, { kind: "rights-due-soon", forDay: "2026-04-03" }],
  [3, { kind: "rights-due-soon", forDay: "2026-04-03" }],
  [2, { kind: "rights-due-soon", forDay: "2026-04-08" }],
  [0, { kind: "rights-due-soon", forDay: "2026-04-08" }],
  [-1, { kind: "rights-overdue", forDay: "2026-04-10" }],
])("%i days before it is due", (days, reminder) => expect(reminderOf("2026-04-10", days)).toEqual(reminder));
