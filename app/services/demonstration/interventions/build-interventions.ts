import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { ageOn } from "#app/domain/people/person.ts";
import { hearBreaches } from "#app/services/interventions/hear-breaches.ts";
import { unsafeListLinks } from "#db/queries/cases.ts";
import { listIncidentsOf } from "#db/queries/incidents-of.ts";
import { listBreachesForSitting } from "#db/queries/listed-breaches.ts";
import { chanceFrom } from "../chance.ts";
import type { Places } from "../incidents.ts";
import type { LivedCase, Lives } from "../lives/build-lives.ts";
import { factsOf, workdayFrom } from "../lives/groups.ts";
import { at, type World } from "../world.ts";
import { carryOut, type Scene } from "./carry-out.ts";
import type { Chain, Item } from "./chain.ts";
import { ADULT_CHAINS } from "./chains-adults.ts";
import { YOUNG_CHAINS } from "./chains-young.ts";
import { type Hand, type Made, openHand } from "./hand.ts";
import { ofThisWeek, type Special } from "./of-this-week.ts";
import { atPlaces, closures, dispersals, publicSpaces } from "./places.ts";

const CHAINS: readonly Chain[] = [...ADULT_CHAINS, ...YOUNG_CHAINS];
/** With people of the cases and at places, over the 24 months. */
const ALL = 120;
const PLACES_AT = 16;

/** Interventions and orders: in the cases of the groups, and at places. */
export async function buildInterventions(world: World, places: Places, lives: Lives, share = 1) {
  const hand = await openHand(world, chanceFrom(41_907));
  const count = (whole: number) => Math.max(1, Math.round(whole * share));
  await publicSpaces(hand, places);
  await closures(hand, places);
  await dispersals(hand, places, Math.max(2, count(4)));
  await atPlaces(hand, places, count(PLACES_AT));
  // An order, a notice and an order of each closure, and 7 of the dispersals.
  let left = count(ALL) - (1 + 4 + 7 + count(PLACES_AT));
  const used = new Set<string>();
  for (const special of ofThisWeek(world)) {
    const found = await sceneOf(hand, places, special, lives, used);
    if (found) {
      await carryOut(hand, found, special.item, special.on);
      left -= 1;
    }
  }
  for (const kase of mixed(hand, lives)) {
    if (left <= 0) break;
    if (used.has(kase.id)) continue;
    const chains = CHAINS.filter(({ groups }) => groups.includes(kase.group));
    const chain: Chain | undefined = hand.chance.pick(chains.flatMap((one) => Array<Chain>(one.weight).fill(one)));
    const scene = chain && (await sceneIn(hand, places, kase, chain));
    if (!scene) continue;
    left -= await follow(hand, scene, chain, left);
  }
  await hear(hand);
}

/** Every case but the restricted ones, in an order drawn by lot. */
function mixed({ chance }: Hand, { cases }: Lives): LivedCase[] {
  const all = Object.values(cases).flat().filter(({ isRestricted }) => !isRestricted); // prettier-ignore
  return all.map((kase) => [chance.next(), kase] as const).sort(([a], [b]) => a - b).map(([, kase]) => kase); // prettier-ignore
}

type Wanted = Pick<Chain, "who" | "ages">;

/** With the person of that part in the case, if somebody of that age has it; and the place of what was reported there. */
async function sceneIn(hand: Hand, places: Places, kase: LivedCase, { who, ages }: Wanted): Promise<Scene | null> {
  const { db } = hand.world;
  const links = await unsafeListLinks(db, kase.id);
  const person = links.find(({ role, untilDay, birthDate, birthDateBasis }) => {
    if (role !== who || untilDay !== null || birthDate === null || birthDateBasis !== "exact") return false;
    const age = ageOn(birthDate, kase.openedOn);
    return age >= ages[0] && age <= ages[1];
  });
  if (!person) return null;
  const [incident] = await listIncidentsOf(db, await hand.actor(kase.lead), { kind: "case", id: kase.id }, { limit: 1 });
  const all = [...places.values()].flat();
  const place = all.find(({ id, name }) => id === kase.locationId || name === incident?.placeName) ?? hand.chance.pick(all); // prettier-ignore
  return { kase, people: [person.standingId], name: person.givenNames, place, heading: incident?.heading };
} // prettier-ignore

/** The first case that is open now, has been for so long and has somebody in it of whom the special thing can be said. */
async function sceneOf(hand: Hand, places: Places, special: Special, lives: Lives, used: Set<string>) {
  const { groups, on, chain } = special;
  for (const group of groups)
    for (const kase of lives.openOn(group, hand.world.today)) {
      if (kase.isRestricted || kase.openedOn > plusDays(on, -3) || used.has(kase.id)) continue;
      const scene = await sceneIn(hand, places, kase, chain);
      if (!scene) continue;
      used.add(kase.id);
      return scene;
    }
  return null;
}

/** One step after another, as far as the days of the case go; how many there were. */
async function follow(hand: Hand, scene: Scene, { items }: Chain, most: number): Promise<number> {
  const { kase } = scene;
  const last = plusDays(kase.closedOn ?? hand.world.today, -1);
  const made: Made[] = [];
  for (const item of items) {
    const on = workdayFrom(plusDays(kase.openedOn, item.after));
    if (on > last || made.length >= most) break;
    const before = item.follows && made.findLast(({ kind }) => kind === item.follows);
    if (item.follows && !before) break;
    const whom = item.to ? await othersIn(hand, scene, item.to) : scene.people;
    if (whom.length > 0) made.push(await carryOut(hand, { ...scene, people: whom }, item, on, before));
  }
  return made.length;
}

async function othersIn(hand: Hand, { kase }: Scene, role: NonNullable<Item["to"]>) {
  const links = await unsafeListLinks(hand.world.db, kase.id);
  return links.filter((link) => link.role === role && link.untilDay === null).map(({ standingId }) => standingId);
}

/** What waited for a sitting was heard within the month; what is of the last weeks waits still. */
async function hear(hand: Hand) {
  const { db, today, group } = hand.world;
  for (const name of ["JAG", "Youth JAG", "ASB team casework", "University ASB cases"] as const) {
    const { chair, coordinator } = factsOf(name);
    const actor = await hand.actor(chair ?? coordinator);
    const waiting = await listBreachesForSitting(db, actor, group(name), 500);
    for (const { id, breachedOn } of waiting) {
      const heardOn = workdayFrom(plusDays(breachedOn, 16));
      if (heardOn > plusMonths(today, -1)) continue;
      const result = await hearBreaches({ db, actor, now: at(heardOn, "16:45") }, group(name), { breachId: [id], heardOn }); // prettier-ignore
      if (result.kind !== "done") throw new Error(`A breach was not heard: ${JSON.stringify(result)}`);
    }
  }
}
