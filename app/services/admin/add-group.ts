import { v7 as uuid } from "uuid";
import type { NewGroup } from "#app/domain/groups/group.form.ts";
import type { GroupRefusal } from "#app/domain/groups/group.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupByName, insertGroup, listBeats, listGroupParents, replaceBeatsOfGroup } from "#db/queries/groups.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

export const GROUP_NAME_TAKEN: GroupRefusal = {
  field: "name",
  message: "Another group of the partnership has this name",
};

export function addGroup({ db, actor, now }: AdminContext, group: NewGroup) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const refusal = await refuseNames(trx, partnershipId, group);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    await insertGroup(trx, {
      id,
      partnership_id: partnershipId,
      ...groupColumns(group),
      ended_on: null,
      created_at: now.toISOString(),
      version: 1,
    });
    await replaceBeatsOfGroup(trx, partnershipId, id, [...new Set(group.beats)]);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "group.added",
      objectKind: "group",
      objectId: id,
      fields: Object.keys(group),
      detail: { after: group },
    });
    return { kind: "done" as const, groupId: id };
  });
  return refusedWhenTaken(work, GROUP_NAME_TAKEN);
}

/** What a group names must be the partnership's own. */
async function refuseNames(trx: Transaction, partnershipId: string, group: NewGroup): Promise<GroupRefusal | null> {
  if (await findGroupByName(trx, partnershipId, fold(group.name))) return GROUP_NAME_TAKEN;
  const parents = await listGroupParents(trx, partnershipId);
  if (group.parentId !== null && !parents.some((g) => g.id === group.parentId))
    return { field: "parentId", message: "Select a group from the list" };
  return refuseBeats(trx, partnershipId, group.beats);
}

export async function refuseBeats(
  trx: Transaction,
  partnershipId: string,
  beats: readonly string[],
): Promise<GroupRefusal | null> {
  if (beats.length === 0) return null;
  const known = new Set((await listBeats(trx, partnershipId)).map((beat) => beat.id));
  return beats.every((id) => known.has(id)) ? null : { field: "beats", message: "Select beats from the list" };
}

export function groupColumns(group: NewGroup) {
  return {
    name: group.name,
    name_folded: fold(group.name),
    kind: group.kind,
    parent_id: group.parentId,
    cadence: group.cadence,
    holds_cases: group.does.includes("holds-cases") ? (1 as const) : (0 as const),
    has_meetings: group.does.includes("has-meetings") ? (1 as const) : (0 as const),
    min_age: group.minAge,
    max_age: group.maxAge,
  };
}
