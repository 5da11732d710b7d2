import { activityKey } from "#app/domain/premises/activities.ts";
import type { Executor, Transaction } from "../transaction.ts";

/** Of premises that the caller has found for the actor. */
export async function unsafeListActivities(db: Executor, premisesId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("premises_activity")
    .select("name")
    .where("premises_id", "=", premisesId)
    .orderBy("name_folded")
    .execute();
  return rows.map(({ name }) => name);
}

type Of = { premisesId: string; partnershipId: string };

/** In the place of those that stood there. */
export async function replaceActivities(trx: Transaction, of: Of, names: readonly string[]) {
  await trx.deleteFrom("premises_activity").where("premises_id", "=", of.premisesId).execute();
  await addActivities(trx, of, names);
}

/** Besides those that stand there; one that does is left as it is. */
export async function addActivities(trx: Transaction, { premisesId, partnershipId }: Of, names: readonly string[]) {
  if (names.length === 0) return;
  await trx
    .insertInto("premises_activity")
    .values(
      names.map((name) => ({
        ...{ premises_id: premisesId, partnership_id: partnershipId },
        ...{ name, name_folded: activityKey(name) },
      })),
    )
    .onConflict((conflict) => conflict.columns(["premises_id", "name_folded"]).doNothing())
    .execute();
}
