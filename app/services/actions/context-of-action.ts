import type { Actor } from "#app/domain/access/actor.ts";
import { groupsOf } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { unsafeFindCaseOfAction, unsafeFindPremisesOfAction } from "#db/queries/actions.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findGroup } from "#db/queries/groups.ts";
import { findPremises } from "#db/queries/premises.ts";
import { listUsersOfPremises } from "#db/queries/premises-officers.ts";
import type { Executor } from "#db/transaction.ts";

/** A case, a group for itself, or premises, there as part of a plan or not. */
export type ContextKey = { caseId: string } | { groupId: string } | { premisesId: string; planId?: string };

type User = { id: string; name: string; agencyId: string; agencyName: string };
export type ContextOfAction = {
  caseId: string | null;
  groupId: string | null;
  premisesId: string | null;
  /** What people know it by. */
  name: string;
  isClosed: boolean;
  isRestricted: boolean;
  /** Who can open it today. */
  users: User[];
};

/**
 * Where the actor sees it; an action of a group itself is given by those who run the group, or who write the minutes of its
 * meeting (`isMinuting`), one about premises by those who record what is done about them.
 */
export async function findContext(db: Executor, actor: Actor, key: ContextKey, today: string, isMinuting = false) {
  if ("caseId" in key) {
    const record = await findCaseById(db, actor, key.caseId);
    if (!record) return { kind: "not-found" as const };
    if (!mayInCase(actor, record, "actions:create")) return { kind: "forbidden" as const };
    return { kind: "found" as const, context: await ofCase(db, record, today) };
  }
  if ("premisesId" in key) {
    const premises = await findPremises(db, actor, key.premisesId);
    if (!premises) return { kind: "not-found" as const };
    if (!actor.permissions.has("premises:record")) return { kind: "forbidden" as const };
    return { kind: "found" as const, context: await ofPremises(db, actor.partnershipId, premises, today) };
  }
  const group = groupsOf(actor).includes(key.groupId) && (await findGroup(db, actor.partnershipId, key.groupId));
  if (!group) return { kind: "not-found" as const };
  if (!isMinuting && !groupsOf(actor, ["chair", "coordinator"]).includes(key.groupId))
    return { kind: "forbidden" as const };
  return { kind: "found" as const, context: await ofGroup(db, actor.partnershipId, group, today) };
}

/** Of an action that the caller has found, whether or not the actor sees what it belongs to. */
export async function unsafeContextOf(
  db: Executor,
  partnershipId: string,
  action: { caseId: string | null; groupId: string | null; premisesId: string | null },
  today: string,
): Promise<ContextOfAction> {
  const record = action.caseId ? await unsafeFindCaseOfAction(db, action.caseId) : undefined;
  if (record) return ofCase(db, record, today);
  const premises = action.premisesId ? await unsafeFindPremisesOfAction(db, action.premisesId) : undefined;
  if (premises) return ofPremises(db, partnershipId, premises, today);
  const group = action.groupId ? await findGroup(db, partnershipId, action.groupId) : undefined;
  if (!group) throw new Error("The action belongs to nothing that is known");
  return ofGroup(db, partnershipId, group, today);
}

type Case = { id: string; reference: string; status: string; visibility: "standard" | "restricted" };

async function ofCase(db: Executor, record: Case, today: string): Promise<ContextOfAction> {
  return {
    caseId: record.id,
    groupId: null,
    premisesId: null,
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
    premisesId: null,
    name: group.name,
    isClosed: group.endedOn !== null && group.endedOn < today,
    isRestricted: false,
    users: await listUsersOfGroup(db, partnershipId, group.id, today),
  };
}

type Premises = { id: string; name: string; closedOn: string | null };

async function ofPremises(db: Executor, partnershipId: string, premises: Premises, today: string) {
  const context: ContextOfAction = {
    caseId: null,
    groupId: null,
    premisesId: premises.id,
    name: premises.name,
    isClosed: premises.closedOn !== null && premises.closedOn < today,
    isRestricted: false,
    users: await listUsersOfPremises(db, partnershipId, today),
  };
  return context;
}
