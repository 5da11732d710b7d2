import { unsafeListActivitiesOf, unsafeListHoldersOf } from "#db/queries/imported-premises.ts";
import type { Executor } from "#db/transaction.ts";

/** Of premises that a file names: their activities, and all who held or hold the licence or supervised. */
export async function factsOfPremises(db: Executor, ids: readonly string[]) {
  const activities = await unsafeListActivitiesOf(db, ids);
  const everybody = await unsafeListHoldersOf(db, ids);
  return (id: string) => {
    return {
      activities: activities.filter(({ premisesId }) => premisesId === id).map(({ name }) => name),
      holders: everybody.filter(({ premisesId }) => premisesId === id),
    };
  };
}
