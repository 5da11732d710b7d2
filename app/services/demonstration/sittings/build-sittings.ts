import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import { completeAction } from "#app/services/actions/complete-action.ts";
import { statementWords } from "#app/services/meetings/gate-of.ts";
import { unsafeListActionsOfCase } from "#db/queries/actions.ts";
import { listStandingItems } from "#db/queries/agenda-candidates.ts";
import { listExpected } from "#db/queries/attendance.ts";
import { findGroup } from "#db/queries/groups.ts";
import { listPastSittings } from "#db/queries/meetings.ts";
import { listGradesAtSittings } from "#db/queries/premises-fortnight.ts";
import { findStatement, insertStatement } from "#db/queries/statements.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { inTransaction } from "#db/transaction.ts";
import { asDone } from "../as-done.ts";
import { CAST, type CastKey } from "../cast.ts";
import { type Chance, chanceFrom } from "../chance.ts";
import { at, type World } from "../world.ts";
import { whatWasBrought, whoCame } from "./coming-and-absent.ts";
import { prepareNext } from "./coming.ts";
import { weekdayNear } from "./day-of.ts";
import { writeHeld } from "./held.ts";
import { GUESTS } from "./matter-words.ts";
import { MEETINGS, type Meeting } from "./meetings.ts";
import { holdNewest } from "./newest.ts";
import { type Cases, type Facts, type HeardCase, memberOf, type PlannedItem, planItems, type Raised } from "./plan.ts";
import type { HeldSitting, Sitting, Table } from "./table.ts";

/** More meetings than a group has had in two years. */
const MOST = 200;
type Actors = ReadonlyMap<string, Actor>;

/**
 * What the groups have met for until today, and what stands before the next meetings. `share` tells of so many of the past
 * meetings, the newest; of the others the calendar alone.
 */
export async function buildSittings(world: World, cases: Cases, share = 1) {
  const chance = chanceFrom(15_083);
  const actors = new Map<string, Actor>();
  for (const { key } of CAST) actors.set(world.userId(key), await world.actor(key));
  const statementId = await putStatement(world);
  for (const meeting of MEETINGS) await meetingsOf(world, { chance, actors, statementId, cases, share }, meeting);
  await prepareNext(world, chance, { actors, leads: leadsOf(cases.JAG ?? []) });
}

/** The words that everybody accepts at a meeting, as they were from the first day on. */
async function putStatement({ db, partnershipId, from }: World): Promise<string> {
  const words = await statementWords(db, partnershipId, { day: from }, from);
  return inTransaction(db, async (trx) => {
    const found = await findStatement(trx, partnershipId, words);
    if (found) return found.id;
    const id = uuid();
    await insertStatement(trx, { id, partnership_id: partnershipId, number: 1, words, first_put_on: from });
    return id;
  });
}

type Given = { chance: Chance; actors: Actors; statementId: string; cases: Cases; share: number };

async function meetingsOf(world: World, { chance, actors, statementId, cases, share }: Given, meeting: Meeting) {
  const { db, partnershipId, today } = world;
  const groupId = world.group(meeting.group);
  const keeper = actorNamed(world, actors, meeting.coordinator);
  const group = await findGroup(db, partnershipId, groupId);
  if (!group) throw new Error(`The demonstration has no ${meeting.group}`);
  const past = await listPastSittings(db, keeper, { groupId, before: today, limit: MOST });
  const all = past.filter(({ status }) => status !== "cancelled").reverse();
  const held = all.slice(-Math.max(meeting.newest + 1, Math.ceil(all.length * share)));
  const actions = await actionsOf(world, cases[meeting.group] ?? []);
  const table: Table = {
    ...{ meeting, group, keeper, statementId, chair: actorNamed(world, actors, meeting.chair) },
    leads: leadsOf(cases[meeting.group] ?? []),
    expected: await listExpected(db, partnershipId, groupId, today),
    actorOf: (userId) => actorOf(actors, userId),
    memberOf: (key) => ({ userId: world.userId(key), agencyId: world.agency(memberOf(key).agency) }),
    firstDueOn: (id) => actions.get(id)?.originalDueOn,
  };
  const facts: Facts = {
    ...{ meeting, chance, cases: cases[meeting.group] ?? [], raised: [...actions.values()] },
    standing: await listStandingItems(db, { partnershipId, groupId }),
    graded: await gradesOf(world, keeper, held),
  };
  const items = planItems(facts, held);
  for (const [index, sitting] of held.entries()) {
    const told = whatHappened(chance, table, { sitting, next: held[index + 1] ?? null, items: items[index] ?? [], back: held.length - 1 - index }); // prettier-ignore
    const isNewest = index >= held.length - meeting.newest;
    const made = isNewest ? await holdNewest(world, chance, table, told) : await writeHeld(world, table, told);
    await finish(world, chance, table, told, made);
  }
}

const leadsOf = (cases: readonly Pick<HeardCase, "id" | "lead">[]) =>
  new Map(cases.map(({ id, lead }) => [id, memberOf(lead).agency]));

function actorOf(actors: Actors, userId: string): Actor {
  const actor = actors.get(userId);
  if (!actor) throw new Error("Whoever is in a group is of the cast");
  return actor;
}
const actorNamed = ({ userId }: World, actors: Actors, key: CastKey) => actorOf(actors, userId(key));

async function actionsOf({ db }: World, cases: NonNullable<Cases[Meeting["group"]]>) {
  const all = new Map<string, Raised & { originalDueOn: string }>();
  for (const { id: caseId, isRestricted } of cases) {
    if (isRestricted) continue;
    for (const { id, raisedOn, originalDueOn } of await unsafeListActionsOfCase(db, caseId))
      all.set(id, { id, caseId, raisedOn, originalDueOn });
  }
  return all;
}

async function gradesOf({ db }: World, actor: Actor, held: readonly Sitting[]): Promise<Facts["graded"]> {
  const graded = new Map<string, { premisesId: string; band: string }[]>();
  for (const { id } of held) {
    const found = actor.permissions.has("premises:read") ? await listGradesAtSittings(db, actor, [id]) : [];
    const bad = found.filter(({ agreedBand }) => agreedBand !== "green");
    graded.set(id, bad.map(({ premisesId, agreedBand }) => ({ premisesId, band: agreedBand }))); // prettier-ignore
  }
  return graded;
}

type Around = { sitting: Sitting; next: Sitting | null; items: PlannedItem[]; back: number };

/** Who came to a meeting, and what was said of whoever did not. */
function whatHappened(chance: Chance, table: Table, { sitting, next, items, back }: Around): HeldSitting {
  const people = whoCame(chance, table.meeting, table.expected, back);
  const isBoard = !hasGate(table.group);
  const host = chance.pick(people);
  const guests = isBoard && chance.percent(30) ? [{ name: chance.pick(GUESTS), agencyId: host.agencyId }] : [];
  const absent = people.filter(({ status }) => status === "apologies");
  const apologies =
    absent.length === 0
      ? "There were no apologies."
      : `Apologies were received from ${absent.map(({ name, agencyName }) => `${name} (${agencyName})`).join(", ")}.`;
  const [opening, ...others] = items;
  const opened = opening ? [{ ...opening, minute: `${apologies} ${opening.minute}` }] : [];
  const speakers = people.filter(({ status, userId }) => status === "present" && userId !== table.keeper.id);
  const chosen = new Map(items.map((item) => [item.id, speakers.length > 0 ? chance.pick(speakers) : undefined]));
  return {
    ...{ sitting, next, people, guests, items: [...opened, ...others] },
    brought: whatWasBrought(chance, people),
    speakerOf: ({ id }) => chosen.get(id),
  };
}

/** What a meeting agreed is done, in time or a little late, by whoever was to do it; of the newest some is still to do. */
async function finish(
  world: World,
  chance: Chance,
  table: Table,
  { sitting }: HeldSitting,
  made: readonly { id: string; item: PlannedItem }[],
) {
  const { db, today } = world;
  for (const { id, item } of made) {
    if (!item.action) continue;
    const day = weekdayNear(plusDays(sitting.day, chance.between(6, chance.percent(20) ? 45 : 27)), 1);
    if (day >= today) continue;
    const { userId } = table.memberOf(item.action.owner);
    const context = { db, actor: table.actorOf(userId), now: at(day, "15:20") };
    const form = { version: 1, status: "done" as const, finishedOn: day, outcome: item.action.outcome };
    await asDone(completeAction(context, id, form));
  }
}
