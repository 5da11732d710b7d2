import { refuseChange, type SittingStatus } from "#app/domain/meetings/sitting.ts";
import { unsafeHasMinutes } from "#db/queries/minutes.ts";
import { unsafeHasGrades } from "#db/queries/premises-sittings.ts";
import type { Executor } from "#db/transaction.ts";

/** Why a meeting that the caller has found is neither moved nor cancelled, or null. */
export async function whySittingStays(
  db: Executor,
  { id, day, status }: { id: string; day: string; status: SittingStatus },
  today: string,
) {
  const [isGraded, hasMinutes] = [await unsafeHasGrades(db, id), await unsafeHasMinutes(db, id)];
  return refuseChange({ day, status, isGraded, hasMinutes }, today);
}
