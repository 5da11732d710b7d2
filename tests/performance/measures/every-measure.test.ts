import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { type Duty, DUTIES, GROUP_ROLES } from "#app/domain/access/roles.ts";
import { MEASURE_IDS, measuresOf } from "#app/domain/performance/measures/all.ts";
import type { NumberAsked } from "#app/domain/performance/measures/address.form.ts";
import { countOf, type Filter, valuesOf } from "#app/domain/performance/measures/cells.ts";
import { dimensionOf } from "#app/domain/performance/measures/dimensions.ts";
import { type Measure, type Theme, THEME_IDS } from "#app/domain/performance/measures/measure.ts";
import { daysOf, spansOf } from "#app/domain/performance/measures/spans.ts";
import { numberPage } from "#app/services/performance/number-page.ts";
import { namesOfTheme } from "#app/services/performance/theme-page.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../../factories.ts";
import { aWholeCase } from "../../support/whole-case.ts";
import { aWholeIncident } from "../../support/whole-incident.ts";
import { anOrder } from "../../support/whole-order.ts";
import { aYearsWork } from "../partnership-work.ts";
import { aDay, whatDaysAreAbout } from "./a-world.ts";
import { named } from "./counting.ts";

const QUARTER = { year: 2026, number: 2 } as const;
const EARLIER = { year: 2025, number: 4 } as const;
const TODAY = "2026-11-22";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => {
  vi.useRealTimers();
});

/** A year's work of the groups, and one of everything in the quarter that ended on 31 March. */
async function aWorld() {
  await aYearsWork(db, p);
  const whole = await aWholeCase(db, p, { groupId: p.youthJagId, mark: (field) => `Test ${field}` });
  await aWholeIncident(db, p, { caseId: whole.caseId, mark: (field) => `Test ${field}` });
  await anOrder(db, p, { caseId: whole.caseId, groupId: p.jagId, personId: whole.personId, mark: (field) => `Test ${field}` }); // prettier-ignore
  const about = await whatDaysAreAbout(db, p);
  for (const day of ["2026-01-12", "2026-02-03", "2026-03-04"]) await aDay(db, p, day, about);
}
/** Of whose work `aDay` leaves nothing out. */
const WHOLE: readonly Theme[] = ["incidents", "victims", "case-reviews", "premises", "interventions"];

const everyRole = async (): Promise<[string, Actor][]> => [
  ...(await Promise.all(
    GROUP_ROLES.map(async (role) => [role, await anActor(db, p, { groups: { [p.jagId]: role } })] as [string, Actor]),
  )),
  ...(await Promise.all(
    DUTIES.map(async (duty: Duty) => [duty, await anActor(db, p, { duties: [duty] })] as [string, Actor]),
  )),
  ["nobody's", await anActor(db, p)],
];

/** All pages of the list behind a number. */
async function allRows(actor: Actor, asked: NumberAsked) {
  const ids: string[] = [];
  let after: { day: string; rowId: string } | null = null;
  for (let pages = 0; pages < 20; pages++) {
    const page = await numberPage({ db, actor, today: TODAY }, asked, after);
    ids.push(...page.rows.map((row) => row.rowId));
    after = page.next;
    if (!after) return { ...page, ids };
  }
  return expect.fail("The list does not end");
}

const askedOf = (measure: Measure): NumberAsked[] =>
  [QUARTER, EARLIER].flatMap((quarter) => spansOf(measure).map((span) => ({ measure, quarter, span, filter: {} })));

test("to every role, what is shown and what is hidden are together the number", async () => {
  await aWorld();
  const roles = await everyRole();
  let [shown, hidden] = [0, 0];
  for (const measure of MEASURE_IDS.map(named)) {
    const numbers = new Set<number>();
    let most = 0;
    for (const [role, actor] of roles) {
      const asked = { measure, quarter: EARLIER, span: "quarter" as const, filter: {} };
      const { total, visible, ids } = await allRows(actor, asked);
      expect(new Set(ids).size, `${measure.id} to ${role}`).toBe(ids.length);
      expect(ids.length, `${measure.id} to ${role}`).toBe(visible);
      expect(visible, `${measure.id} to ${role}`).toBeLessThanOrEqual(total);
      numbers.add(total);
      shown += visible;
      hidden += total - visible;
      most = Math.max(most, visible);
    }
    expect(numbers.size, `${measure.id} is the same number whoever asks`).toBe(1);
    if (WHOLE.includes(measure.theme)) {
      expect(Math.max(...numbers), measure.id).toBeGreaterThan(0);
      expect(most, `${measure.id} opens for somebody`).toBeGreaterThan(0);
    }
  }
  expect(shown).toBeGreaterThan(15);
  expect(hidden).toBeGreaterThan(20);
}, 120_000);

describe.each(THEME_IDS)("%s", (theme) => {
  test("each breakdown adds up to the number, in values that have a name", async () => {
    await aWorld();
    expect(measuresOf(theme).length).toBeGreaterThan(0);
    const names = await namesOfTheme(db, p.partnershipId, theme);
    for (const measure of measuresOf(theme)) {
      for (const { quarter, span } of askedOf(measure)) {
        const cells = await cellsOf(db, measure, {
          partnershipId: p.partnershipId,
          ...daysOf(measure, quarter, span, TODAY),
        });
        const of = (filter: Filter) => countOf(cells, filter);
        for (const by of measure.by) {
          const values = valuesOf(cells, by);
          expect(
            values.reduce((sum, is) => sum + of({ by, is }), 0),
            `${measure.id} by ${by}`,
          ).toBe(of({}));
          const dimension = dimensionOf(by);
          const known = [...Object.keys(dimension.values ?? {}), ...(dimension.list ? Object.keys(names) : [])];
          if (known.length > 0) expect(known, `${measure.id} by ${by}`).toEqual(expect.arrayContaining(values));
        }
        if (!measure.isOfGroups)
          expect(
            cells.every(({ group }) => group === null),
            measure.id,
          ).toBe(true);
      }
    }
  });

  test("says what each number counts, of what, and by which day", () => {
    for (const measure of measuresOf(theme)) {
      expect(measure.id).toMatch(/^[a-z0-9-]+$/);
      for (const words of [measure.name, measure.short, measure.meaning, measure.dateField, measure.source])
        expect(words.length, measure.id).toBeGreaterThan(2);
    }
  });
});

test("no two measures have the same id", () => {
  expect(new Set(MEASURE_IDS).size).toBe(MEASURE_IDS.length);
});
