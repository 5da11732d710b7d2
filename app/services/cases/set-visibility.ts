import type { VisibilityChange } from "#app/domain/cases/need-to-know.form.ts";
import { refuseVisibility } from "#app/domain/cases/need-to-know.ts";
import { unsafeListAccess, updateVisibility } from "#db/queries/case-access.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { type AccessContext, changeAccess, refused } from "./change-access.ts";
import { addNamed } from "./name-person.ts";

/** Makes a case one of its lead and the people named, or opens it to its group again. Whoever is named at once is told. */
export function setVisibility(
  at: AccessContext,
  caseId: string,
  { version, to, namedUserId, reason }: VisibilityChange,
) {
  return changeAccess(at, caseId, async (trx, record, today) => {
    if (record.version !== version) return { kind: "changed" };
    const named = (await unsafeListAccess(trx, caseId)).filter(({ access }) => access === "named");
    const fresh = to === "restricted" ? namedUserId.filter((id) => !named.some(({ userId }) => userId === id)) : [];
    const sight = await unsafeListUsersWithSight(trx, record, today);
    if (fresh.some((id) => !sight.some((user) => user.id === id)))
      return refused("namedUserId", "Select people from the list");
    const refusal = refuseVisibility(record, { to, named: [...named.map(({ userId }) => userId), ...fresh] });
    if (refusal) return { kind: "refused", refusal };
    const key = { partnershipId: at.actor.partnershipId, id: caseId, version };
    if (!(await updateVisibility(trx, key, to))) return { kind: "changed" };
    for (const userId of fresh) await addNamed(trx, at, record, { userId, reason, today });
    const isNow = to === "restricted";
    return {
      kind: "change",
      event: isNow ? "case.restricted" : "case.unrestricted",
      change: { kind: isNow ? "restricted" : "unrestricted", on_day: today, reason },
      userIds: fresh,
      before: { visibility: record.visibility },
      after: { visibility: to, named: fresh, reason },
    };
  });
}
