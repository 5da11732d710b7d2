import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changedRole,
  endedTerm,
  isInForceOn,
  isOver,
  isOwn,
  refuseEnding,
  refuseNewTerm,
  refuseOverlap,
  refuseRole,
  type Term,
} from "#app/domain/access/membership.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";

const TODAY = "2026-03-10";
const term = (fromDay: string, untilDay: string | null = null): Term => ({ fromDay, untilDay });

describe("terms", () => {
  test.each([
    ["today", term("2026-03-10"), undefined],
    ["yesterday", term("2026-03-09"), "fromDay"],
    ["tomorrow", term("2026-03-11"), undefined],
    ["today alone", term("2026-03-10", "2026-03-10"), undefined],
    ["to the day before its first", term("2026-03-10", "2026-03-09"), "untilDay"],
  ])("one that begins %s", (_name, given, field) => {
    expect(refuseNewTerm(given, TODAY)?.field).toBe(field);
  });

  test.each([
    ["a guest without an end", "guest", null, "untilDay"],
    ["a guest with an end", "guest", "2026-04-01", undefined],
    ["a member without an end", "member", null, undefined],
  ] as const)("%s", (_name, role, untilDay, field) => {
    expect(refuseRole(role, term(TODAY, untilDay))?.field).toBe(field);
  });

  test.each([
    ["the day before", term("2026-03-01", "2026-03-09"), false],
    ["the same day", term("2026-03-01", "2026-03-10"), true],
    ["no end", term("2026-03-01"), true],
    ["after the last day", term("2026-03-21"), false],
    ["on the last day", term("2026-03-20"), true],
    ["within", term("2026-03-12", "2026-03-13"), true],
  ])("10 to 20 March beside one held until %s", (_name, held, overlaps) => {
    expect(refuseOverlap(term("2026-03-10", "2026-03-20"), [held], "groupId") !== null).toBe(overlaps);
  });

  test("two terms overlap when there is a day of both", () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 0, max: 30 })));
    const made = days.map(([from, length]) =>
      term(plusDays(TODAY, from), length === null ? null : plusDays(TODAY, from + length)),
    );
    fc.assert(
      fc.property(made, made, (a, b) => {
        const shared = Array.from({ length: 70 }, (_, i) => plusDays(TODAY, i)).some(
          (day) => isInForceOn(a, day) && isInForceOn(b, day),
        );
        expect(refuseOverlap(a, [b], "duty") !== null).toBe(shared);
      }),
    );
  });

  test.each([
    ["never", { ends: "never", untilDay: null }, term("2026-01-01")],
    ["on a day", { ends: "on", untilDay: "2026-05-01" }, term("2026-01-01", "2026-05-01")],
    ["now", { ends: "now", untilDay: null }, term("2026-01-01", "2026-03-09")],
  ] as const)("ending %s", (_name, ending, after) => {
    expect(endedTerm(term("2026-01-01", "2026-12-31"), ending, TODAY)).toEqual(after);
  });

  test.each([
    ["today", "2026-03-10"],
    ["tomorrow", "2026-03-11"],
  ])("what began %s leaves nothing when it ends now", (_name, fromDay) => {
    expect(endedTerm(term(fromDay), { ends: "now", untilDay: null }, TODAY)).toBeNull();
  });

  test("what ends now is in force on no day from today on", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, later) => {
        const after = endedTerm(term(plusDays(TODAY, from)), { ends: "now", untilDay: null }, TODAY);
        expect(after !== null && isInForceOn(after, plusDays(TODAY, later))).toBe(false);
      }),
    );
  });

  test.each([
    ["that ended yesterday", term("2026-01-01", "2026-03-09"), { ends: "never", untilDay: null }, "ends"],
    ["that ends today", term("2026-01-01", "2026-03-10"), { ends: "never", untilDay: null }, undefined],
    ["to end yesterday", term("2026-01-01"), { ends: "on", untilDay: "2026-03-09" }, "untilDay"],
    ["to end today", term("2026-01-01"), { ends: "on", untilDay: "2026-03-10" }, undefined],
    ["to end before it begins", term("2026-04-01"), { ends: "on", untilDay: "2026-03-31" }, "untilDay"],
  ] as const)("one %s", (_name, given, ending, field) => {
    expect(refuseEnding(given, ending, TODAY)?.field).toBe(field);
  });

  test("another role keeps the old one up to yesterday; one of today is changed itself", () => {
    expect(changedRole(term("2026-01-01", "2026-12-31"), TODAY)).toEqual({
      before: term("2026-01-01", "2026-03-09"),
      fromDay: TODAY,
    });
    expect(changedRole(term(TODAY), TODAY)).toEqual({ before: null, fromDay: TODAY });
    expect(changedRole(term("2026-04-01"), TODAY)).toEqual({ before: null, fromDay: "2026-04-01" });
  });

  test("over from the day after the last", () => {
    expect([isOver(term("2026-01-01", "2026-03-09"), TODAY), isOver(term("2026-01-01", TODAY), TODAY)]).toEqual([
      true,
      false,
    ]);
    expect([isOwn({ id: "a" }, "a"), isOwn({ id: "a" }, "b")]).toEqual([true, false]);
  });
});
