import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstDayWithout, refuseLosingAdministrator } from "#app/domain/access/last-administrator.ts";
import { type AccountReach, mayChangeAccount, mayGiveWayIn } from "#app/domain/access/manage-account.ts";
import { isInForceOn, type Term } from "#app/domain/access/membership.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";

const TODAY = "2026-03-10";
const term = (fromDay: string, untilDay: string | null = null): Term => ({ fromDay, untilDay });

describe("the last administrator", () => {
  test.each([
    ["nobody", [], "2026-03-10"],
    ["somebody for good", [term("2026-01-01")], null],
    ["somebody from tomorrow", [term("2026-03-11")], "2026-03-10"],
    ["somebody until today", [term("2026-01-01", "2026-03-10")], "2026-03-11"],
    ["two, one after the other", [term("2026-04-01"), term("2026-01-01", "2026-03-31")], null],
    ["two with a day between", [term("2026-04-02"), term("2026-01-01", "2026-03-31")], "2026-04-01"],
    ["somebody until yesterday", [term("2026-01-01", "2026-03-09")], "2026-03-10"],
  ])("with %s", (_name, terms, day) => {
    expect(firstDayWithout(terms, TODAY)).toBe(day);
  });

  test("the first day without is the first day on which nobody is in force", () => {
    const made = fc
      .tuple(fc.integer({ min: -10, max: 20 }), fc.integer({ min: 0, max: 12 }))
      .map(([from, length]) => term(plusDays(TODAY, from), plusDays(TODAY, from + length)));
    fc.assert(
      fc.property(fc.array(made, { maxLength: 5 }), (terms) => {
        const days = Array.from({ length: 60 }, (_, i) => plusDays(TODAY, i));
        expect(firstDayWithout(terms, TODAY)).toBe(days.find((day) => !terms.some((t) => isInForceOn(t, day))));
      }),
    );
  });

  test.each([
    ["the only one taken away", [term("2026-01-01")], [], "The partnership would have no administrator. "],
    [
      "the only one given an end",
      [term("2026-01-01")],
      [term("2026-01-01", "2026-03-31")],
      "no administrator from 1 April 2026",
    ],
    ["one of two", [term("2026-01-01"), term("2026-02-01")], [term("2026-02-01")], null],
    ["an end put off", [term("2026-01-01", "2026-03-31")], [term("2026-01-01", "2026-04-30")], null],
    [
      "what was so before",
      [term("2026-01-01", "2026-03-31"), term("2026-01-01", "2026-03-20")],
      [term("2026-01-01", "2026-03-31")],
      null,
    ],
  ])("%s", (_name, before, after, message) => {
    const refusal = refuseLosingAdministrator(before, after, TODAY);
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(message);
  });
});

describe("who manages an account", () => {
  const here: AccountReach = {
    isSystem: false,
    agencyIsHere: true,
    hasRoleHere: true,
    elsewhere: [],
    administers: ["here"],
  };
  test.each<[string, Partial<AccountReach>, boolean, boolean]>([
    ["of an agency of the partnership", {}, true, true],
    ["who has nothing to do anywhere", { hasRoleHere: false }, true, true],
    ["who works here and elsewhere", { elsewhere: ["there"] }, true, false],
    ["who works elsewhere alone", { hasRoleHere: false, elsewhere: ["there"] }, false, false],
    [
      "who works where the administrator is one too",
      { elsewhere: ["there"], administers: ["here", "there"] },
      true,
      true,
    ],
    [
      "who works in a third partnership as well",
      { elsewhere: ["there", "third"], administers: ["here", "there"] },
      true,
      false,
    ],
    ["of an agency that does not take part", { agencyIsHere: false }, false, false],
    [
      "seen from the server",
      { isSystem: true, agencyIsHere: false, hasRoleHere: false, elsewhere: ["there"], administers: [] },
      true,
      true,
    ],
  ])("one %s", (_name, changes, change, wayIn) => {
    const reach = { ...here, ...changes };
    expect([mayChangeAccount(reach), mayGiveWayIn(reach)]).toEqual([change, wayIn]);
  });
});
