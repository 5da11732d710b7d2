import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { ReferralSubject } from "#app/domain/cases/referral-subject.ts";
import type { ReferralDetails, ToldDetails } from "#app/domain/cases/referral.form.ts";
import { createReferral } from "#app/services/cases/create-referral.ts";
import { decideReferral } from "#app/services/cases/decide-referral.ts";
import { listReferrals } from "#db/queries/referrals.ts";
import type { CastKey } from "../cast.ts";
import { at, type World } from "../world.ts";
import { bornSo } from "./people.ts";
import { type CaseGroup, factsOf, memberOf, workdayBy } from "./groups.ts";
import type { Place } from "./refer.ts";

type Waiting = Pick<ReferralDetails, "reason" | "tried" | "urgency"> & {
  days: number;
  by: CastKey;
  group: CaseGroup;
  subject: ReferralSubject;
};

const TOLD: ToldDetails = {
  ...{ personTold: "yes", personToldBy: "Whoever refers", personToldOn: null, personNotToldReason: null },
  ...{ parentTold: null, parentToldBy: null, parentToldOn: null, parentNotToldReason: null },
};

function typed(world: World, [givenNames, familyName]: readonly [string, string], age: number, role: "perpetrator" | "person-at-risk" | "victim", day: string): ReferralSubject {
  const told = { ...TOLD, personToldOn: day, ...(age < 18 ? { parentTold: "yes" as const, parentToldBy: "Whoever refers", parentToldOn: day } : {}) };
  const birthDate = bornSo(world.today, age, 130);
  return { kind: "typed", person: { givenNames, familyName, birthDate, birthDateBasis: "exact", area: "Loughborough" }, role, told };
} // prettier-ignore

/** What waits to be screened today, as whoever refers typed it. */
function waitingToday(world: World, place: (name: string) => Place): Waiting[] {
  const problem = (title: string, at: string): ReferralSubject => ({ kind: "problem", title, area: at, locationId: place(at).id, people: [] }); // prettier-ignore
  return [
    { days: 9, by: "university", group: "JAG", urgency: "routine", subject: typed(world, ["Rhys", "Tamplin"], 27, "perpetrator", plusDays(workdayBy(world.daysAgo(9)), -1)), reason: "Rhys follows women students from the library and waits at the bus stop. Four have told the wardens in three weeks; none has been touched.", tried: "Wardens at the stop. Asked to leave the campus twice." },
    { days: 6, by: "business", group: "LCDG", urgency: "routine", subject: problem("Vans unloading across Clocktower Passage", "Clocktower Passage"), reason: "Delivery vans block the passage from six to ten, drivers swear at shop staff, and a wheelchair user could not get through on three days.", tried: "Letters to two firms, signs." },
    { days: 5, by: "family-help", group: "Youth JAG", urgency: "soon", subject: typed(world, ["Kayden", "Osgathorne"], 14, "person-at-risk", plusDays(workdayBy(world.daysAgo(5)), -1)), reason: "Kayden has been out until three on school nights with boys of nineteen and has new trainers that nobody bought. His mother found a lock knife under his bed.", tried: "Family worker since the summer; school mentor." },
    { days: 4, by: "officer", group: "University ASB cases", urgency: "routine", subject: problem("Basement parties at Carillon Mews", "Carillon Mews"), reason: "Two parties with an entrance fee in the basement of a let house, more than a hundred people, one way out.", tried: "Warden visit; fire service told." },
    { days: 3, by: "health", group: "Adults at Risk Group", urgency: "urgent", subject: typed(world, ["Maureen", "Castledine"], 76, "person-at-risk", plusDays(workdayBy(world.daysAgo(3)), -1)), reason: "A nephew whom nobody knew of has moved in with Maureen. She has stopped answering her telephone, and her morphine patches are gone before they are due.", tried: "District nurse calls each day and is met at the gate." },
    { days: 2, by: "beat-officer", group: "LEDG", urgency: "routine", subject: { kind: "location", locationId: place("Pinfold Steps").id, people: [] }, reason: "Steps used for dealing after school; parents go round by the main road. Two finds of wraps this month.", tried: "Patrol at half past three, lights reported." },
    { days: 1, by: "partner", group: "JAG", urgency: "soon", subject: typed(world, ["Shane", "Birdsall"], 34, "perpetrator", plusDays(workdayBy(world.daysAgo(1)), -1)), reason: "Shane has threatened two outreach workers by name and knows where one of them lives. He was released from prison nine days ago.", tried: "Visits in pairs; prison release plan not kept." },
  ].map((one) => one as Waiting); // prettier-ignore
}

/** Passed on by one group to another, which took it on. */
function passedOn(place: (name: string) => Place): (Waiting & { to: CaseGroup; lead: CastKey })[] {
  return [
    { days: 320, by: "university", group: "JAG", to: "LCDG", lead: "business", urgency: "routine", subject: { kind: "location", locationId: place("Silver Street car park").id, people: [] }, reason: "Cars meet on the top deck on Sundays, with music and a barbecue. Students are among them, but most are not.", tried: "Security asked them to leave; barrier lifted by hand." },
    { days: 185, by: "beat-officer", group: "LCDG", to: "LEDG", lead: "beat-officer", urgency: "routine", subject: { kind: "location", locationId: place("Canalside Walk").id, people: [] }, reason: "Boats broken into along Canalside Walk and fires on the towpath. Referred to the centre's group because of the drinkers who come from there.", tried: "Towpath patrol; trust asked to cut back." },
    { days: 96, by: "fire", group: "JAG", to: "Adults at Risk Group", lead: "fire", urgency: "soon", subject: { kind: "problem", title: "Three deliberate fires at sheltered flats", area: "Castle Hill Steps", locationId: place("Castle Hill Steps").id, people: [] }, reason: "Three small fires in the bin room of sheltered flats in six weeks. Residents are over seventy and slow on the stairs.", tried: "Bins moved, alarm linked." },
  ].map((one) => one as Waiting & { to: CaseGroup; lead: CastKey }); // prettier-ignore
}

const details = (world: World, { group, by, days, reason, tried, urgency }: Waiting): ReferralDetails => ({
  ...{ groupId: world.group(group), agencyId: world.agency(memberOf(by).agency), referringUserId: world.userId(by) },
  ...{ referringOfficer: null, receivedOn: workdayBy(world.daysAgo(days)), reason, tried, urgency },
  ...{ lawfulBasis: "public-task", gateway: "cda-s115", anyway: world.group(group), carry: [] },
});

/** As each referral is made: those of today wait, and those that were passed on have been decided twice. */
export async function referToday(world: World, place: (name: string) => Place) {
  const { db } = world;
  for (const one of passedOn(place)) {
    const receivedOn = workdayBy(world.daysAgo(one.days));
    const id = made(await createReferral({ db, now: at(receivedOn, "11:30"), actor: await world.actor(one.by) }, one.subject, details(world, one))); // prettier-ignore
    const decidedOn = workdayBy(world.daysAgo(one.days - 6));
    const now = at(decidedOn, "14:00");
    const actor = await world.actor(factsOf(one.group).coordinator);
    const blank = { version: 1, decidedOn, role: null };
    const on = await decideReferral({ db, now, actor }, id, { ...blank, decision: "redirected", reason: `For the ${one.to}: it is of their place and people.`, toGroupId: world.group(one.to) }); // prettier-ignore
    made({ ...on, id: "" });
    await takeOn(world, one, decidedOn);
  }
  for (const one of waitingToday(world, place)) {
    const now = at(workdayBy(world.daysAgo(one.days)), "11:30");
    made(await createReferral({ db, now, actor: await world.actor(one.by) }, one.subject, details(world, one)));
  }
}

async function takeOn(world: World, { to, lead }: ReturnType<typeof passedOn>[number], day: string) {
  const { db } = world;
  const actor = await world.actor(factsOf(to).coordinator);
  const [referral] = await listReferrals(db, actor, {
    status: "awaiting-decision",
    groupId: world.group(to),
    limit: 1,
  });
  if (!referral) throw new Error("What was passed on has come");
  const decided = await decideReferral({ db, now: at(day, "16:00"), actor }, referral.id, {
    ...{ version: 1, decidedOn: day, role: null, decision: "accepted", reason: "Accepted: ours to lead." },
    ...{ leadAgencyId: world.agency(memberOf(lead).agency), leadUserId: world.userId(lead) },
  });
  made({ ...decided, id: "" });
}

function made(result: { kind: string; id?: string }): string {
  if (result.kind !== "done") throw new Error(`A referral of the demonstration: ${JSON.stringify(result)}`);
  return result.id ?? "";
}
