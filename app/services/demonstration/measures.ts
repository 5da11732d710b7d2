import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { NewMeasure } from "#app/domain/performance/outside-measure.form.ts";
import { plusQuarters, quarterOf, quarterPeriod, type Period } from "#app/domain/performance/quarter.ts";
import { crimeKey, outsideKey } from "#app/domain/performance/target-measure.ts";
import { addOutsideMeasure, recordOutsideValue } from "#app/services/performance/outside-measures.ts";
import { recordTarget, targetMeasures } from "#app/services/performance/targets.ts";
import { asDone } from "./as-done.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { INVENTED } from "./figures-source.ts";
import { at, type World } from "./world.ts";

type Counted = NewMeasure & {
  /** Its first value, how it changes by the quarter, and by how much chance may move it. */
  from: number;
  drift: number;
  spread: number;
  /** Its baseline is the first value unless it is said: a count of a whole year is not that of a quarter. */
  target: { kind: "value" | "percent-change"; target: number; baseline?: number } | null;
};

/** What is counted elsewhere and entered by hand each quarter. */
const MEASURES: readonly Counted[] = [
  {
    ...{
      name: "Feel safe in the town centre after dark",
      unit: "percent",
      cumulative: "no",
      theme: "survey",
      aim: "higher",
    },
    ...{ meaning: "Of those asked in the street survey, who say very or fairly safe", publisher: INVENTED },
    ...{ from: 61, drift: 0.5, spread: 1.5, target: { kind: "value", target: 70 } },
  },
  {
    ...{
      name: "Satisfied with how their ASB report was dealt with",
      unit: "percent",
      cumulative: "no",
      theme: "survey",
      aim: "higher",
    },
    ...{ meaning: "Of victims who answered four weeks after their report was closed", publisher: INVENTED },
    ...{ from: 68, drift: 0.6, spread: 2, target: { kind: "value", target: 75 } },
  },
  {
    ...{
      name: "Confident that police and council deal with what matters",
      unit: "percent",
      cumulative: "no",
      theme: "survey",
      aim: "higher",
    },
    ...{ meaning: "Of those asked in the county’s community survey", publisher: INVENTED },
    ...{ from: 57, drift: 0.4, spread: 1.5, target: null },
  },
  {
    ...{
      name: "County lines known to run into the borough",
      unit: "count",
      cumulative: "no",
      theme: "county-lines",
      aim: "lower",
    },
    ...{ meaning: "Lines that police assess as active on the last day", publisher: INVENTED },
    ...{ from: 6, drift: -0.2, spread: 1, target: null },
  },
  {
    ...{
      name: "Children referred to the National Referral Mechanism",
      unit: "count",
      cumulative: "yes",
      theme: "county-lines",
      aim: "neither",
    },
    ...{ meaning: "Referrals of children living in the borough, since 1 April", publisher: INVENTED },
    ...{ from: 5, drift: 0.1, spread: 1.5, target: null },
  },
  {
    ...{
      name: "First-time entrants to the youth justice system",
      unit: "count",
      cumulative: "yes",
      theme: "other",
      aim: "lower",
    },
    ...{ meaning: "Children of 10 to 17 living in the borough, since 1 April", publisher: INVENTED },
    ...{ from: 9, drift: -0.2, spread: 2, target: { kind: "value", target: 34, baseline: 39 } },
  },
  {
    ...{
      name: "Repeat cases at the risk conference on domestic abuse",
      unit: "percent",
      cumulative: "no",
      theme: "other",
      aim: "neither",
    },
    ...{ meaning: "Of the cases heard, those heard in the 12 months before", publisher: INVENTED },
    ...{ from: 31, drift: -0.2, spread: 2, target: null },
  },
];

/** The quarters that were over before today, from the one of the first day on. */
export function quartersOver({ from, today }: Pick<World, "from" | "today">): Period[] {
  const found: Period[] = [];
  for (let quarter = quarterOf(from); quarterPeriod(quarter).to < today; quarter = plusQuarters(quarter, 1))
    found.push(quarterPeriod(quarter));
  return found;
}

/** By name, as plans name them: a measure counted elsewhere. */
export type Measures = ReadonlyMap<string, string>;

/** Survey measures with their values by quarter, and the targets of the partnership. */
export async function buildMeasures(world: World): Promise<Measures> {
  const { db, from } = world;
  const chance = chanceFrom(75_070);
  const actor = await world.actor("manager");
  const begun = { db, actor, now: at(plusDays(from, 6), "13:10") };
  const keys = new Map<string, string>();
  for (const { from: first, drift, spread, target, ...measure } of MEASURES) {
    const { id } = await asDone(addOutsideMeasure(begun, measure));
    keys.set(measure.name, outsideKey(id));
    await recordValues(world, actor, chance, { id, measure, first, drift, spread });
    if (target) await aimAt(world, actor, outsideKey(id), { baseline: first, ...target });
  }
  for (const [key, target] of TARGETS) await aimAt(world, actor, key, target);
  return keys;
}

type Valued = { id: string; measure: NewMeasure; first: number; drift: number; spread: number };

async function recordValues(world: World, actor: Actor, chance: Chance, { id, measure, first, drift, spread }: Valued) {
  let sum = 0;
  for (const [index, quarter] of quartersOver(world).entries()) {
    const drawn = Math.max(0, first + drift * index + (chance.next() * 2 - 1) * spread);
    const value = measure.unit === "count" ? Math.round(drawn) : Math.round(drawn * 10) / 10;
    const isFirstOfYear = quarter.from.slice(5) === "04-01";
    sum = measure.cumulative === "yes" && !isFirstOfYear ? sum + value : value;
    const day = plusDays(quarter.to, 21);
    if (day >= world.today) return;
    await asDone(
      recordOutsideValue({ db: world.db, actor, now: at(day, "13:30") }, id, {
        ...{ from: measure.cumulative === "yes" ? yearOf(quarter) : quarter.from, to: quarter.to },
        ...{ value: Math.round(sum * 1000), asAt: quarter.to, publishedOn: null, note: null },
      }),
    );
  }
}

const yearOf = ({ to }: Period) => `${quarterOf(to).year}-04-01`;

type Aimed = { kind: "value" | "percent-change"; target: number; baseline: number | null };

const TARGETS: readonly (readonly [string, Aimed])[] = [
  [crimeKey("All Crime"), { kind: "percent-change", target: -3, baseline: 10_150 }],
  [crimeKey("Violence with Injury"), { kind: "percent-change", target: -5, baseline: 1040 }],
  [crimeKey("Burglary – Residential"), { kind: "percent-change", target: -5, baseline: 410 }],
  [crimeKey("Theft of Vehicles"), { kind: "percent-change", target: -3, baseline: 240 }],
  [crimeKey("Domestic abuse"), { kind: "percent-change", target: 3, baseline: 1950 }],
  [crimeKey("Hate crime"), { kind: "percent-change", target: 8, baseline: 138 }],
  ["premises-violence", { kind: "value", target: 90, baseline: 112 }],
  ["asb-reports", { kind: "percent-change", target: -5, baseline: 2650 }],
];

async function aimAt(world: World, actor: Actor, key: string, { kind, target, baseline }: Aimed) {
  const measure = (await targetMeasures(world.db, world.partnershipId)).find((one) => one.key === key);
  if (!measure) throw new Error(`No measure is called ${key}`);
  const year = quarterOf(world.from).year;
  await asDone(
    recordTarget({ db: world.db, actor, now: at(plusDays(world.from, 7), "15:00") }, measure, {
      ...{ fromDay: `${year}-04-01`, kind, target: target * 1000, words: null },
      ...{
        baseline: baseline === null ? null : baseline * 1000,
        baselineLabel: baseline === null ? null : `${year - 1}/${String(year).slice(2)}`,
      },
    }),
  );
}
