import { plusDays } from "#app/domain/dates/iso-day.ts";
import { lastDayBeginningWith } from "#app/domain/dates/periods.ts";
import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import type { CastKey } from "../cast.ts";
import type { Places } from "../incidents.ts";
import { workdayFrom } from "../lives/groups.ts";
import { type Hand, record } from "./hand.ts";
import { addConditions, breach, end, take } from "./steps.ts";

const named = (places: Places, name: string) => {
  for (const inBeat of places.values()) for (const place of inBeat) if (place.name === name) return place;
  throw new Error(`The town has no ${name}`);
};

/** What is done at places, in no case: so many of the list, the newest first. */
export async function atPlaces(hand: Hand, places: Places, count: number) {
  const { world } = hand;
  for (const [daysAgo, kind, name, grounds, months, taken] of AT_PLACES.slice(0, count)) {
    const on = workdayFrom(world.daysAgo(daysAgo));
    const until = months ? lastDayBeginningWith(on, { count: months, unit: "months" }) : null;
    const place = named(places, name);
    const made = await record(hand, {
      ...{ kind, kase: null, by: BY[kind] ?? "officer", on, until, place, placeWords: name, fields: { grounds } },
    });
    if (taken) await end(hand, made, { day: plusDays(on, taken[0]), how: "taken-down", reason: taken[1] });
  }
}

const BY: Partial<Record<InterventionKind, CastKey>> = { patrol: "beat-officer", "detached-youth-work": "coordinator" };

type Row = readonly [number, InterventionKind, string, string, number?, (readonly [number, string])?];
const AT_PLACES: readonly Row[] = [
  [20, "patrol", "Union Street North", "Foot patrol at closing time on Fridays and Saturdays for a month, after three assaults on the taxi rank.", 1],
  [33, "detached-youth-work", "Shelthorpe Circle", "Two youth workers on Wednesday and Friday evenings. Forty young people met in the first month.", 4],
  [58, "cctv", "Meadow Lane garages", "Mobile camera on the lamp column over the garages, reviewed each month. Signs are up.", 3],
  [71, "clean-up", "Seagrave Spinney", "Eleven bags, two tyres and a mattress taken out with residents and the parish."],
  [97, "target-hardening", "Granite Row", "Shutters and a better light at the shop front, half paid by the partnership."],
  [131, "detached-youth-work", "Bell Meadow Road", "Football and food on Tuesdays. Girls asked for an evening of their own, and have it.", 6],
  [166, "patrol", "Syston Brook Park", "Evening patrol by the wardens, asked for by the friends of the park.", 2],
  [204, "cctv", "Canalside Walk", "Camera under the bridge, after two robberies.", 6, [120, "Moved to the garages, where it was needed more"]],
  [238, "clean-up", "Manor Drive flats", "Bin stores emptied and painted; needle bin fitted."],
  [279, "detached-youth-work", "Charter Square", "Skate ramp brought on Saturdays, with two workers.", 3],
  [318, "target-hardening", "Clocktower Passage", "Gate at the back of the shops, locked at eight by the town wardens."],
  [372, "patrol", "Birstall Broadwalk", "Patrol at school leaving time for two months.", 2],
  [441, "cctv", "Silver Street car park", "Two cameras on the stairs.", 12],
  [505, "clean-up", "Old Mill Meadow", "Fly-tipping cleared and a bar put across the track."],
  [566, "detached-youth-work", "Outwoods Edge", "Bus and two workers on Fridays, after three fires in a month.", 5],
  [640, "target-hardening", "Station Approach shelters", "Benches turned to face the road and the hedge cut."],
]; // prettier-ignore

type Dispersal = { daysAgo: number; place: string; grounds: string; time: string; directions?: string };
const DISPERSALS: readonly Dispersal[] = [
  { daysAgo: 27, place: "Carillon Mews", time: "18:00", grounds: "Fireworks thrown at people and buses on three evenings; more is planned for Saturday, by messages that officers have read. Necessary for the weekend and for this part of the town only.", directions: "Eleven people told to leave for 24 hours; two came back and were arrested." },
  { daysAgo: 198, place: "Syston Brook Park", time: "16:00", grounds: "Fights between two groups on two evenings, one with a bottle. Likely to come together again tonight.", directions: "Nine directed to leave, the youngest taken home." },
  { daysAgo: 392, place: "Union Street North", time: "17:30", grounds: "Disorder after the match last month at the same place. Kick-off at three." },
  { daysAgo: 611, place: "Dishley Pool path", time: "15:00", grounds: "Gathering of some sixty young people advertised for this afternoon; a boy was cut at the last.", directions: "Fourteen directed to leave for the day; no arrests." },
]; // prettier-ignore

/** Authorised by the inspector for part of a day and a night, in writing; and what was told to people under it. */
export async function dispersals(hand: Hand, places: Places, count: number) {
  for (const { daysAgo, place: name, time, grounds, directions } of DISPERSALS.slice(0, count)) {
    const on = hand.world.daysAgo(daysAgo);
    const place = named(places, name);
    const shared = { kase: null, by: "chair", on, until: plusDays(on, 1), place, placeWords: name } as const;
    const hours = { issuedTime: time, untilTime: time };
    const authorised = await record(hand, {
      ...shared,
      kind: "dispersal-authorisation",
      fields: { ...hours, grounds },
    });
    if (!directions) continue;
    const direction = await record(hand, {
      ...{ ...shared, kind: "dispersal-direction", by: "beat-officer", follows: authorised },
      fields: {
        ...{ issuedTime: "21:00", untilTime: time, unknown: ["yes"], grounds: directions },
        ...{ supportOffered: "no", supportNotWords: "Given in the street to people who gave no names" },
      },
    });
    await addConditions(hand, direction, [["requirement", `leave ${name} and the streets on the map, and stay away for 24 hours`]]); // prettier-ignore
  }
}

/** A public spaces order for the town centre, with what was done about those who broke it. */
export async function publicSpaces(hand: Hand, places: Places) {
  const on = hand.world.daysAgo(413);
  const until = lastDayBeginningWith(on, { count: 36, unit: "months" });
  const place = named(places, "Market Cross Place");
  const order = await record(hand, {
    ...{ kind: "pspo", kase: null, by: "officer", on, until, place, placeWords: place.name },
    fields: {
      areaWords: "Town centre inside the inner ring road, as on the map with the order",
      grounds: "Consultation of six weeks, 412 answers. Drinking and urinating in the street have a lasting effect on those who live, shop and work here.",
    },
  }); // prettier-ignore
  await addConditions(hand, order, [
    ["requirement", "stop drinking alcohol, and hand it over, when asked by an officer"],
    ["prohibition", "urinate or defecate in a public place other than a lavatory"],
  ]);
  await breach(hand, order, { day: plusDays(on, 66), time: "23:50", condition: 1, evidence: "Man of about 25 on the steps of the bank; would not give a name and ran.", outcome: [3, "none", "Not traced from the camera"] }); // prettier-ignore
  await breach(hand, order, { day: plusDays(on, 301), time: "15:20", condition: 0, evidence: "Would not hand over the bottle when asked twice by a warden and an officer.", outcome: [0, "fpn", "Fixed penalty of £100 given by the officer"] }); // prettier-ignore
  await take(hand, order, { step: "reviewed", day: plusDays(on, 365), words: "First year: 31 people asked to hand over alcohol, of whom two refused. Residents' panel wants it kept." }); // prettier-ignore
}

const CLOSURES = [
  { daysAgo: 75, place: "Pinfold Steps", flat: "Flat 6", grounds: "Dealing from the flat at all hours, with the tenant no longer there. 43 calls in ten weeks.", breach: "Man of about 30 found inside at 2.30am by patrol; lock forced." },
  { daysAgo: 486, place: "Sparrow Court", flat: "Flat 11", grounds: "Parties and violence on most nights; a neighbour was struck on the stairs.", extended: "Extended for two months: the door was forced twice and residents are still afraid." },
] as const; // prettier-ignore

/** A closure notice and, two days later, the order of the court: one of last year, one that ends in some weeks. */
export async function closures(hand: Hand, places: Places) {
  for (const closure of CLOSURES) {
    const on = hand.world.daysAgo(closure.daysAgo + 2);
    const place = named(places, closure.place);
    const shared = { kase: null, by: "beat-officer", place, placeWords: closure.place } as const;
    const areaWords = `${closure.flat}, ${closure.place}`;
    const notice = await record(hand, {
      ...{ ...shared, kind: "closure-notice", on, until: plusDays(on, 2) },
      fields: { issuedTime: "11:00", untilTime: "10:30", authorisedBy: "superintendent", areaWords, grounds: closure.grounds, supportOffered: "yes", supportWords: "Housing advice left with everybody who was there" },
    }); // prettier-ignore
    const made = plusDays(on, 2);
    const until = lastDayBeginningWith(made, { count: 3, unit: "months" });
    const order = await record(hand, {
      ...{ ...shared, kind: "closure-order-full", on: made, until, follows: notice },
      fields: { areaWords, court: "Leicester Magistrates' Court", grounds: "Made for three months on the evidence of four residents and two officers.", supportOffered: "yes", supportWords: "Landlord keeps the tenancy open for the tenant to come back to" },
    }); // prettier-ignore
    await addConditions(hand, order, [
      ["prohibition", `be in ${areaWords}, unless sent by the landlord to work there`],
    ]);
    if ("breach" in closure)
      await breach(hand, order, { day: plusDays(made, 31), time: "02:30", evidence: closure.breach, outcome: [1, "charged", "Charged with entering closed premises; case in two months"] }); // prettier-ignore
    if ("extended" in closure)
      await take(hand, order, { step: "extended", day: plusDays(until, -6), words: closure.extended, untilDay: lastDayBeginningWith(plusDays(until, 1), { count: 2, unit: "months" }) }); // prettier-ignore
  }
}
