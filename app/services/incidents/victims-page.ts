import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type VictimsAsked, victimsHref } from "#app/domain/incidents/victims-list.ts";
import { listedName } from "#app/domain/people/person.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { inChunks } from "#app/services/case-reviews/in-chunks.ts";
import { runSweep } from "#app/services/case-reviews/run-sweep.ts";
import type { NearVictim } from "#app/services/case-reviews/victims-near.ts";
import { listOpenVictimDuties } from "#db/queries/open-victim-duties.ts";
import { listIdentityCards, listWhoOpensTo } from "#db/queries/people.ts";
import type { IncidentContext } from "./change-incident.ts";

const PAGE = 50;

/**
 * Whom an ASB officer has to speak to about the case review: those to be told of it, and those near its threshold. Only
 * people whom the actor may open stand in the lists and in their counts. `limit`: rows of each list.
 */
export async function victimsPage({ db, actor, now }: IncidentContext, asked: VictimsAsked, limit = PAGE) {
  const today = londonDay(now);
  const found = await runSweep(db, { partnershipId: actor.partnershipId, on: today });
  const opening = await inChunks(found.map(({ personId }) => personId), (ids) => listWhoOpensTo(db, actor, ids)); // prettier-ignore
  const opens = new Set(opening);
  const near = found.filter(({ personId }) => opens.has(personId));
  const beyond = near.filter(({ key }) => key > (asked.near ?? ""));
  const shown = await named(beyond.slice(0, limit));
  const rows = await listOpenVictimDuties(db, actor, { after: asked.told, limit: limit + 1 });
  const duties = rows.slice(0, limit);
  const people = [...new Set([...shown, ...duties].map(({ personId }) => personId))];
  await recordList({ db, actor, now }, "incident.victims-listed", "person", people);
  const [lastDuty, lastNear] = [duties.at(-1), shown.at(-1)];
  return {
    near: { rows: shown, count: near.length },
    duties: duties.map((duty) => ({ ...duty, name: listedName(duty, today) })),
    next: {
      told:
        rows.length > limit && lastDuty
          ? victimsHref({ ...asked, told: { day: lastDuty.dueOn, id: lastDuty.id } })
          : null,
      near: beyond.length > limit && lastNear ? victimsHref({ ...asked, near: lastNear.key }) : null,
    },
  };

  async function named(some: readonly NearVictim[]) {
    const cards = await listIdentityCards(db, actor, some.map(({ personId }) => personId)); // prettier-ignore
    const known = new Map(cards.map((card) => [card.id, card]));
    return some.flatMap((one) => {
      const card = known.get(one.personId);
      return card ? [{ ...one, reference: card.reference, name: listedName(card, today) }] : [];
    });
  }
}
