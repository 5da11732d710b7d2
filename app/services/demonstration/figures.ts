import type { Actor } from "#app/domain/access/actor.ts";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { percentText, wholePercentText } from "#app/domain/performance/change.ts";
import { ALL_CRIME } from "#app/domain/performance/crime-types.ts";
import { dayAYearBefore, type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import { addOwnCrimeType } from "#app/services/performance/own-crime-types.ts";
import { importAreaTable } from "#app/services/performance/import-area-table.ts";
import { importEntries } from "#app/services/performance/import-crime-table.ts";
import { recordPopulations } from "#app/services/performance/record-populations.ts";
import { recordPositions } from "#app/services/performance/record-positions.ts";
import { asDone } from "./as-done.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { BEATS, type CrimeModel, crimeModel, monthOf, OWN_TYPES } from "./crime-model.ts";
import { recordGroup } from "./figures-group.ts";
import { INVENTED } from "./figures-source.ts";
import { recordStreetMonths } from "./figures-street.ts";
import { at, type World } from "./world.ts";

/** Two years of months, and the year before for comparison. */
const MONTHS = 36;

/** What others publish: the crime table by month, by beat each quarter, street-level months, the similar group and its positions. */
export async function buildFigures(world: World) {
  const chance = chanceFrom(185_000);
  const actor = await world.actor("manager");
  const model = crimeModel(chance, world.today, MONTHS);
  const begun = at(plusDays(world.from, 3), "11:00");
  for (const name of OWN_TYPES)
    await asDone(addOwnCrimeType({ db: world.db, actor, now: begun }, { name, aim: "neither" }));
  await recordGroup(world, chance, actor, model);
  await recordPeople(world, actor);
  const places = new Map(Object.entries(PLACED));
  for (const month of model.months.slice(-24)) await importMonth(world, chance, actor, { model, places, month });
  await revise(world, actor, model);
  await recordStreetMonths(world, chance, actor, model);
}

/** So many days after a month its figures come; null while they have not. */
function publishedOn({ today }: World, month: string): string | null {
  const day = plusDays(plusMonths(month, 1), 11);
  return day < today ? day : null;
}

function yearTo(month: string): Period {
  const { to } = monthOf(month);
  const year = Number(to.slice(0, 4)) - (to.slice(5) < "04-01" ? 1 : 0);
  return { from: `${year}-04-01`, to };
}

const endsQuarter = (month: string) => ["03", "06", "09", "12"].includes(month.slice(5, 7));

type Month = { model: CrimeModel; places: Map<string, number>; month: string };

async function importMonth(world: World, chance: Chance, actor: Actor, { model, places, month }: Month) {
  const day = publishedOn(world, month);
  if (day === null || day < world.from) return;
  const context = { db: world.db, actor, now: at(day, "10:10") };
  const period = yearTo(month);
  const source = { publisher: INVENTED, asAt: period.to, publishedOn: day };
  await asDone(importEntries(context, { entries: entriesOf(model, period), period, dryRun: false, source }));
  if (!endsQuarter(month) && plusMonths(month, 1).slice(0, 7) !== world.today.slice(0, 7)) return;
  const text = areaText(model, period);
  await asDone(importAreaTable(context, { text, kind: "beat", period, dryRun: false, source }));
  if (endsQuarter(month)) await positionsAt(context, chance, places, { asAt: period.to, publishedOn: day });
}

function entriesOf(model: CrimeModel, period: Period) {
  return model.types.map((crimeType) => {
    const [previous, current] = [model.crimes(crimeType, yearBefore(period)), model.crimes(crimeType, period)];
    const printed = { printedPercent: percentText(previous, current), printedDifference: null };
    return { crimeType, previous, current, ...printed, positions: [] };
  });
}

/** By beat, as it is printed: types side by side, each with last year, this year and the change. */
function areaText(model: CrimeModel, period: Period): string {
  const types = model.types.filter((type) => !OWN_TYPES.some((own) => own === type));
  const days = `${longDay(dayAYearBefore(period.to))}\t${longDay(period.to)}\t% variance`;
  const row = (beat: string) =>
    types.map((type) => {
      const [before, now] = [model.crimes(type, yearBefore(period), beat), model.crimes(type, period, beat)];
      return `${before}\t${now}\t${wholePercentText(before, now)}`;
    });
  return [
    ["Beat", ...types.map((type) => `${type}\t\t`)].join("\t"),
    ["", ...types.map(() => days)].join("\t"),
    ...[...BEATS, "Not recorded"].map((beat) => [beat, ...row(beat)].join("\t")),
  ].join("\n");
}

/** Where each type stood among the fifteen at first; from quarter to quarter it goes up or down a little. */
const PLACED: Readonly<Record<string, number>> = {
  ...{ [ALL_CRIME]: 9, "Violence with Injury": 7, "Burglary – Residential": 11, "Burglary – Business": 8 },
  ...{ "Theft of Vehicles": 12, "Theft from Vehicles": 13, Robbery: 6, "Cycle Theft": 10, Shoplifting: 9 },
};

async function positionsAt(
  context: { db: World["db"]; actor: Actor; now: Date },
  chance: Chance,
  places: Map<string, number>,
  { asAt, publishedOn }: { asAt: string; publishedOn: string },
) {
  const lines = [...places.keys()].map((type) => {
    const before = places.get(type) ?? 8;
    const place = within(PLACED[type] ?? 8, before + chance.pick([-2, -1, -1, 0, 0, 0, 1, 1, 2]));
    places.set(type, place);
    return `${type}\t${place}`;
  });
  const given = { publisher: INVENTED, publishedOn, dayOfPositions: asAt, groupSize: 15, table: lines.join("\n") };
  await asDone(recordPositions(context, given));
}

/** Four places at the most from where it stood at first. */
function within(first: number, place: number) {
  return Math.min(15, first + 4, Math.max(1, first - 4, place));
}

/** The police restated the second quarter of last year: some crimes were recorded late. */
async function revise(world: World, actor: Actor, model: CrimeModel) {
  const quarterEnds = model.months
    .slice(-24)
    .filter((month) => endsQuarter(month) && publishedOn(world, month) !== null);
  const month = quarterEnds.at(-4);
  if (month === undefined) return;
  const period = yearTo(month);
  const day = plusDays(plusMonths(month, 1), 75);
  if (day >= world.today) return;
  const entries = entriesOf(model, period).map((entry) => {
    const more = { [ALL_CRIME]: 31, "Theft from Vehicles": 9, Shoplifting: 14 }[entry.crimeType] ?? 0;
    const current = entry.current + more;
    return { ...entry, current, printedPercent: percentText(entry.previous, current) };
  });
  const source = { publisher: INVENTED, asAt: period.to, publishedOn: day };
  await asDone(
    importEntries({ db: world.db, actor, now: at(day, "14:00") }, { entries, period, dryRun: false, source }),
  );
}

async function recordPeople(world: World, actor: Actor) {
  const year = Number(world.from.slice(0, 4));
  for (const [after, growth] of [0, 1].entries()) {
    const people = (count: number) => Math.round((count * (1000 + growth * 9)) / 1000);
    const lines = [`Whole borough\t${people(185_000)}`, ...PEOPLE.map(([beat, count]) => `${beat}\t${people(count)}`)];
    const context = { db: world.db, actor, now: at(plusMonths(world.from, after * 12 + 2), "09:40") };
    await asDone(recordPopulations(context, { year: year + after, publisher: INVENTED, table: lines.join("\n") }));
  }
}

const PEOPLE = [
  ...([
    ["56", 15_400],
    ["57", 9_300],
    ["58", 8_200],
    ["59", 21_900],
    ["60", 14_600],
  ] as const),
  ...([
    ["61", 33_800],
    ["62", 24_700],
    ["63", 19_600],
    ["64", 20_900],
    ["65", 16_600],
  ] as const),
] as const;
