import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { answerNotKnown } from "#app/services/meetings/answer-not-known.ts";
import { answerResearch } from "#app/services/meetings/answer-research.ts";
import { askAgencies } from "#app/services/meetings/ask-agencies.ts";
import { listResearchAskedOf } from "#db/queries/research.ts";
import { inTransaction } from "#db/transaction.ts";
import { asDone } from "../as-done.ts";
import type { Chance } from "../chance.ts";
import { at, type World } from "../world.ts";
import { weekdayNear } from "./day-of.ts";
import { knownTo } from "./research-words.ts";
import type { Sitting, Table } from "./table.ts";

const MOST = 300;
/** Of a hundred subjects so many are not known to an agency. */
const UNKNOWN: Readonly<Record<string, number>> = {
  ...{ "Leicestershire Police": 30, "Charnwood Borough Council": 40, "Loughborough University": 90 },
  ...{ "Leicestershire Fire and Rescue Service": 80, "Leicestershire Youth Justice Service": 85, "Family Help": 75 },
};
type Asking = { askedOn: string; share: number };

/** The agencies are asked about the cases of a meeting; of so many in a hundred requests each answers, by the day they are due. */
export async function askFor(world: World, chance: Chance, table: Table, sitting: Sitting, { askedOn, share }: Asking) {
  const { db, partnershipId } = world;
  const by = { actor: table.keeper, now: at(askedOn, "09:05"), asker: table.keeper.id };
  await inTransaction(db, async (trx) => {
    const asked = await askAgencies(trx, by, { groupId: table.group.id, partnershipId }, sitting);
    if (asked.kind !== "done") throw new Error(JSON.stringify(asked));
  });
  const answeredOn = weekdayNear(plusDays(sitting.day, -4));
  const day = answeredOn < askedOn ? askedOn : answeredOn;
  const { leads } = table;
  for (const one of answerers(table.expected))
    await answer(world, chance, table.actorOf(one.userId), { ...one, leads, sitting, day, share });
}

/** One person of each agency of the group. */
export function answerers<E extends { agencyId: string }>(expected: readonly E[]): E[] {
  return [...new Map(expected.map((one) => [one.agencyId, one])).values()];
}

type Answering = {
  agencyName: string;
  /** The agency that leads a case, by the case. */
  leads: ReadonlyMap<string, string>;
  sitting: Pick<Sitting, "id">;
  day: string;
  share: number;
};

/** What one agency knows: of a third something, of the others nothing, and of some it has not answered. */
export async function answer({ db }: World, chance: Chance, actor: Actor, answering: Answering) {
  const { agencyName, leads, sitting, day, share } = answering;
  const context = { db, actor, now: at(day, "14:10") };
  const asked = await listResearchAskedOf(db, actor, { show: "open", today: day, limit: MOST, sittingId: sitting.id });
  const unknown: string[] = [];
  for (const { id, version, caseId } of asked) {
    if (!chance.percent(share)) continue;
    const isLead = leads.get(caseId) === agencyName;
    if (!isLead && chance.percent(UNKNOWN[agencyName] ?? 60)) unknown.push(id);
    else
      await asDone(
        answerResearch(context, id, {
          ...{ version, answer: "known", summary: chance.pick(knownTo(agencyName, isLead)), withheldFrom: [] },
          ...{ attendsUserId: chance.percent(40) ? actor.id : null, attendsWords: null },
        }),
      );
  }
  if (unknown.length > 0) await asDone(answerNotKnown(context, unknown));
}
