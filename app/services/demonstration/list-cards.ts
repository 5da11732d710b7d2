import { type DemonstrationCard, demonstrationCards } from "#app/domain/access/demonstration-cards.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { findDemonstrationBirth, listRolesOfActiveUsers } from "#db/queries/demonstration.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; now: Date };

/** The users whom the sign-in page of a demonstration shows; of any other database none. */
export async function listDemonstrationCards({ db, now }: Context): Promise<DemonstrationCard[]> {
  if ((await findDemonstrationBirth(db)) === undefined) return [];
  const [partnership] = await listPartnerships(db);
  return partnership ? demonstrationCards(await listRolesOfActiveUsers(db, partnership.id, londonDay(now))) : [];
}
