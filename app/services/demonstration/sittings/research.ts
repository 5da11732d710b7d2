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
import { KNOWN } from "./research-words.ts";
import type { Sitting, Table } from "./table.ts";

const MOST = 300;
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
  for (const actor of answerers(table)) await answer(world, chance, actor, { sitting, day, share });
}

/** One person of each agency of the group. */
export function answerers({ expected, actorOf }: Pick<Table, "expected" | "actorOf">): Actor[] {
  const ofAgency = new Map(expected.map(({ agencyId, userId }) => [agencyId, userId]));
  return [...ofAgency.values()].map(actorOf);
}

type Answering = { sitting: Pick<Sitting, "id">; day: string; share: number };

/** What one agency knows: of a third something, of the others nothing, and of some it has not answered. */
export async function answer({ db }: World, chance: Chance, actor: Actor, { sitting, day, share }: Answering) {
  const context = { db, actor, now: at(day, "14:10") };
  const asked = await listResearchAskedOf(db, actor, { show: "open", today: day, limit: MOST, sittingId: sitting.id });
  const unknown: string[] = [];
  for (const { id, version } of asked) {
    if (!chance.percent(share)) continue;
    if (chance.percent(62)) unknown.push(id);
    else
      await asDone(
        answerResearch(context, id, {
          ...{ version, answer: "known", summary: chance.pick(KNOWN), withheldFrom: [] },
          ...{ attendsUserId: chance.percent(40) ? actor.id : null, attendsWords: null },
        }),
      );
  }
  if (unknown.length > 0) await asDone(answerNotKnown(context, unknown));
}
