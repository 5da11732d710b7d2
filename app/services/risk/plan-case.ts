import type { Actor } from "#app/domain/access/actor.ts";
import { fullName } from "#app/domain/people/person.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import type { FoundStep } from "#db/queries/plan-steps.ts";
import type { Executor } from "#db/transaction.ts";

/** The case whose plan it is, where the actor sees it. */
export async function findPlannedCase(db: Executor, actor: Actor, caseId: string) {
  const record = await findCaseById(db, actor, caseId);
  if (!record) return null;
  return {
    record,
    state: { isClosed: record.status === "closed" },
    isRestricted: record.visibility === "restricted",
    links: await unsafeListLinks(db, caseId),
  };
}

/** As the words of a step take it. */
export function withPersonName<S extends Pick<FoundStep, "givenNames" | "familyName">>(step: S) {
  const { givenNames, familyName } = step;
  return {
    ...step,
    personName: givenNames !== null && familyName !== null ? fullName({ givenNames, familyName }) : null,
  };
}
