import type { Actor } from "#app/domain/access/actor.ts";
import { groupsOf } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { unsafeFindCaseOfAction } from "#db/queries/actions.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { findCaseById, unsafeListUsersWithSight } from "#db/queries/cases.ts";
import { findGroup } from "#db/queries/groups.ts";
import type { Executor } from "#db/transaction.ts";

/** A case, or a group for itself. */
export type ContextKey = { caseId: string } | { groupId: string };

type User = { id: string; name: string; agencyId: string; agencyName: string };
export type ContextOfAction = {
  caseId: string | null;
  groupId: string | null;
  /** What people know it by. */
  name: string;
  isClosed: boolean;
  isRestricted: boolean;
  /** Who can open it today. */
  users: User[];
};

/** Where the actor sees it; an action of a group itself is given by those who run the group. */
export async function findContext(db: Executor, actor: Actor, key: ContextKey, today: string) {
  if ("caseId" in key) {
    const record = await findCaseById(db, actor, key.caseId);
    if (!record) return { kind: "not-found" as const };
    if (!mayInCase(actor, record, "actions:create")) return { kind: "forbidden" as const };
    return { kind: "found" as const, context: await ofCase(db, record, today) };
  }
  const group = groupsOf(actor).includes(key.groupId) && (await findGroup(db, actor.partnershipId, key.groupId));
  if (!group) return { kind: "not-found" as const };
  if (!groupsOf(actor, ["chair", "coordinator"]).includes(key.groupId)) return { kind: "forbidden" as const };
  return { kind: "found" as const, context: await ofGroup(db, actor.partnershipId, group, today) };
}

/** Of an action that the caller has found, whether or not the actor sees what it belongs to. */
export async function unsafeContextOf(
  db: Executor,
  partnershipId: string,
  action: { caseId: string | null; groupId: string | null },
  today: string,
): Promise<ContextOfAction> {
  const record = action.caseId ? await unsafeFindCaseOfAction(db, action.caseId) : undefined;
  if (record) return ofCase(db, record, today);
  const group = action.groupId ? await findGroup(db, partnershipId, action.groupId) : undefined;
  if (!group) throw new Error("The action belongs to nothing that is known");
  return ofGroup(db, partnershipId, group, today);
}

type Case = Parameters<typeof unsafeListUsersWithSight>[1] & { reference: string; status: string };

async function ofCase(db: Executor, record: Case, today: string): Promise<ContextOfAction> {
  return {
    caseId: record.id,
    groupId: null,
    name: record.reference,
    isClosed: record.status === "closed",
    isRestricted: record.visibility === "restricted",
    users: await unsafeListUsersWithSight(db, record, today),
  };
}

type Group = { id: string; name: string; endedOn: string | null };

async function ofGroup(db: Executor, partnershipId: string, group: Group, today: string): Promise<ContextOfAction> {
  return {
    caseId: null,
    groupId: group.id,
    name: group.name,
    isClosed: group.endedOn !== null && group.endedOn < today,
    isRestricted: false,
    users: await listUsersOfGroup(db, partnershipId, group.id, today),
  };
}
