import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import type { Executor } from "#db/transaction.ts";

/** What a partnership calls those who work its cases of anti-social behaviour day by day, unless somebody chooses another. */
export const USUAL_GROUP = "ASB team casework";

type Group = { id: string; name: string };

/** The groups that take cases and that the actor runs: only into these may a file be loaded. */
export async function groupsToFill({ db, actor, now }: { db: Executor; actor: Actor; now: Date }): Promise<Group[]> {
  const run = groupsOf(actor, ["chair", "coordinator"]);
  const taking = await listGroupsTakingCases(db, actor.partnershipId, londonDay(now));
  return taking.filter((group) => run.includes(group.id)).map(({ id, name }) => ({ id, name }));
}

export function usualGroup(groups: readonly Group[], name = USUAL_GROUP): string | null {
  return groups.find((group) => plainWords(group.name) === plainWords(name))?.id ?? null;
}
