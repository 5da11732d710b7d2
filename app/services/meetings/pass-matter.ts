import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewMatter } from "#app/domain/meetings/matter.form.ts";
import { matterReceivers } from "#app/domain/meetings/passed-matter.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listUsersRunningGroup } from "#db/queries/case-groups.ts";
import { findGroup, listGroups } from "#db/queries/groups.ts";
import { insertMatter } from "#db/queries/passed-matters.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { madeOnce } from "../session/made-once.ts";
import { groupOpened } from "./forward-items.ts";
import { itemOpened } from "./gate-of.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Words = { title: string; words: string; asked: string | null };

/**
 * What a group passes up or down, in the words of whoever passes it: nothing of an item or a case goes with it by itself.
 * From an item only whoever opens that item passes anything.
 */
export function passMatter(context: Context & { once: string | null }, groupId: string, form: NewMatter) {
  const { actor, now } = context;
  return madeOnce(context, "passed-matter", async (trx) => {
    const found = await groupOpened(trx, actor, groupId);
    if (!found) return { kind: "not-found" as const };
    if (!found.mayRun) return { kind: "forbidden" as const };
    const today = londonDay(now);
    const receivers = matterReceivers(found.group, await listGroups(trx, actor.partnershipId, today), today);
    if (!receivers.some(({ id }) => id === form.toGroupId)) {
      const refusal = { field: "toGroupId", message: "Select a group" };
      return { kind: "refused" as const, refusal };
    }
    if (form.itemId !== null) {
      const at = { groupId, sittingId: form.sittingId ?? "", itemId: form.itemId };
      const opened = await itemOpened({ db: trx, actor, now }, at);
      if (opened.kind !== "open") return { kind: "not-found" as const };
    }
    const way = { fromGroupId: groupId, toGroupId: form.toGroupId, fromItemId: form.itemId, answersId: null };
    const id = await pass(trx, { actor, now }, way, form, "matter.passed");
    return { kind: "done" as const, id };
  });
}

type Way = { fromGroupId: string; toGroupId: string; fromItemId: string | null; answersId: string | null };

/** Writes it down, logs it as a disclosure to the other group, and tells whoever runs that. */
export async function pass(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  { fromGroupId, toGroupId, fromItemId, answersId }: Way,
  { title, words, asked }: Words,
  event: "matter.passed" | "matter.answered",
) {
  const { partnershipId } = actor;
  const id = uuid();
  await insertMatter(trx, {
    ...{ id, partnership_id: partnershipId, from_group_id: fromGroupId, to_group_id: toGroupId, title, words, asked },
    ...{ from_item_id: fromItemId, answers_id: answersId, state: "passed" as const, version: 1 },
    ...{ passed_at: now.toISOString(), passed_by: actor.id },
  });
  const to = await findGroup(trx, partnershipId, toGroupId);
  await insertAuditEvent(trx, actor, now, {
    disclosure: {
      way: "sharing",
      destination: "partnership",
      recipients: to?.name ?? null,
      what: "A matter passed on",
    },
    ...{ category: "disclosure", event, objectKind: "passed-matter", objectId: id, recipients: toGroupId },
    ...{ detail: { after: { title, words, asked, answersId } }, objects: [{ kind: "group", id: toGroupId }] },
  });
  const runs = await listUsersRunningGroup(trx, partnershipId, toGroupId, londonDay(now));
  const about = { objectKind: "group-matters", objectId: toGroupId, reference: "", kind: "matter-passed" } as const;
  await notify(
    trx,
    runs
      .filter(({ id: userId }) => userId !== actor.id)
      .map(({ id: userId }) => ({ partnershipId, userId, ...about, at: now })),
  );
  return id;
}
