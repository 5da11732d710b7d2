import type { Actor } from "#app/domain/access/actor.ts";
import { isHighOrAbove, mayManage } from "#app/domain/cases/manage-case.ts";
import { unsafeFindTransfer } from "#db/queries/case-transfers.ts";
import { unsafeFindWorkingGroup } from "#db/queries/case-working-groups.ts";
import type { Executor } from "#db/transaction.ts";
import type { CaseFacts } from "./change-case.ts";

/** What ManageCase shows; null for whoever may not change the case. */
export async function manageFacts(db: Executor, actor: Actor, record: CaseFacts) {
  if (!mayManage(actor, record)) return null;
  const transfer = await unsafeFindTransfer(db, record.id);
  return {
    caseId: record.id,
    status: record.status,
    isHigh: isHighOrAbove(record.riskLevel),
    hasWorkingGroup: (await unsafeFindWorkingGroup(db, record.id)) !== undefined,
    hasTransfer: transfer?.status === "proposed",
  };
}
