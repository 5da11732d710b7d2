import type { Actor } from "#app/domain/access/actor.ts";
import { findCaseById, lockCase, unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeListLevels } from "#db/queries/risk-assessments.ts";
import type { Transaction } from "#db/transaction.ts";

/** The case, held for this transaction, with its people and what has been assessed of them; undefined: not the actor's to know. */
export async function caseAtRisk(trx: Transaction, actor: Actor, caseId: string) {
  await lockCase(trx, actor, caseId);
  const record = await findCaseById(trx, actor, caseId);
  if (!record) return undefined;
  return { record, links: await unsafeListLinks(trx, caseId), assessments: await unsafeListLevels(trx, caseId) };
}
