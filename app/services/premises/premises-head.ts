import type { Actor } from "#app/domain/access/actor.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { listLicenceConditions } from "#db/queries/premises-conditions.ts";
import { listHolders } from "#db/queries/premises-holders.ts";
import { findPremises } from "#db/queries/premises.ts";
import type { Executor } from "#db/transaction.ts";

/** Premises to be changed by a form, and what stands above it; 404 for what is not theirs to see. */
export async function premisesToChange(db: Executor, actor: Actor, id: string) {
  const premises = await findPremises(db, actor, id);
  if (!premises) throw new Response(null, { status: 404 });
  return { premises, record: { id, reference: premises.reference, subject: premises.name } };
}

/** Somebody who holds the licence or supervises, to be put right; looking at them stands in the log. */
export async function holderToChange(
  { db, actor, now }: { db: Executor; actor: Actor; now: Date },
  { premisesId, holderId }: { premisesId: string; holderId: string },
) {
  const { record } = await premisesToChange(db, actor, premisesId);
  const holder = (await listHolders(db, actor, premisesId)).find(({ id }) => id === holderId);
  if (!holder) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "premises.licence-viewed", "premises", premisesId);
  return { record, holder };
}

export async function licenceConditionToChange(db: Executor, actor: Actor, premisesId: string, conditionId: string) {
  const { record } = await premisesToChange(db, actor, premisesId);
  const condition = (await listLicenceConditions(db, actor, premisesId)).find(({ id }) => id === conditionId);
  if (!condition) throw new Response(null, { status: 404 });
  return { record, condition };
}
