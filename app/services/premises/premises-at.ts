import type { Actor } from "#app/domain/access/actor.ts";
import { listPremisesAt } from "#db/queries/premises-at.ts";
import type { Executor } from "#db/transaction.ts";

/** Licensed premises at a location: their names are public (Licensing Act 2003 s8), their grades for the group and licensing. */
export async function premisesAt({ db, actor }: { db: Executor; actor: Actor }, locationId: string) {
  const rows = await listPremisesAt(db, actor, locationId);
  const isOpen = actor.permissions.has("premises:read");
  return rows.map(({ agreedBand, ...row }) => ({ ...row, grade: isOpen ? { band: agreedBand } : null }));
}
