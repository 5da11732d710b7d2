import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { insertAuditEvents } from "#db/queries/audit.ts";
import { insertContact } from "#db/queries/premises-contacts.ts";
import { inTransaction } from "#db/transaction.ts";
import { findActionById } from "#db/queries/actions.ts";
import { unsafeFindOpenPlan, unsafeFindPlan } from "#db/queries/premises-plans.ts";
import { unsafeFindMeeting, unsafeListInvitations, unsafeListMeetings } from "#db/queries/premises-meetings.ts";
import { completeAction } from "#app/services/actions/complete-action.ts";
import { addPlanAction } from "#app/services/premises/add-plan-action.ts";
import { changeInvitation } from "#app/services/premises/change-invitation.ts";
import { arrangeMeeting, recordHeld, recordNotified } from "#app/services/premises/change-meeting.ts";
import { closePlan } from "#app/services/premises/change-plan.ts";
import { makePlan } from "#app/services/premises/make-plan.ts";
import { asDone } from "./as-done.ts";
import type { Chance } from "./chance.ts";
import { type Diary, workingDay } from "./diary.ts";
import type { Premises } from "./premises-register.ts";
import { MEETING_OUTCOMES, PLAN_ACTIONS, PLAN_AIMS, TELEPHONE_WORDS, VISIT_WORDS } from "./premises-words.ts";
import { at, type World } from "./world.ts";

type With = { world: World; chance: Chance; licensing: Actor; diary: Diary };
type Finished = { id: string; day: string; outcome: string };
type Key = { premisesId: string; planId: string };

/** Weeks that a plan for Red takes, and one for Amber. */
const PLAN_DAYS = { red: 56, amber: 42 } as const;

/** Days after a grade on which the premises are met with: before the group meets again. */
const MEETING_AFTER = { red: 7, amber: 9 } as const;

/** A stricter grade: the premises are told, met with and given a plan, as far as the days until today reach. */
export function followUp(given: With, premises: Premises, gradedOn: string, band: Exclude<Band, "green">) {
  const { diary, world } = given;
  const on = (after: number, what: (day: string) => Promise<void>) => {
    const day = workingDay(plusDays(gradedOn, after));
    if (day < world.today) diary.on(day, () => what(day));
  };
  if (band === "red") diary.on(gradedOn, () => endPlan(given, premises, gradedOn));
  const heldOn = workingDay(plusDays(gradedOn, MEETING_AFTER[band]));
  on(1, (day) => invite(given, premises, day, heldOn));
  on(2, (day) => tell(given, premises, day));
  on(MEETING_AFTER[band], (day) => meet(given, premises, day));
  on(MEETING_AFTER[band] + 1, (day) => plan(given, premises, day));
}

/** On the day itself, so that what Red asks for is a plan of its own. */
async function endPlan({ world, licensing }: With, { id: premisesId }: Premises, day: string) {
  const open = await unsafeFindOpenPlan(world.db, premisesId);
  if (!open) return;
  const closing = { version: open.version, how: "ended" as const, reason: "Graded Red: another plan takes its place" };
  await asDone(
    closePlan({ db: world.db, actor: licensing, now: at(day, "15:30") }, { premisesId, planId: open.id }, closing),
  );
}

async function underWay({ world }: With, { id }: Premises) {
  const [latest] = await unsafeListMeetings(world.db, id, 1);
  return latest?.heldOn === null && latest.notHeldReason === null ? latest : undefined;
}

async function invite(given: With, premises: Premises, day: string, heldOn: string) {
  const { world, licensing, chance } = given;
  const meeting = await underWay(given, premises);
  if (!meeting) return;
  const context = { db: world.db, actor: licensing, now: at(day, "11:00") };
  const key = { premisesId: premises.id, meetingId: meeting.id };
  const arranged = {
    version: meeting.version,
    day: heldOn,
    time: chance.pick(["10:00", "14:00", "15:30"]),
    place: "Council offices, meeting room 2",
  };
  await asDone(arrangeMeeting(context, key, arranged));
  for (const { id, version, name, party } of await unsafeListInvitations(world.db, meeting.id)) {
    const how = party === "licence-holder" || party === "dps" ? ("letter" as const) : ("e-mail" as const);
    await asDone(
      changeInvitation(
        context,
        { ...key, invitationId: id },
        { version, name, invitedOn: day, how, answer: "attends" },
      ),
    );
  }
}

async function tell(given: With, premises: Premises, day: string) {
  const { world, licensing, chance } = given;
  const meeting = await underWay(given, premises);
  if (!meeting) return;
  const context = { db: world.db, actor: licensing, now: at(day, "16:00") };
  const told = { version: meeting.version, notifiedOn: day, how: chance.pick(["visit", "telephone"] as const) };
  await asDone(
    recordNotified(context, { premisesId: premises.id, meetingId: meeting.id }, { ...told, whom: premises.dps }),
  );
  premises.lastContactOn = day;
}

async function meet(given: With, premises: Premises, day: string) {
  const { world, licensing, chance } = given;
  const [open] = await unsafeListMeetings(world.db, premises.id, 1);
  const meeting = open && (await unsafeFindMeeting(world.db, premises.id, open.id));
  if (meeting?.heldOn !== null || meeting.notHeldReason !== null) return;
  const invited = await unsafeListInvitations(world.db, meeting.id);
  const absent = chance.percent(30) ? "licence-holder" : "";
  const attended = invited.filter(({ party }) => party !== absent).map(({ id }) => id);
  await asDone(
    recordHeld(
      { db: world.db, actor: licensing, now: at(day, "17:00") },
      { premisesId: premises.id, meetingId: meeting.id },
      { version: meeting.version, heldOn: day, attended, outcome: chance.pick(MEETING_OUTCOMES) },
    ),
  );
  premises.lastContactOn = day;
}

/** Three or four actions, most done in their time; the plan is closed with its last one. */
async function plan(given: With, premises: Premises, day: string) {
  const { world, licensing, chance, diary } = given;
  const { band, id: premisesId } = premises;
  if (band === "green") return;
  const context = { db: world.db, actor: licensing, now: at(day, "10:00") };
  const open = await unsafeFindOpenPlan(world.db, premisesId);
  if (open) return;
  const endsOn = plusDays(day, PLAN_DAYS[band]);
  const made = await asDone(makePlan(context, premisesId, { aim: chance.pick(PLAN_AIMS), startedOn: day, endsOn }));
  const key: Key = { premisesId, planId: made.id };
  const first = chance.between(0, PLAN_ACTIONS.length - 1);
  const count = band === "red" ? 4 : 3;
  for (let index = 0; index < count; index++) {
    const [owner, words, outcome] = PLAN_ACTIONS[(first + index * 5) % PLAN_ACTIONS.length] ?? PLAN_ACTIONS[0];
    const dueOn = workingDay(plusDays(day, Math.round(((index + 1) * (PLAN_DAYS[band] - 9)) / count)));
    const actor = await world.actor(owner);
    const action = await asDone(
      addPlanAction(context, key, {
        ...{ words, dueOn, confirmedDay: dueOn, priority: band === "red" ? ("high" as const) : ("normal" as const) },
        ...{ ownerAgencyId: actor.agencyId, ownerUserId: actor.id },
      }),
    );
    const doneOn = workingDay(
      plusDays(dueOn, index === count - 1 || chance.percent(75) ? -chance.between(1, 6) : chance.between(1, 5)),
    );
    // What was to be done last week is not done yet, but for what would end a plan.
    const lastDone = plusDays(world.today, index === count - 1 ? 0 : -8);
    if (doneOn < lastDone && "id" in action)
      diary.on(doneOn, () => finish(given, actor, key, { id: action.id, day: doneOn, outcome }));
  }
}

async function finish({ world, licensing }: With, actor: Actor, key: Key, { id, day, outcome }: Finished) {
  const { db } = world;
  const action = await findActionById(db, actor, id);
  // Ended with the plan, because the grade is Green or the premises have closed.
  if (action?.finishedOn !== null) return;
  const { version } = action;
  const done = { version, status: "done" as const, finishedOn: day, outcome };
  await asDone(completeAction({ db, actor, now: at(day, "15:30") }, id, done));
  const plan = await unsafeFindPlan(db, key.premisesId, key.planId);
  if (plan?.closedOn !== null) return;
  const closing = {
    version: plan.version,
    how: "finished" as const,
    reason: "Its actions are finished; the premises were told",
  };
  const context = { db, actor: licensing, now: at(day, "16:30") };
  // Refused while others are open.
  await closePlan(context, key, closing);
}

/** Between two meetings: weekly visits of Red premises, monthly ones of Amber, and the yearly look at the others. */
export async function visitAll(
  { world, chance, licensing }: With,
  all: readonly Premises[],
  days: { from: string; until: string },
) {
  const { db, partnershipId } = world;
  const now = at(days.until, "09:15");
  const made = all.flatMap((premises) => visitsOf(world, chance, premises, days).map((visit) => ({ premises, visit })));
  if (made.length === 0) return;
  await inTransaction(db, async (trx) => {
    const agency = { agency_id: licensing.agencyId, recorded_by: licensing.id, recorded_at: now.toISOString() };
    for (const { premises, visit } of made)
      await insertContact(trx, {
        ...{ id: uuid(), partnership_id: partnershipId, premises_id: premises.id, version: 1, ...agency },
        ...{ contacted_on: visit.contactedOn, how: visit.how, words: visit.words },
      });
    await insertAuditEvents(
      trx,
      licensing,
      now,
      made.map(({ premises, visit }) => ({
        ...{ category: "alteration" as const, event: "premises.contact-recorded", objectKind: "premises" },
        ...{
          objectId: premises.id,
          fields: Object.keys(visit),
          detail: { after: { ...visit, agencyId: licensing.agencyId } },
        },
      })),
    );
  });
}

/** Each in its turn, so that no two visits after one another read the same. */
function nextOf(words: readonly string[], premises: Premises): string {
  premises.visits += 1;
  return words[(premises.visits * 5 + premises.name.length) % words.length] ?? "";
}

function visitsOf(world: World, chance: Chance, premises: Premises, { from, until }: { from: string; until: string }) {
  const { isFarOff, band, closedOn } = premises;
  const every = { red: 6, amber: isFarOff ? 40 : 24, green: isFarOff ? 420 : 330 }[band];
  const visits = [];
  for (let day = plusDays(from, 1); day < until && closedOn === null; day = plusDays(day, 1)) {
    if (day < plusDays(premises.lastContactOn ?? "2000-01-01", every)) continue;
    premises.lastContactOn = day;
    const isVisit = band !== "green" || chance.percent(70);
    visits.push({
      ...{ contactedOn: day, how: isVisit ? ("visit" as const) : ("telephone" as const) },
      words: isVisit ? nextOf(VISIT_WORDS, premises) : chance.pick(TELEPHONE_WORDS),
    });
  }
  return visits;
}
