import type { Actor } from "#app/domain/access/actor.ts";
import { mayManage } from "#app/domain/cases/manage-case.ts";
import { seesCaseByRight } from "#db/queries/case-lifecycle.ts";
import type { Executor } from "#db/transaction.ts";

type Record = Parameters<typeof mayManage>[1] & { id: string };

/** By what they are to the case, and in a case that they see of right. */
export async function mayManageCase(db: Executor, actor: Actor, record: Record): Promise<boolean> {
  return mayManage(actor, record) && (await seesCaseByRight(db, actor, record.id));
}
