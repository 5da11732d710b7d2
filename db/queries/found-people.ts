import type { Actor } from "#app/domain/access/actor.ts";
import type { Transaction } from "../transaction.ts";

/** Whom a search of the actor's own has shown; found again, they are kept longer. */
export async function keepFoundPeople(trx: Transaction, actor: Actor, personIds: readonly string[], expiresAt: string) {
  if (personIds.length === 0) return;
  const rows = personIds.map((person_id) => ({
    partnership_id: actor.partnershipId,
    user_id: actor.id,
    person_id,
    expires_at: expiresAt,
  }));
  await trx
    .insertInto("found_person")
    .values(rows)
    .onConflict((c) => c.columns(["partnership_id", "user_id", "person_id"]).doUpdateSet({ expires_at: expiresAt }))
    .execute();
}

export async function deleteFoundPeopleBefore(trx: Transaction, instant: string) {
  await trx.deleteFrom("found_person").where("expires_at", "<=", instant).execute();
}
