import { KNOWN_HOLD_NAMES } from "#app/domain/cases/manage-case.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { unsafeListClosures } from "#db/queries/case-closures.ts";
import type { Executor } from "#db/transaction.ts";

/** As its pages show them, of a case that the caller has found visible. */
export async function unsafeClosuresOf(db: Executor, caseId: string) {
  const closures = await unsafeListClosures(db, caseId);
  return closures.map(({ orderInForce, orderUntil, appeal, litigation, inquiry, ...closure }) => ({
    ...closure,
    holds: [
      ...(orderInForce === 1
        ? [`${KNOWN_HOLD_NAMES.order}${orderUntil ? ` until ${longDay(orderUntil)}` : ", its end not known"}`]
        : []),
      ...(appeal === 1 ? [KNOWN_HOLD_NAMES.appeal] : []),
      ...(litigation === 1 ? [KNOWN_HOLD_NAMES.litigation] : []),
      ...(inquiry === 1 ? [KNOWN_HOLD_NAMES.inquiry] : []),
    ],
  }));
}
