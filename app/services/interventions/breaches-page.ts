import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { BreachKey, BreachListAsked } from "#app/domain/interventions/breach-list.ts";
import { kindWords } from "#app/domain/interventions/listed-intervention.ts";
import { respondentWords } from "#app/domain/interventions/listed-respondents.ts";
import { CONSEQUENCE_NAMES } from "#app/domain/interventions/record.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { type ListedBreach, listBreaches, listBreachesForSitting } from "#db/queries/listed-breaches.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** One page of the breaches that the actor sees. */
export async function breachesPage(
  { db, actor, now }: Context,
  asked: BreachListAsked,
  after: BreachKey | undefined,
  limit: number,
) {
  const rows = await listBreaches(db, actor, { asked, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const ids = [...new Set(shown.map(({ interventionId }) => interventionId))];
  await recordList({ db, actor, now }, "intervention.breaches-listed", "intervention", ids, { ...asked });
  return {
    last: rows.length > limit ? shown.at(-1) : undefined,
    breaches: shown.map((row) => shownInList(row, londonDay(now))),
  };
}

/** Those that wait for the next sitting of a group whose meetings the actor may see. */
export async function breachesForSitting({ db, actor, now }: Context, groupId: string, limit: number) {
  if (!actor.permissions.has("interventions:read")) return [];
  const rows = await listBreachesForSitting(db, actor, groupId, limit);
  if (rows.length > 0) {
    const ids = [...new Set(rows.map(({ interventionId }) => interventionId))];
    await recordList({ db, actor, now }, "intervention.breaches-listed", "intervention", ids, { groupId });
  }
  return rows.map((row) => shownInList(row, londonDay(now)));
}

/** A breach as a row of a list; children go by initials. */
export function shownInList(row: ListedBreach, today: string) {
  const { id, interventionId, reference, breachedOn, heardOn, groupName, decidedOn } = row;
  const personsUnknown = row.respondentId === null;
  return {
    ...{ id, interventionId, reference, breachedOn, heardOn, groupName, decidedOn },
    kind: kindWords({ kind: row.kind, ownKindName: row.ownKindName, serviceName: null }),
    who: respondentWords(personsUnknown ? [] : [row], { personsUnknown, today }),
    outcome: row.consequence === null ? null : CONSEQUENCE_NAMES[row.consequence],
  };
}
