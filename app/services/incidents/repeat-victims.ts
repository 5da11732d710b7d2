import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { listedName } from "#app/domain/people/person.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listIdentityCards } from "#db/queries/people.ts";
import { listRepeatVictims } from "#db/queries/repeat-victims.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { IncidentContext } from "./change-incident.ts";

type After = { incidents: number; personId: string };

/** One page of those whom several incidents affected in the months up to today (DOMAIN 6.6: repeat victims). */
export async function repeatVictims({ db, actor, now }: IncidentContext, after: After | undefined, limit: number) {
  const until = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, until);
  const since = plusDays(plusMonths(until, -settings["incidents.repeat-victim-months"]), 1);
  const least = settings["incidents.repeat-victim-count"];
  const rows = await listRepeatVictims(db, actor, { since, until, least, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const ids = shown.map(({ personId }) => personId);
  const cards = new Map((await listIdentityCards(db, actor, ids)).map((card) => [card.id, card]));
  await recordList({ db, actor, now }, "incident.repeat-victims-listed", "person", ids);
  return {
    ...{ since, until, least, last: rows.length > limit ? shown.at(-1) : undefined },
    victims: shown.flatMap((row) => {
      const card = cards.get(row.personId);
      return card ? [{ ...row, reference: card.reference, name: listedName(card, until) }] : [];
    }),
  };
}
