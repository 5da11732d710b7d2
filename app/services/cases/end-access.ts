import type { AccessEnded } from "#app/domain/cases/need-to-know.form.ts";
import { refuseUnnaming } from "#app/domain/cases/need-to-know.ts";
import { endAccess as endRow, unsafeListAccess } from "#db/queries/case-access.ts";
import { type AccessContext, changeAccess } from "./change-access.ts";
import { tellOne } from "./tell-of-case.ts";

/** Takes somebody off the people named for a case, and tells them; or ends a conflict of interest that is none any more. */
export function endAccess(
  at: AccessContext,
  { caseId, accessId }: { caseId: string; accessId: string },
  { version, reason }: AccessEnded,
) {
  const { actor, now } = at;
  return changeAccess(at, caseId, async (trx, record, today) => {
    const all = await unsafeListAccess(trx, caseId);
    const row = all.find(({ id }) => id === accessId);
    if (!row) return { kind: "not-found" };
    const named = all.filter(({ access }) => access === "named").map(({ userId }) => userId);
    const isNamed = row.access === "named";
    const refusal = isNamed ? refuseUnnaming(record, named, row.userId) : null;
    if (refusal) return { kind: "refused", refusal };
    const key = { partnershipId: actor.partnershipId, id: accessId, version };
    if (row.version !== version || !(await endRow(trx, key, now))) return { kind: "changed" };
    if (isNamed && row.userId !== actor.id) {
      const told = { userId: row.userId, kind: "case-unnamed", at: now } as const;
      await tellOne(trx, { ...record, partnershipId: actor.partnershipId }, told);
    }
    return {
      kind: "change",
      event: isNamed ? "case.name-taken-off" : "case.conflict-ended",
      change: { kind: isNamed ? "unnamed" : "conflict-ended", on_day: today, reason, after_user_id: row.userId },
      userIds: [row.userId],
      before: { access: row.access, userId: row.userId },
      after: { reason },
    };
  });
}
