import type { Actor } from "#app/domain/access/actor.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import type { PremisesIncident } from "#app/domain/premises/ledger.ts";
import { newPremisesForm } from "#app/domain/premises/premises.form.ts";
import { addLocation } from "#app/services/locations/add-location.ts";
import { addHolder } from "#app/services/premises/change-holders.ts";
import { addLicenceConditions } from "#app/services/premises/change-licence-conditions.ts";
import { recordPremises } from "#app/services/premises/record-premises.ts";
import { inTransaction } from "#db/transaction.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { asDone } from "./as-done.ts";
import type { Chance } from "./chance.ts";
import { LIVES } from "./premises-lives.ts";
import { namesOf } from "./names.ts";
import { PLACES } from "./places.ts";
import { COMPANIES, PREMISES, type PremisesSort, SORTS } from "./premises-names.ts";
import { at, type World } from "./world.ts";

/** An incident at premises, as the ledger reckons with it. */
export type AtPremises = PremisesIncident & { id: string; reference: string };

export type Premises = {
  id: string;
  name: string;
  sort: PremisesSort;
  beat: string;
  locationId: string;
  dps: string;
  /** As the group agreed it last. */
  band: Band;
  lastContactOn: string | null;
  incidents: AtPremises[];
  /** How many visits have been recorded. */
  visits: number;
  /** Visited more seldom than the scheme asks. */
  isFarOff: boolean;
  /** Its newest grade, where the record of the premises does not say it yet. */
  unsettled: { agreed_band: Band; agreed_on: string; agreed_grade_id: string } | null;
  closedOn: string | null;
};

type Where = { sort: PremisesSort; name: string; beat: string; number: number };

/** The register as the council has it on the first day: each with its place, holder, supervisor and conditions. */
export async function recordRegister(
  world: World,
  licensing: Actor,
  chance: Chance,
  share: number,
): Promise<Premises[]> {
  const listed = Object.entries(PREMISES).flatMap(([beat, some]) => some.map(([sort, name]) => ({ beat, sort, name })));
  // Those of which there is something to tell come first, so that a small share has them.
  const all = [...listed.filter(({ name }) => name in LIVES), ...listed.filter(({ name }) => !(name in LIVES))];
  const person = namesOf(chance);
  const recorded: Premises[] = [];
  for (const [index, one] of all.slice(0, Math.ceil(all.length * share)).entries())
    recorded.push(await recordOne(world, licensing, chance, person, { ...one, number: index + 1 }));
  return recorded;
}

async function recordOne(world: World, actor: Actor, chance: Chance, person: ReturnType<typeof namesOf>, where: Where) {
  const { db, from } = world;
  const { sort, name, beat, number } = where;
  const now = at(from, "10:30");
  const { activities, hours, capacity, conditions } = SORTS[sort];
  const addressWords = `${chance.between(2, 88)} ${chance.pick((PLACES[beat] ?? []).filter((place) => STREET.test(place)))}`;
  const locationId = await inTransaction(db, async (trx) => {
    const details = {
      kind: "building" as const,
      name,
      addressWords,
      postcode: null,
      beatId: world.beat(beat),
      wardId: null,
    };
    const added = await addLocation(trx, { actor, now }, { ...details, uprn: null, latitude: null, longitude: null });
    if (added.kind !== "done") throw new Error("A place of the demonstration was refused");
    return added.id;
  });
  const context = { db, actor, now };
  const licensedFrom = plusDays(from, -chance.between(120, 4200));
  const form = newPremisesForm.parse({
    ...{
      licenceNumber: `CHA/${sort === "members" ? "CC" : "PL"}/${String(1200 + number * 7)}`,
      name,
      addressWords,
      hours,
    },
    ...{
      kind: sort === "members" ? "club-certificate" : "premises-licence",
      status: "current",
      link: "find",
      locationId,
    },
    ...{ capacity: capacity ? String(chance.between(capacity[0], capacity[1])) : "", activities, licensedFrom },
  });
  const { id } = await asDone(recordPremises(context, form));
  const dps = person();
  const supervisor = `${dps.givenNames} ${dps.familyName}`;
  await holdersOf(context, id, { sort, supervisor, number, since: licensedFrom }, chance);
  const words = conditions.map((condition, at) => `${at + 1}. ${condition}`).join("\n");
  await asDone(addLicenceConditions(context, id, { source: "operating-schedule", words, fromDay: licensedFrom }));
  // The council visited them before, each at another time of the year.
  const lastContactOn = plusDays(from, -chance.between(20, 325));
  return {
    ...{
      id,
      name,
      sort,
      beat,
      locationId,
      dps: supervisor,
      band: "green" as const,
      incidents: [],
      visits: 0,
      unsettled: null,
    },
    ...{ lastContactOn, isFarOff: number % 19 === 4, closedOn: null },
  };
}

/** Not a car park, a play area or a lock: somewhere that has doors. */
const STREET =
  /(Row|Close|Walk|Drive|Road|Lane|Way|Place|Passage|Court|Yard|Fold|Mews|Green|Rise|Avenue|Square|Gate|Parade|shops|Broadwalk|Turn|Steps|Circle|Drove|Edge)$/;

type Held = { sort: PremisesSort; supervisor: string; number: number; since: string };

/** In law two: whoever holds the licence, often a company, and the person whom it names for the sale of alcohol. */
async function holdersOf(
  context: Parameters<typeof addHolder>[0],
  id: string,
  { sort, supervisor, number, since }: Held,
  chance: Chance,
) {
  const blank = { addressWords: null, untilDay: null, companyNumber: null, personalLicenceNumber: null };
  const isCompany = sort === "club" || chance.percent(55);
  const phone = `01632 960${String(100 + number).slice(-3)}`;
  await asDone(
    addHolder(context, id, {
      ...{ ...blank, role: "licence-holder", holderKind: isCompany ? "company" : "person", fromDay: since },
      ...{
        name: isCompany ? chance.pick(COMPANIES) : supervisor,
        companyNumber: isCompany ? `0${7_000_000 + number * 811}` : null,
      },
      ...{ phone, email: `licence${number}@example.org` },
    }),
  );
  // Nobody is named for the sale of alcohol where none is sold, nor in a club's certificate (LA 2003 s15, s60).
  if (sort === "takeaway" || sort === "members") return;
  await asDone(
    addHolder(context, id, {
      ...{ ...blank, role: "dps", holderKind: "person", name: supervisor, fromDay: plusDays(since, 1) },
      ...{
        personalLicenceNumber: `CHA/PERS/${2100 + number * 3}`,
        phone: `07700 900${String(200 + number).slice(-3)}`,
      },
      email: null,
    }),
  );
}
