import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { victimsNear } from "#app/services/case-reviews/victims-near.ts";
import { unsafeListOpenVictimDuties } from "#db/queries/open-victim-duties.ts";
import { listIdentityCards } from "#db/queries/people.ts";
import type { IncidentContext } from "./change-incident.ts";

const MOST = 200;

/** Whom an ASB officer has to speak to about the case review: those to be told of it, and those near its threshold. */
export async function victimsPage({ db, actor, now }: IncidentContext) {
  const near = (await victimsNear(db, actor.partnershipId, londonDay(now))).slice(0, MOST);
  const duties = await unsafeListOpenVictimDuties(db, actor.partnershipId, MOST);
  const ids = [...new Set([...near, ...duties].map(({ personId }) => personId))];
  const names = new Map((await listIdentityCards(db, actor, ids)).map((card) => [card.id, fullName(card)]));
  await recordList({ db, actor, now }, "incident.victims-listed", "person", [...names.keys()]);
  return {
    near: near.flatMap(({ personId, local, statutory, hate, met, nextOutOfTimeOn }) => {
      const name = names.get(personId);
      return name === undefined ? [] : [{ personId, name, local, statutory, hate: hate.met, met, nextOutOfTimeOn }];
    }),
    duties: duties.flatMap(({ id, dueOn, reportId, personId }) => {
      const name = names.get(personId);
      return name === undefined ? [] : [{ id, dueOn, reportId, personId, name }];
    }),
    notShown: ids.length - names.size,
  };
}
