import { beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { isInForce, isNonLegal, LEGAL_KINDS, type Standing, wasUnderAge } from "#app/domain/interventions/in-force.ts";
import { definitionOf, INTERVENTION_KIND_KEYS, isLegal, type Tier } from "#app/domain/interventions/kinds.ts";
import {
  hasRespondentUnderAge,
  isInForceOn,
  isLegalKind,
  isNonLegalKind,
  mayBeInForceOn,
} from "#db/queries/intervention-predicates.ts";
import type { Executor } from "#db/transaction.ts";
import { anIntervention, aPartnership, aPerson, aRespondent, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const TODAY = "2026-03-20";
const ABC: Standing = {
  ...{ kind: "abc", state: "made", fromDay: "2026-03-01", untilDay: "2026-08-31", endedOn: null },
  ...{ personsUnknown: false, respondentEnds: [null] },
};

const STANDINGS: [string, Partial<Standing>, boolean][] = [
  ["begun, not over", {}, true],
  ["on its first day", { fromDay: TODAY }, true],
  ["on the day before", { fromDay: "2026-03-21" }, false],
  ["on its last day", { untilDay: TODAY }, true],
  ["on the day after", { untilDay: "2026-03-19" }, false],
  ["without an end", { untilDay: null }, true],
  ["ended today", { endedOn: TODAY }, false],
  ["to be ended tomorrow", { endedOn: "2026-03-21" }, true],
  ["planned", { state: "planned" }, false],
  ["not made", { state: "not-made" }, false],
  ["of a kind that does not last", { kind: "warning-letter" }, false],
  ["of the partnership’s own", { kind: "own" }, true],
  ["ended for its one respondent", { respondentEnds: ["2026-03-20"] }, false],
  ["to end for its one respondent tomorrow", { respondentEnds: ["2026-03-21"] }, true],
  ["ended for one of two", { respondentEnds: ["2026-03-10", null] }, true],
  ["ended for both", { respondentEnds: ["2026-03-10", "2026-03-11"] }, false],
  ["ended for the one who is known", { respondentEnds: ["2026-03-10"], personsUnknown: true }, true],
  ["about nobody", { respondentEnds: [] }, true],
];

const BIRTHS: [string, string | null, string, boolean][] = [
  ["the day before the 18th birthday", "2008-03-21", "2026-03-20", true],
  ["the 18th birthday", "2008-03-20", "2026-03-20", false],
  ["the day after it", "2008-03-19", "2026-03-20", false],
  ["born on 29 February, on 28 February of an ordinary year", "2008-02-29", "2026-02-28", true],
  ["born on 29 February, on 1 March of an ordinary year", "2008-02-29", "2026-03-01", false],
  ["born on 29 February, 18 in a leap year, on the 28th", "2010-02-28", "2028-02-28", false],
  ["born on 1 March, on 29 February of a leap year", "2010-03-01", "2028-02-29", true],
  ["the last day of the year", "2008-12-31", "2026-12-30", true],
  ["the first day of the year", "2008-01-01", "2026-01-01", false],
  ["an estimated birth, at the first of the year", "2009-01-01", "2026-12-31", true],
  ["nobody knows when", null, "2026-03-20", false],
  ["born after it, by a slip", "2027-01-01", "2026-03-20", true],
  ["an old man", "1899-12-31", "2026-03-20", false],
];

test.each(STANDINGS)("in force: %s", (_, changes, expected) => {
  expect(isInForce({ ...ABC, ...changes }, TODAY)).toBe(expected);
});

test.each(BIRTHS)("under 18: %s", (_, born, day, expected) => {
  expect(wasUnderAge(born, day)).toBe(expected);
});

test("somebody is under 18 on every day up to a birthday and on none from it on", () => {
  const days = fc.date({ min: new Date("1950-01-01"), max: new Date("2025-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, days, (birth, other) => {
      const [born, day] = [birth, other].map((date) => date.toISOString().slice(0, 10)) as [string, string];
      if (wasUnderAge(born, day)) return;
      expect(wasUnderAge(born, `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`)).toBe(false);
    }),
  );
});

test("a kind is legal, non-legal or at a place, and never two of them", () => {
  for (const kind of INTERVENTION_KIND_KEYS)
    for (const tier of [definitionOf(kind).tier, ...(kind === "own" ? (["place"] as Tier[]) : [])])
      expect([isLegal(kind), isNonLegal(kind, tier), tier === "place"].filter(Boolean)).toHaveLength(1);
  expect(LEGAL_KINDS).not.toContain("cpw");
});

describe("the database says the same", () => {
  let db: Executor;
  let p: TestPartnership;
  beforeAll(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    await insert(db, "own_intervention_kind", {
      ...{ id: "own", partnership_id: p.partnershipId, name: "Own", name_folded: "own", tier: "non-legal", version: 1 },
    });
  });
  const columns = (one: Partial<Standing> & Pick<Standing, "kind">) => ({
    kind: one.kind,
    tier: definitionOf(one.kind).tier,
    ...(one.kind === "own" ? { own_kind_id: "own" } : {}),
    ...(one.state === undefined ? {} : { state: one.state }),
    ...(one.fromDay === undefined ? {} : { from_day: one.fromDay }),
    until_day: one.untilDay ?? null,
    ...(one.endedOn ? { ended_on: one.endedOn, end_kind: "completed" as const } : {}),
    persons_unknown: one.personsUnknown ? (1 as const) : (0 as const),
  });
  const holds = async (id: string, where: (eb: never) => never) =>
    (
      await db
        .selectFrom("intervention")
        .select("id")
        .where("id", "=", id)
        .where(where as never)
        .execute()
    ).length === 1;

  test.each(STANDINGS)("in force: %s", async (_, changes, expected) => {
    const one = { ...ABC, ...changes };
    const id = await anIntervention(db, p, { ...columns(one), issued_on: "2026-03-01", from_day: one.fromDay });
    for (const ended_on of one.respondentEnds)
      await aRespondent(db, p, id, { ended_on, end_kind: ended_on === null ? null : "completed" });
    expect(await holds(id, isInForceOn(TODAY) as never)).toBe(expected);
    if (expected) expect(await holds(id, mayBeInForceOn(TODAY) as never)).toBe(true);
  });

  test.each(BIRTHS)("under 18: %s", async (_, birth_date, day, expected) => {
    const person_id = await aPerson(db, p, { birth_date, birth_date_basis: birth_date === null ? "unknown" : "exact" });
    const id = await anIntervention(db, p, { issued_on: day });
    await aRespondent(db, p, id, { person_id });
    for (const column of ["intervention.issued_on", "intervention.from_day"] as const)
      expect(await holds(id, ((eb: never) => hasRespondentUnderAge(eb, column)) as never)).toBe(expected);
  });

  test("the age is that of the record that stands, where two were merged", async () => {
    const standing = await aPerson(db, p, { birth_date: "2010-01-01" });
    const person_id = await aPerson(db, p, { merged_into_id: standing });
    const id = await anIntervention(db, p);
    await aRespondent(db, p, id, { person_id });
    expect(await holds(id, ((eb: never) => hasRespondentUnderAge(eb, "intervention.issued_on")) as never)).toBe(true);
  });

  test("which kinds are legal, and which are not", async () => {
    await insert(db, "support_service", {
      ...{ id: "s", partnership_id: p.partnershipId, name: "S", name_folded: "s", is_for_victims: 0, version: 1 },
    });
    for (const kind of INTERVENTION_KIND_KEYS) {
      const { tier } = definitionOf(kind);
      const id = await anIntervention(db, p, {
        ...columns({ kind }),
        service_id: kind === "referral" ? "s" : null,
      });
      expect([kind, await holds(id, isLegalKind as never)]).toEqual([kind, isLegal(kind)]);
      expect([kind, await holds(id, isNonLegalKind as never)]).toEqual([kind, isNonLegal(kind, tier)]);
    }
  });
});
