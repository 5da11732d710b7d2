import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { GroupChange } from "#app/domain/groups/group.form.ts";
import { type GroupRefusal, refuseGroupEnd } from "#app/domain/groups/group.ts";
import { refuseParent } from "#app/domain/groups/group-tree.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  countOpenWorkOfGroup,
  findGroup,
  findGroupByName,
  listBeatIdsOfGroup,
  listGroupParents,
  replaceBeatsOfGroup,
  updateGroup,
} from "#db/queries/groups.ts";
import { lockPartnership, markRenewalDueInGroup } from "#db/queries/memberships.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { GROUP_NAME_TAKEN, groupColumns, refuseBeats } from "./add-group.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

type Group = NonNullable<Awaited<ReturnType<typeof findGroup>>>;

export function changeGroup({ db, actor, now }: AdminContext, groupId: string, change: GroupChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    await lockPartnership(trx, partnershipId);
    const group = await findGroup(trx, partnershipId, groupId);
    if (!group) return { kind: "not-found" as const };
    if (group.version !== change.version) return { kind: "changed" as const, current: group };
    const refusal = await refuseChange(trx, partnershipId, group, change, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };

    const before = { ...comparable(group), beats: (await listBeatIdsOfGroup(trx, partnershipId, groupId)).join(" ") };
    const { endedOn } = change;
    const beats = [...new Set(change.beats)].sort();
    const columns = groupColumns(change);
    const row = { ...columns, ended_on: endedOn };
    if (!(await updateGroup(trx, { partnershipId, id: groupId, version: change.version }, row)))
      return { kind: "changed" as const, current: group };
    await replaceBeatsOfGroup(trx, partnershipId, groupId, beats);
    if (endedOn !== group.endedOn) await markRenewalDueInGroup(trx, partnershipId, groupId);
    const after = {
      ...comparable({ ...change, holdsCases: columns.holds_cases, hasMeetings: columns.has_meetings }),
      beats: beats.join(" "),
    };
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: endedOn !== null && group.endedOn === null ? "group.ended" : "group.changed",
      objectKind: "group",
      objectId: groupId,
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, GROUP_NAME_TAKEN);
}

type Comparable = Pick<
  Group,
  "name" | "kind" | "parentId" | "cadence" | "holdsCases" | "hasMeetings" | "minAge" | "maxAge" | "endedOn"
>;

function comparable({ name, kind, parentId, cadence, holdsCases, hasMeetings, minAge, maxAge, endedOn }: Comparable) {
  return { name, kind, parentId, cadence, holdsCases, hasMeetings, minAge, maxAge, endedOn };
}

async function refuseChange(
  trx: Transaction,
  partnershipId: string,
  group: Group,
  change: GroupChange,
  today: string,
): Promise<GroupRefusal | null> {
  const sameName = await findGroupByName(trx, partnershipId, fold(change.name));
  if (sameName && sameName.id !== group.id) return GROUP_NAME_TAKEN;
  const loop = refuseParent(await listGroupParents(trx, partnershipId), group.id, change.parentId);
  if (loop) return { field: "parentId", message: loop };
  const beats = await refuseBeats(trx, partnershipId, change.beats);
  if (beats) return beats;
  const ends = change.endedOn !== null && change.endedOn !== group.endedOn;
  if (ends && change.endedOn !== null && change.endedOn > today)
    return { field: "endedOn", message: "Last day of the group must be today or in the past" };
  const givesUpCases = group.holdsCases === 1 && !change.does.includes("holds-cases");
  if (!ends && !givesUpCases) return null;
  return refuseGroupEnd(await countOpenWorkOfGroup(trx, partnershipId, group.id), ends ? "endedOn" : "does");
}
