import { v7 as uuid } from "uuid";
import type { AccessEnded, FlagGiven } from "#app/domain/cases/need-to-know.form.ts";
import { endFlag as endRow, insertFlag, listFlagKinds, unsafeListFlags } from "#db/queries/case-flags.ts";
import { type AccessContext, changeAccess, refused } from "./change-access.ts";

/** Gives a case a flag of the partnership's list, from today on. */
export function giveFlag(at: AccessContext, caseId: string, { kindId, reason }: FlagGiven) {
  const { actor } = at;
  return changeAccess(at, caseId, async (trx, _record, today) => {
    const kind = (await listFlagKinds(trx, actor.partnershipId)).find(({ id }) => id === kindId);
    if (!kind) return refused("kindId", "Select a flag from the list");
    if ((await unsafeListFlags(trx, caseId)).some((flag) => flag.kindId === kindId))
      return refused("kindId", "The case has this flag already");
    await insertFlag(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      case_id: caseId,
      flag_kind_id: kindId,
      from_day: today,
      until_day: null,
      reason,
      ended_reason: null,
      given_by: actor.id,
      version: 1,
    });
    return {
      kind: "change",
      event: "case.flagged",
      change: { kind: "flagged", on_day: today, reason, after_value: kind.name },
      after: { flag: kind.name, reason },
    };
  });
}

/** A flag ends with the day of today, and with it what it did: an address is shown again. */
export function endFlag(
  at: AccessContext,
  { caseId, flagId }: { caseId: string; flagId: string },
  { version, reason }: AccessEnded,
) {
  return changeAccess(at, caseId, async (trx, _record, today) => {
    const flag = (await unsafeListFlags(trx, caseId)).find(({ id }) => id === flagId);
    if (!flag) return { kind: "not-found" };
    const key = { partnershipId: at.actor.partnershipId, id: flagId, version };
    const isEnded = flag.version === version && (await endRow(trx, key, { until_day: today, ended_reason: reason }));
    if (!isEnded) return { kind: "changed" };
    return {
      kind: "change",
      event: "case.flag-ended",
      change: { kind: "unflagged", on_day: today, reason, before_value: flag.name },
      before: { flag: flag.name },
      after: { reason },
    };
  });
}
