import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { type Pattern, type Series, seriesDays } from "#app/domain/meetings/pattern.ts";
import { type PlannedSitting, planSittings } from "#app/domain/meetings/plan.ts";
import { seriesAfter } from "#app/domain/meetings/series.ts";
import { isComing } from "#app/domain/meetings/sitting.ts";

const TODAY = "2026-03-10";
const at = { today: TODAY, endedOn: null };
const WEEKLY: Pattern = { kind: "every-n-weeks", weekday: 4, weeks: 4 };
const series = (changes: Partial<Series> = {}): Series => ({
  id: "s1",
  pattern: WEEKLY,
  fromDay: "2026-03-12",
  untilDay: null,
  ...changes,
});
const sitting = (changes: Partial<PlannedSitting>): PlannedSitting => ({
  id: "x",
  seriesId: "s1",
  seriesDay: changes.day ?? null,
  day: "2026-03-12",
  status: "planned",
  reason: null,
  ...changes,
});

/** What the calendar holds after the plan has been carried out. */
function carriedOut(before: readonly PlannedSitting[], plan: ReturnType<typeof planSittings>): PlannedSitting[] {
  const adopted = new Map(plan.adopt.map(({ id, seriesId }) => [id, seriesId]));
  return [
    ...before
      .filter(({ id }) => !plan.remove.includes(id))
      .map((s) => ({ ...s, seriesId: adopted.get(s.id) ?? s.seriesId })),
    ...plan.insert.map(({ seriesId, day }) => sitting({ id: `${seriesId} ${day}`, seriesId, seriesDay: day, day })),
  ];
}

test("a new pattern is planned for twelve months from today, the last day included", () => {
  const { insert, adopt, remove } = planSittings([series()], [], at);
  expect(insert.map(({ day }) => day).slice(0, 3)).toEqual(["2026-03-12", "2026-04-09", "2026-05-07"]);
  expect(insert.at(-1)?.day).toBe("2027-02-11");
  expect(insert).toHaveLength(13);
  expect([adopt, remove]).toEqual([[], []]);
});

test("a month later only what has come into the twelve months is added", () => {
  const planned = carriedOut([], planSittings([series()], [], at));
  const later = planSittings([series()], planned, { ...at, today: "2026-04-07" });
  expect(later).toEqual({ insert: [{ seriesId: "s1", day: "2027-03-11" }], adopt: [], remove: [] });
});

test.each<[string, Partial<PlannedSitting>]>([
  ["is cancelled", { status: "cancelled" }],
  ["is moved to another day", { status: "moved", day: "2026-04-10", seriesDay: "2026-04-09" }],
  ["was held, earlier today", { status: "held" }],
  ["was added by hand", { seriesId: null, seriesDay: null }],
  ["was added by hand and cancelled", { seriesId: null, seriesDay: null, status: "cancelled" }],
])("a day of the pattern whose meeting %s is not planned again", (_, changes) => {
  const one = sitting({ day: "2026-04-09", ...changes });
  const plan = planSittings([series()], [one], at);
  expect(plan.insert.map(({ day }) => day)).not.toContain("2026-04-09");
  expect(plan.remove).toEqual([]);
});

test("a meeting moved onto a day that the pattern also gives stands for both", () => {
  const moved = sitting({ id: "m", status: "moved", day: "2026-04-09", seriesDay: "2026-03-12" });
  const days = planSittings([series()], [moved], at).insert.map(({ day }) => day);
  expect(days).not.toContain("2026-04-09");
  expect(days).not.toContain("2026-03-12");
});

describe("when the pattern changes", () => {
  const before = carriedOut([], planSittings([series()], [], at));
  const change = { fromDay: "2026-05-01", untilDay: null };

  test("what lies before the change stays, and of the rest only what the new pattern has", () => {
    const after = seriesAfter([series()], change, { id: "s2", pattern: { ...WEEKLY, weekday: 3 } });
    const then = carriedOut(before, planSittings(after, before, at));
    expect(then.slice(0, 4).map(({ day, seriesId }) => [day, seriesId])).toEqual([
      ["2026-03-12", "s1"],
      ["2026-04-09", "s1"],
      ["2026-05-06", "s2"],
      ["2026-06-03", "s2"],
    ]);
    expect(then.filter(({ seriesId }) => seriesId === "s1")).toHaveLength(2);
  });

  test("only in its time: every meeting is kept and goes over to the new pattern", () => {
    const after = seriesAfter([series()], { ...change, fromDay: "2026-05-07" }, { id: "s2", pattern: WEEKLY });
    const plan = planSittings(after, before, at);
    expect(plan).toMatchObject({ insert: [], remove: [] });
    expect(plan.adopt).toHaveLength(11);
  });

  test("a meeting that was moved or cancelled stays as people left it", () => {
    const left = before.map((s) =>
      s.seriesDay === "2026-06-04"
        ? { ...s, status: "moved" as const, day: "2026-06-05" }
        : s.seriesDay === "2026-07-02"
          ? { ...s, status: "cancelled" as const }
          : s,
    );
    const after = seriesAfter([series()], change, null);
    const then = carriedOut(left, planSittings(after, left, at));
    expect(then.map(({ day, status }) => `${day} ${status}`)).toEqual([
      "2026-03-12 planned",
      "2026-04-09 planned",
      "2026-06-05 moved",
      "2026-07-02 cancelled",
    ]);
  });

  test("a pattern that would have begun later never begins", () => {
    const later = series({ id: "s2", fromDay: "2026-09-01" });
    expect(
      seriesAfter([series({ untilDay: "2026-08-31" }), later], change, { id: "s3", pattern: WEEKLY }).map((s) => s.id),
    ).toEqual(["s1", "s3"]);
  });
});

test("a group that has ended has no meetings ahead", () => {
  const before = carriedOut([], planSittings([series()], [], at));
  const plan = planSittings([series()], before, { today: TODAY, endedOn: "2026-03-09" });
  expect(plan.insert).toEqual([]);
  expect(plan.remove).toHaveLength(13);
});

const patterns: Pattern[] = [
  WEEKLY,
  { kind: "every-n-weeks", weekday: 4, weeks: 1 },
  { kind: "nth-weekday-of-month", weekday: 4, nth: 2 },
  { kind: "nth-weekday-of-month", weekday: 5, nth: 5 },
  { kind: "quarterly", weekday: 4, nth: -1, monthOfQuarter: 1 },
];

test("however often the job runs and the pattern changes, no day is skipped and none is doubled", () => {
  const step = fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    change: fc.option(fc.record({ pattern: fc.constantFrom(...patterns), ahead: fc.integer({ min: 0, max: 90 }) })),
    touch: fc.option(fc.record({ nth: fc.nat(20), status: fc.constantFrom("cancelled", "moved") }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let today = TODAY;
      let all: Series[] = [];
      let calendar: PlannedSitting[] = [];
      steps.forEach(({ days, change, touch }, index) => {
        today = plusDays(today, days);
        if (change)
          all = seriesAfter(
            all,
            { fromDay: plusDays(today, change.ahead), untilDay: null },
            { id: `s${index}`, pattern: change.pattern },
          );
        const past = calendar.filter((s) => s.day < today).map((s) => s.id);
        calendar = carriedOut(calendar, planSittings(all, calendar, { today, endedOn: null }));
        expect(past.filter((id) => !calendar.some((s) => s.id === id))).toEqual([]);

        const wanted = all.flatMap((one) => seriesDays(one, today, plusMonths(today, 12)));
        expect(wanted.filter((day) => !calendar.some((s) => s.seriesDay === day || s.day === day))).toEqual([]);
        const coming = calendar.filter((s) => s.day >= today && isComing(s.status)).map((s) => s.day);
        expect(coming).toHaveLength(new Set(coming).size);
        const planned = calendar.filter((s) => s.status === "planned" && s.day >= today).map((s) => s.day);
        expect(planned.filter((day) => !wanted.includes(day))).toEqual([]);

        // Somebody cancels a meeting, or moves it by a day to where none is.
        const ahead = calendar.filter((s) => s.day > today && s.status === "planned");
        const chosen = touch && ahead[touch.nth % Math.max(1, ahead.length)];
        if (!touch || !chosen) return;
        const day = plusDays(chosen.day, 1);
        if (touch.status === "moved" && calendar.some((s) => s.day === day)) return;
        calendar = calendar.map((s) =>
          s === chosen ? { ...s, status: touch.status, day: touch.status === "moved" ? day : s.day } : s,
        );
      });
      expect(planSittings(all, calendar, { today, endedOn: null })).toEqual({ insert: [], adopt: [], remove: [] });
    }),
    { numRuns: 200 },
  );
});
