import type { Executor } from "#db/transaction.ts";
import { insertRows } from "#db/queries/rows-in-bulk.ts";
import { inTransaction } from "#db/transaction.ts";
import { loadCases } from "./cases.ts";
import { loadFigures } from "./figures.ts";
import { loadIncidents } from "./incidents.ts";
import { loadLog } from "./log.ts";
import { loadPeople, loadPlaces, type Somebody, type Somewhere } from "./people.ts";
import { loadPremises } from "./premises.ts";
import { eachOf, type Neighbours, type Sizes } from "./sizes.ts";
import { foundTown, type Hand, nameOfTown } from "./town.ts";

/** People to a place of their own. */
const PEOPLE_A_PLACE = 4;
/** Enough people to log incidents with. */
const SOME = 200;

/** What the operations have to know of a partnership that was loaded. */
export type Loaded = {
  name: string;
  partnershipId: string;
  users: Readonly<Record<Hand, string>>;
  councilId: string;
  beats: readonly string[];
  /** Some who have reported, those who do so seldom, and every place: incidents are logged with them. */
  people: readonly Somebody[];
  places: readonly Somewhere[];
};

type Options = { now: Date; engine: "sqlite" | "postgres"; neighbours?: Neighbours; say: (line: string) => void };

/** The whole world in an empty, migrated database. Gives the partnerships that are measured; their neighbours are only there. */
export async function loadWorld(
  db: Executor,
  sizes: Sizes,
  { now, engine, neighbours, say }: Options,
): Promise<Loaded[]> {
  const measured: Loaded[] = [];
  const all = sizes.partnerships + (neighbours?.partnerships ?? 0);
  // Of the log a tenth, where it is a list that is compared, which only adds to it: the whole would fill a disk twice.
  const own = neighbours ? { ...sizes, events: Math.ceil(sizes.events / 10) } : sizes;
  for (let number = 1; number <= all; number++) {
    const of = number <= sizes.partnerships ? own : smallOf(own, neighbours?.incidents ?? 0);
    const isMeasured = of === own;
    const loaded = await loadTown(db, of, { number, now, engine, hasFigures: isMeasured });
    if (isMeasured) measured.push(loaded);
    say(`${number} of ${all} partnerships`);
  }
  return measured;
}

/** A neighbour of so many incidents, and of everything else in proportion. */
function smallOf(sizes: Sizes, incidents: number): Sizes {
  const part = (total: number) => Math.ceil((total * incidents * sizes.partnerships) / sizes.incidents);
  return {
    ...sizes,
    incidents: incidents * sizes.partnerships,
    reports: part(sizes.reports),
    people: part(sizes.people),
    cases: part(sizes.cases),
    actions: part(sizes.actions),
    premises: part(sizes.premises),
    events: part(sizes.events),
  };
}

type One = Pick<Options, "now" | "engine"> & { number: number; hasFigures: boolean };

async function loadTown(db: Executor, sizes: Sizes, { number, now, engine, hasFigures }: One): Promise<Loaded> {
  const each = (total: number) => eachOf(total, sizes.partnerships);
  const town = await foundTown(db, { number, years: sizes.years, now });
  const people = await loadPeople(town, each(sizes.people));
  const places = await loadPlaces(town, Math.ceil(people.length / PEOPLE_A_PLACE));
  const wanted = { incidents: each(sizes.incidents), reports: each(sizes.reports) };
  const incidentIds = await loadIncidents(town, people, places, wanted);
  await loadCases(town, people, incidentIds, { cases: each(sizes.cases), actions: each(sizes.actions) });
  await loadPremises(town, places, incidentIds, each(sizes.premises));
  if (hasFigures) await loadFigures(town, sizes.years);
  await loadLog(town, { number, events: each(sizes.events), engine, incidentIds });
  await inTransaction(db, async (trx) => {
    await trx.deleteFrom("reference_counter").where("partnership_id", "=", town.partnershipId).execute();
    await insertRows(trx, "reference_counter", town.numbers.rows());
  });
  const { partnershipId, users, councilId, beats } = town;
  const reporting = await peopleReporting(db, partnershipId);
  const some = people.filter(({ id }) => reporting.has(id)).slice(-SOME);
  return { name: nameOfTown(number), partnershipId, users, councilId, beats, people: some, places };
}

/** Whom an officer may choose in a form: of somebody who is in nothing but a case of a group there is no card to be shown. */
async function peopleReporting(db: Executor, partnershipId: string) {
  const rows = await db
    .selectFrom("report")
    .select("for_person_id as id")
    .distinct()
    .where("partnership_id", "=", partnershipId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
