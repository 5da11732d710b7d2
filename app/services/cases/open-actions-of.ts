import { unsafeListOpenActionsOfCase } from "#db/queries/case-lifecycle.ts";
import type { Executor } from "#db/transaction.ts";

/** The open actions of a case that the caller has found visible, as a form asks about each. */
export async function openActionsOf(db: Executor, caseId: string) {
  const actions = await unsafeListOpenActionsOfCase(db, caseId);
  return actions.map(({ id, reference, words, dueOn, ownerName, ownerAgencyName }) => ({
    id,
    reference,
    words,
    dueOn,
    owner: ownerName ? `${ownerName}, ${ownerAgencyName}` : ownerAgencyName,
  }));
}
