import { v7 as uuid } from "uuid";
import type { AccessEnded, WorkerRecorded } from "#app/domain/cases/need-to-know.form.ts";
import { unsafeListLinks } from "#db/queries/cases.ts";
import { endWorker as endRow, insertWorker, unsafeListWorkers } from "#db/queries/person-workers.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { type AccessContext, changeAccess, refused } from "./change-access.ts";

/** Who works with whom. Whoever works with a perpetrator is shown no address of a victim of domestic abuse. */
export function recordWorker(at: AccessContext, caseId: string, { personId, userId, work }: WorkerRecorded) {
  const { actor, now } = at;
  return changeAccess(at, caseId, async (trx, _record, today) => {
    if (!(await unsafeListLinks(trx, caseId)).some((link) => link.personId === personId))
      return refused("personId", "Select a person of this case");
    if (!(await listUsersToName(trx, actor.partnershipId, today)).some(({ id }) => id === userId))
      return refused("userId", "Select a worker from the list");
    const working = await unsafeListWorkers(trx, caseId);
    if (working.some((row) => row.personId === personId && row.userId === userId))
      return refused("userId", "It is recorded already that they work with this person");
    await insertWorker(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      person_id: personId,
      user_id: userId,
      work,
      from_day: today,
      case_id: caseId,
      recorded_by: actor.id,
      recorded_at: now.toISOString(),
      ended_by: null,
      ended_at: null,
      ended_reason: null,
      version: 1,
    });
    return {
      kind: "change",
      event: "case.worker-recorded",
      change: null,
      userIds: [userId],
      after: { personId, work },
    };
  });
}

export function endWorker(
  at: AccessContext,
  { caseId, workerId }: { caseId: string; workerId: string },
  { version, reason }: AccessEnded,
) {
  const { actor, now } = at;
  return changeAccess(at, caseId, async (trx) => {
    const row = (await unsafeListWorkers(trx, caseId)).find(({ id }) => id === workerId);
    if (!row) return { kind: "not-found" };
    if (row.userId === actor.id)
      return refused(null, "That you work with this person is for somebody else to end: it keeps addresses from you");
    const end = { ended_at: now.toISOString(), ended_by: actor.id, ended_reason: reason };
    const key = { partnershipId: actor.partnershipId, id: workerId, version };
    if (row.version !== version || !(await endRow(trx, key, end))) return { kind: "changed" };
    const { userId, personId } = row;
    return { kind: "change", event: "case.worker-ended", change: null, userIds: [userId], after: { personId, reason } };
  });
}
