import { type Actor, groupsOf } from "../access/actor.ts";
import { type Belonging as BelongingOfCase, mayInCase } from "../access/case-rights.ts";
import type { RiskLevel } from "../risk/levels.ts";
import type { CaseStatus } from "./case-status.ts";

type Who = Pick<Actor, "id" | "memberships">;
type Belonging = { groupId: string; leadUserId: string | null; supervisorUserId: string | null };
type State = { status: CaseStatus; openedOn: string; holdUntil: string | null; closedOn: string | null };
export type CaseRefusal<F extends string = string> = { field: F | null; message: string };

/** The chair and the coordinators of its group, its lead and its supervisor (DESIGN 5). */
export function mayManage(actor: Parameters<typeof mayInCase>[0], record: BelongingOfCase): boolean {
  return mayInCase(actor, record, "cases:manage");
}

/** What changes a case; a closed case is read only. */
export type CaseStep = "lead" | "supervisor" | "hold" | "resume" | "close" | "reopen" | "working-group" | "people";

export function refuseStep(step: CaseStep, { status }: Pick<State, "status">): CaseRefusal<never> | null {
  if (step === "reopen") return status === "closed" ? null : { field: null, message: "This case is not closed" };
  if (status === "closed") return { field: null, message: "A closed case is read only. Re-open it first" };
  if (step === "hold" && status === "on-hold") return { field: null, message: "This case is on hold already" };
  if (step === "resume" && status !== "on-hold") return { field: null, message: "This case is not on hold" };
  return null;
}

/** A day ahead: until then nobody need ask, from the day after it is due to be taken up again. */
export function refuseCaseHold(record: State, holdUntil: string, today: string): CaseRefusal<"holdUntil"> | null {
  const refusal = refuseStep("hold", record);
  if (refusal) return refusal;
  return holdUntil > today ? null : { field: "holdUntil", message: "Last day of the hold must be in the future" };
}

/** A case does not resume by itself: somebody says that work goes on. From the day after the hold's last it is due to. */
export function isDueToResume({ status, holdUntil }: Pick<State, "status" | "holdUntil">, today: string): boolean {
  return status === "on-hold" && holdUntil !== null && holdUntil < today;
}

type Closing = { closedOn: string; notAssessedReason: string | null; orderUntil: string | null; hasOrder: boolean };
type Risk = { level: RiskLevel | null };

/**
 * Why the case cannot be closed so, or null. "Not assessed" is answered with why (DOMAIN 2.2: never a blank). High or
 * above at closure is for its supervisor or the chair of its group to close. `since` is the day from which it has been
 * open: its first, or that of the last re-opening.
 */
export function refuseClosing(
  actor: Who,
  record: State & Belonging,
  risk: Risk,
  closing: Closing,
  { since, today }: { since: string; today: string },
): CaseRefusal<"closedOn" | "notAssessedReason" | "orderUntil"> | null {
  const refusal = refuseStep("close", record);
  if (refusal) return refusal;
  if (!mayCloseAt(actor, record, risk.level)) return { field: null, message: HIGH_AT_CLOSURE };
  if (risk.level === null && closing.notAssessedReason === null)
    return { field: "notAssessedReason", message: "Enter why the risk was not assessed" };
  if (closing.closedOn > today) return { field: "closedOn", message: "Closing day must be today or in the past" };
  if (closing.closedOn < since)
    return { field: "closedOn", message: "Closing day must be on or after the day the case was opened" };
  if (closing.hasOrder && closing.orderUntil !== null && closing.orderUntil < closing.closedOn)
    return { field: "orderUntil", message: "Last day of the order must be on or after the closing day" };
  return null;
}

export const HIGH_AT_CLOSURE = "At High or Very High risk only the supervisor or the chair of the group closes a case";

export function isHighOrAbove(level: RiskLevel | null): boolean {
  return level === "high" || level === "very-high";
}

/** Whether this actor may close it at that level. */
export function mayCloseAt(actor: Who, record: Belonging, level: RiskLevel | null): boolean {
  if (!isHighOrAbove(level)) return true;
  return actor.id === record.supervisorUserId || groupsOf(actor, ["chair"]).includes(record.groupId);
}

export function refuseReopening(record: State, reviewOn: string, today: string): CaseRefusal<"reviewOn"> | null {
  const refusal = refuseStep("reopen", record);
  if (refusal) return refusal;
  return reviewOn > today ? null : { field: "reviewOn", message: "Day of the next review must be in the future" };
}

/** Issue 4: a high-risk case may have a working group of its own, one at a time. */
export function refuseWorkingGroup(
  record: Pick<State, "status"> & { riskLevel: RiskLevel | null },
  hasOne: boolean,
): CaseRefusal<never> | null {
  const refusal = refuseStep("working-group", record);
  if (refusal) return refusal;
  if (hasOne) return { field: null, message: "This case has a working group already" };
  if (!isHighOrAbove(record.riskLevel))
    return { field: null, message: "Only a case at High or Very High risk has a working group of its own" };
  return null;
}
