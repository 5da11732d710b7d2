import type { Actor } from "./actor.ts";
import { isGranted, type Permission } from "./permissions.ts";
import type { Role } from "./roles.ts";

/** The permissions that are asked of one case, and of the actions, notes and documents in it, and not of a kind of work. */
export const CASE_RIGHTS = [
  "cases:manage",
  "cases:access",
  "notes:write",
  "risk:assess",
  "actions:create",
  "actions:complete-any",
  "actions:change",
  "interventions:record",
  "documents:remove",
  "audit:record",
] as const satisfies readonly Permission[];
export type CaseRight = (typeof CASE_RIGHTS)[number];

/** What a working group does: it works on its case. Who leads, opens, holds, closes or moves that is for the case's own group. */
export const WORKING_GROUP_RIGHTS: readonly CaseRight[] = [
  "notes:write",
  "risk:assess",
  "actions:create",
  "actions:complete-any",
  "actions:change",
  "interventions:record",
];

/** By what somebody is something to a case; to the action or the referral of a group, by the group alone. */
export type Belonging = {
  groupId: string | null;
  /** The working group of the case, while it lasts. */
  workingGroupId: string | null;
  leadUserId: string | null;
  supervisorUserId: string | null;
  /** Whether the actor sees it otherwise than by having broken the glass, which is for reading. */
  isByRight: 0 | 1;
};
type Who = Pick<Actor, "id" | "memberships" | "duties" | "permissions">;

/**
 * What this actor may do with this case, which the caller has found visible (DESIGN 5, docs/decisions/0020): by the role in
 * its group, the role in its working group, leading or supervising it, and a duty. A role in another group, or the lead of
 * another case, brings nothing here. Nor does being named, which lets read.
 */
export function mayInCase(actor: Who, record: Belonging, right: CaseRight): boolean {
  return record.isByRight === 1 && actor.permissions.has(right) && brings(actor, record, right);
}

function brings(actor: Who, record: Belonging, right: CaseRight): boolean {
  const inGroup = (groupId: string | null) => actor.memberships.filter((m) => m.groupId === groupId);
  const isGiven = (role: Role) => isGranted(role, right);
  return (
    inGroup(record.groupId).some(({ role }) => isGiven(role)) ||
    (WORKING_GROUP_RIGHTS.includes(right) && inGroup(record.workingGroupId).some(({ role }) => isGiven(role))) ||
    ([record.leadUserId, record.supervisorUserId].includes(actor.id) && isGiven("case-lead")) ||
    // What a licensing officer gives, finishes and changes is of premises, wherever he is named.
    [...actor.duties].some((duty) => duty !== "licensing-officer" && isGiven(duty))
  );
}
