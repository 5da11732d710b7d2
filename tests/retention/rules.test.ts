import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { type CaseToRetain, retainCase } from "#app/domain/retention/case-rule.ts";
import { chosenIn, filterIn, filterQuery } from "#app/domain/retention/chosen-items.ts";
import { dueBounds } from "#app/domain/retention/due-bounds.ts";
import { latestExtension, refuseExtension } from "#app/domain/retention/extend.ts";
import { HOLD_GROUNDS } from "#app/domain/retention/kinds.ts";
import { retainIncident, retainPerson, retainReferral, retainRequest } from "#app/domain/retention/record-rules.ts";
import { isDue, type RetentionSettings, type SettingsOn } from "#app/domain/retention/retained.ts";
import { RETENTION_RULES, ruleInWords } from "#app/domain/retention/rules.ts";
import { settingKeysOf, SETTINGS } from "#app/domain/settings/definitions.ts";

const SHIPPED = Object.fromEntries(
  settingKeysOf("retention").map((key) => [key, SETTINGS[key].shipped]),
) as RetentionSettings;
const shipped: SettingsOn = () => SHIPPED;
const by = { heldBy: [], settingsOn: shipped };
const born = (birthDate: string) => ({ birthDate, birthDateBasis: "exact" as const });
const adult: CaseToRetain = {
  ...{ closedOn: "2020-05-03", subject: born("1990-05-01"), groupOfChildren: false },
  ...{ notSubstantiatedOn: null, orderSaidUntil: null, orders: [] },
};

const day = fc.integer({ min: 0, max: 15_000 }).map((n) => plusDays("1990-01-01", n));
const hold = fc.record({ ground: fc.constantFrom(...HOLD_GROUNDS), words: fc.string() });
const order = fc.record({ reference: fc.constant("IV-20-0001"), isInForce: fc.boolean(), endedOn: fc.option(day) });
const aCase = fc.record({
  closedOn: fc.option(day),
  subject: fc.option(day.map(born)),
  groupOfChildren: fc.boolean(),
  notSubstantiatedOn: fc.option(day),
  orderSaidUntil: fc.option(day),
  orders: fc.array(order, { maxLength: 3 }),
});

describe("a case", () => {
  test.each([
    ["an adult", {}, "adult", "2026-05-03", "Closed on 3 May 2020, and 6 years"],
    ["closed on 29 February", { closedOn: "2020-02-29" }, "adult", "2026-02-28", "Closed on 29 February 2020, and 6 years"],
    ["18 on the closing day: an adult", { subject: born("2002-05-03") }, "adult", "2026-05-03", /6 years/],
    ["18 on the day after: reviewed at 18", { subject: born("2002-05-04") }, "child", "2020-05-04", /18 on 4 May 2020/],
    ["born on 29 February: 18 on 1 March", { subject: born("2004-02-29") }, "child", "2022-03-01", /18 on 1 March 2022/],
    ["12: three years", { subject: born("2008-01-01") }, "child", "2023-05-03", /3 years, or to the age of 21/],
    ["an order that ended after it", { orders: [{ reference: "IV-1", isInForce: false, endedOn: "2022-01-01" }] }, "order", "2028-01-01", /an order to 1 January 2022/],
    ["an order that ended before it", { orders: [{ reference: "IV-1", isInForce: false, endedOn: "2020-05-02" }] }, "adult", "2026-05-03", /6 years/],
    ["an order that was said to last", { orderSaidUntil: "2021-01-01" }, "order", "2027-01-01", /an order to/],
    ["not substantiated", { notSubstantiatedOn: "2020-04-01" }, "unsubstantiated", "2022-04-01", /not substantiated on 1 April 2020, and 2 years/],
  ] as const)("%s", (_name, change, rule, reviewOn, working) => {
    const found = retainCase({ ...adult, ...change }, [], shipped);
    expect([found.rule, found.reviewOn]).toEqual([rule, reviewOn]);
    expect(found.working).toMatch(working);
  }); // prettier-ignore

  test("an order in force holds it, and an open one has no day", () => {
    const inForce = retainCase(
      { ...adult, orders: [{ reference: "IV-1", isInForce: true, endedOn: null }] },
      [],
      shipped,
    );
    expect(inForce).toMatchObject({
      reviewOn: null,
      rule: "held",
      heldBy: [{ ground: "order", words: "IV-1 is in force" }],
    });
    expect(retainCase({ ...adult, closedOn: null }, [], shipped)).toMatchObject({
      rule: "open",
      reviewOn: null,
      heldBy: [],
    });
  });

  test("the settings of the closing day count", () => {
    const changed: SettingsOn = (on) => ({ ...SHIPPED, "retention.case-years": on < "2020-05-03" ? 6 : 8 });
    expect(retainCase({ ...adult, closedOn: "2020-05-02" }, [], changed).reviewOn).toBe("2026-05-02");
    expect(retainCase(adult, [], changed).reviewOn).toBe("2028-05-03");
  });

  test("property: a hold always wins, on whatever day it is asked", () => {
    fc.assert(
      fc.property(aCase, fc.array(hold, { minLength: 1, maxLength: 3 }), day, (record, heldBy, today) => {
        const found = retainCase(record, heldBy, shipped);
        expect(found.reviewOn).toBeNull();
        expect(isDue(found, today)).toBe(false);
        // What is linked to it has no day either.
        const incident = retainIncident({ lastDay: today }, { ...by, linked: [{ words: "CS-1", retained: found }] });
        const person = retainPerson({ recordedOn: today }, { ...by, linked: [{ words: "CS-1", retained: found }] });
        expect([incident.reviewOn, person.reviewOn]).toEqual([null, null]);
      }),
    );
  });

  test("property: the day never comes earlier for a case that was closed later", () => {
    fc.assert(
      fc.property(aCase, day, day, (record, a, b) => {
        const [first = a, second = b] = [a, b].sort();
        // Closed as a child and closed as an adult are two rules: within each the order holds.
        const subject = record.subject && born("1960-01-01");
        const at = (closedOn = first) =>
          retainCase(
            {
              ...record,
              subject,
              groupOfChildren: false,
              orders: record.orders.map((one) => ({ ...one, isInForce: false })),
              closedOn,
            },
            [],
            shipped,
          ).reviewOn ?? "";
        expect(at(first) <= at(second)).toBe(true);
      }),
    );
  });

  test("property: a child’s record never outlives its rule by more than one review, however often it is extended", () => {
    const interval = SHIPPED["retention.review-months"];
    fc.assert(
      fc.property(aCase, fc.array(fc.nat({ max: 3_000 }), { maxLength: 6 }), (record, waits) => {
        const found = retainCase({ ...record, orders: [] }, [], shipped);
        if (!found.isChild || found.reviewOn === null || found.keptUntil === null) return;
        let now = found.reviewOn;
        let until = found.reviewOn;
        for (const wait of waits) {
          now = plusDays(now, wait);
          const latest = latestExtension(found, now, SHIPPED);
          if (latest === null) break;
          until = latest;
        }
        expect(until <= plusMonths(found.keptUntil, interval)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an extension", () => {
  const of = { isChild: false, reviewOn: "2026-05-03", keptUntil: "2026-05-03" };
  const child = { ...of, isChild: true };
  const at = (today: string) => ({ today, settings: SHIPPED });
  test.each([
    ["today", of, "2026-06-01", "2026-06-01", /in the future/],
    ["tomorrow", of, "2026-06-02", "2026-06-01", null],
    ["the longest", of, "2028-06-01", "2026-06-01", null],
    ["a day longer", of, "2028-06-02", "2026-06-01", /on or before 1 June 2028/],
    ["a child's, one review on", child, "2027-05-03", "2026-06-01", null],
    ["a child's, a day more", child, "2027-05-04", "2026-06-01", /on or before 3 May 2027: a child/],
    ["a child's, looked at too late", child, "2027-06-02", "2027-06-01", /cannot be extended/],
    ["a child's reviewed at 18, to the end of its rule", { ...child, keptUntil: "2028-01-01" }, "2028-01-01", "2026-06-01", null],
  ])("%s", (_name, record, until, today, message) => {
    const refusal = refuseExtension([record], until, at(today));
    if (message) expect(refusal?.message).toMatch(message);
    else expect(refusal).toBeNull();
  }); // prettier-ignore
});

test("a referral of a child is kept no longer than their case would be", () => {
  const decided = { decidedOn: "2020-05-03", itsCase: null };
  const set: SettingsOn = () => ({ ...SHIPPED, "retention.referral-years": 6 });
  const found = retainReferral({ ...decided, birthDate: "2010-01-01" }, { ...by, settingsOn: set });
  expect(found).toMatchObject({ rule: "decision-child", reviewOn: "2023-05-03", isChild: true });
  expect(retainReferral({ ...decided, birthDate: "2003-01-01" }, by).reviewOn).toBe("2021-01-01");
});

test("a record is due from its day on", () => {
  const found = retainRequest({ closedOn: "2020-02-29" }, by);
  expect(["2023-02-27", "2023-02-28", "2023-03-01"].map((on) => isDue(found, on))).toEqual([false, true, true]);
});

test("property: what is due lies within the bounds by which it is looked for", () => {
  fc.assert(
    fc.property(day, day, (lastDay, today) => {
      if (isDue(retainIncident({ lastDay }, by), today))
        expect(lastDay <= dueBounds(today, SHIPPED).incident).toBe(true);
      if (isDue(retainRequest({ closedOn: lastDay }, by), today))
        expect(lastDay <= dueBounds(today, SHIPPED)["rights-request"]).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("every rule has its words, and one that nobody knows is shown as it is", () => {
  for (const rule of RETENTION_RULES) expect(ruleInWords(rule).length).toBeGreaterThan(5);
  expect(ruleInWords("toString")).toBe("toString");
});

test("an address names those that were ticked, once each, or a whole list; anything else nothing", () => {
  const id = "0197c000-0000-7000-8000-000000000000";
  const chosen = (text: string) => chosenIn(new URLSearchParams(text));
  expect(chosen(`item=${id}.3&item=${id}.3&item=x&item=${id}`)).toEqual({ items: [{ id, version: 3 }] });
  expect(chosen("all=yes&kind=case&rule=nothing")).toEqual({ all: { kind: "case", rule: null, proposed: null } });
  expect([chosen(""), chosen("item=1"), chosen("all=no")]).toEqual([null, null, null]);
  const filter = filterIn(new URLSearchParams("kind=incident&rule=last-day&proposed=erase"));
  expect(filterIn(filterQuery(filter))).toEqual({ kind: "incident", rule: "last-day", proposed: "erase" });
});
