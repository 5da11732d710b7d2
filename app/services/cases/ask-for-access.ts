import { v7 as uuid } from "uuid";
import type { RequestAnswer } from "#app/domain/cases/need-to-know.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  answerRequest as answerRow,
  insertAccessRequest,
  unsafeListWaitingRequests,
} from "#db/queries/access-requests.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listCasesBehindPointer, unsafeFindCaseBehindGlass } from "#db/queries/break-glass.ts";
import { unsafeListAccess } from "#db/queries/case-access.ts";
import { inTransaction } from "#db/transaction.ts";
import { type AccessContext, changeAccess } from "./change-access.ts";
import { addNamed } from "./name-person.ts";
import { tellAnswerable, tellOne } from "./tell-of-case.ts";

/** From a locked pointer: whoever answers for each case behind it is told that this actor asks, and why. */
export function askForAccess({ db, actor, now }: AccessContext, personId: string, reason: string) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const behind = await listCasesBehindPointer(trx, actor, personId, now.toISOString());
    if (behind.length === 0) return { kind: "not-found" as const };
    for (const { id } of behind) {
      const record = await unsafeFindCaseBehindGlass(trx, actor, { id });
      if (!record || record.hasConflict) continue;
      const asked = { id: uuid(), partnership_id: partnershipId, case_id: id, requested_by: actor.id, reason };
      if (!(await insertAccessRequest(trx, { ...asked, requested_at: now.toISOString(), version: 1 }))) continue;
      await insertAuditEvent(trx, actor, now, {
        category: "permission",
        event: "case.access-asked",
        objectKind: "case",
        objectId: id,
        restricted: true,
        detail: { after: { reason } },
      });
      const told = { kind: "case-access-asked", today: londonDay(now), at: now, actorId: actor.id } as const;
      await tellAnswerable(trx, record, told);
    }
    return { kind: "done" as const };
  });
}

/** Lets them in by name, or not; they are told either way. */
export function answerRequest(
  at: AccessContext,
  { caseId, requestId }: { caseId: string; requestId: string },
  { version, answer, reason }: RequestAnswer,
) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return changeAccess(at, caseId, async (trx, record, today) => {
    const asked = (await unsafeListWaitingRequests(trx, caseId)).find(({ id }) => id === requestId);
    if (!asked) return { kind: "not-found" };
    const given = { answer, answer_reason: reason, answered_by: actor.id, answered_at: now.toISOString() };
    const key = { partnershipId, id: requestId, version };
    if (asked.version !== version || !(await answerRow(trx, key, given))) return { kind: "changed" };
    const userId = asked.requestedBy;
    const standing = (await unsafeListAccess(trx, caseId)).some((row) => row.userId === userId);
    if (answer === "named" && !standing) await addNamed(trx, at, record, { userId, reason, today });
    else await tellOne(trx, { ...record, partnershipId }, { userId, kind: "case-access-refused", at: now });
    return {
      kind: "change",
      event: "case.access-answered",
      change: null,
      userIds: [userId],
      after: { answer, reason },
    };
  });
}
