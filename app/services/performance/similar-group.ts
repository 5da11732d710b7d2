import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { readCspLine } from "#app/domain/performance/csp-names.ts";
import type { NewExclusion, NewGroupVersion } from "#app/domain/performance/similar-group.form.ts";
import { readGroup } from "#app/domain/performance/similar-group-lines.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  endExclusion as markEnded,
  findExclusion,
  findGroupVersion,
  insertExclusion,
  insertGroupVersion,
  listEveryMember,
  withdrawGroupVersion,
} from "#db/queries/similar-groups.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { madeOnce } from "../session/made-once.ts";

type Once = AdminContext & { once?: string | null };
const refused = (field: string, message: string) => ({ kind: "refused" as const, refusal: { field, message } });

/** Who is in the most similar group from a day on. The versions before stay, for the figures of their time. */
export function recordGroupVersion(at: Once, given: NewGroupVersion) {
  const { actor, now } = at;
  const read = readGroup(given.members, given.own);
  if ("message" in read) return Promise.resolve(refused(read.field, read.message));
  if (given.fromDay > londonDay(now))
    return Promise.resolve(refused("fromDay", "First day of this group must be today or in the past"));
  const { partnershipId: partnership_id } = actor;
  return madeOnce(at, "similar-group", async (trx) => {
    const id = uuid();
    await insertGroupVersion(
      trx,
      {
        ...{ id, partnership_id, from_day: given.fromDay, publisher: given.publisher, version: 1 },
        ...{ created_at: now.toISOString(), created_by: actor.id, withdrawn_at: null, withdrawn_by: null },
      },
      read.members.map(({ force, cspName, isOwn }) => ({
        ...{ id: uuid(), partnership_id, similar_group_id: id, force, csp_name: cspName, is_own: isOwn ? 1 : 0 },
      })),
    );
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "similar-group.changed-members",
      objectKind: "similar-group",
      objectId: id,
      resultCount: read.members.length,
      detail: { after: { fromDay: given.fromDay, publisher: given.publisher, members: read.members } },
    });
    return { kind: "done" as const, id };
  });
}

/** A version that was recorded by mistake: it does not count any more, and stays to be seen. */
export function withdrawGroup({ db, actor, now }: AdminContext, id: string, version: number) {
  return inTransaction(db, async (trx) => {
    const { partnershipId } = actor;
    if (!(await findGroupVersion(trx, partnershipId, id))) return { kind: "not-found" as const };
    const by = { withdrawn_at: now.toISOString(), withdrawn_by: actor.id };
    if (!(await withdrawGroupVersion(trx, { partnershipId, id, version }, by))) return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "similar-group.withdrawn",
      objectKind: "similar-group",
      objectId: id,
    });
    return { kind: "done" as const };
  });
}

/** A member without usable figures for some days: with it the average of the group would be wrong (DATA 1, Maidstone). */
export async function excludeMember(at: Once, given: NewExclusion) {
  const { db, actor, now } = at;
  const { partnershipId: partnership_id } = actor;
  const { fromDay, toDay, reason } = given;
  const member = readCspLine(given.member);
  const members = await listEveryMember(db, partnership_id);
  if (!member || !members.some((m) => m.force === member.force && m.cspName === member.cspName))
    return refused("member", "Select a member of the group");
  if (toDay !== null && toDay < fromDay) return refused("toDay", "Last day must be on or after the first day");
  return madeOnce(at, "similar-group-exclusion", async (trx) => {
    const id = uuid();
    await insertExclusion(trx, {
      ...{
        id,
        partnership_id,
        force: member.force,
        csp_name: member.cspName,
        from_day: fromDay,
        to_day: toDay,
        reason,
      },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "similar-group.excluded",
      objectKind: "similar-group-exclusion",
      objectId: id,
      detail: { after: { ...member, fromDay, toDay, reason } },
    });
    return { kind: "done" as const, id };
  });
}

export function endExclusion({ db, actor, now }: AdminContext, id: string, given: { version: number; toDay: string }) {
  return inTransaction(db, async (trx) => {
    const { partnershipId } = actor;
    const current = await findExclusion(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (given.toDay < current.fromDay) return refused("toDay", "Last day must be on or after the first day");
    if (!(await markEnded(trx, { partnershipId, id, version: given.version }, given.toDay)))
      return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "similar-group.exclusion-ended",
      objectKind: "similar-group-exclusion",
      objectId: id,
      fields: ["toDay"],
      detail: { before: { toDay: current.toDay }, after: { toDay: given.toDay } },
    });
    return { kind: "done" as const };
  });
}
