import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { refusePapers } from "#app/domain/meetings/papers.ts";
import type { SittingStatus } from "#app/domain/meetings/sitting.ts";
import { unsafeListItemsStanding } from "#db/queries/agenda-candidates.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { insertPapersSent, unsafeListPapersSent } from "#db/queries/papers.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { type AgendaAt, type AgendaContext, meetingToRun } from "./agenda-change.ts";

type Sitting = { id: string; day: string; status: SittingStatus };
type By = { actor: LoggedActor; now: Date; sender: string | null };

/** Tells everybody in the group where the agenda is read: a link, never a paper, once for each day on which it is to meet. */
export async function sendPapers(
  trx: Transaction,
  { actor, now, sender }: By,
  { groupId, partnershipId }: { groupId: string; partnershipId: string },
  sitting: Sitting,
) {
  await lockPartnership(trx, partnershipId);
  const today = londonDay(now);
  const sentFor = (await unsafeListPapersSent(trx, sitting.id)).map(({ forDay }) => forDay);
  const hasItems = (await unsafeListItemsStanding(trx, sitting.id)).length > 0;
  const refusal = refusePapers(sitting, { hasItems, sentFor }, today);
  if (refusal) return { kind: "refused" as const, refusal };
  const members = await listUsersOfGroup(trx, partnershipId, groupId, today);
  await insertPapersSent(trx, {
    ...{ id: uuid(), partnership_id: partnershipId, sitting_id: sitting.id, for_day: sitting.day },
    ...{ sent_at: now.toISOString(), sent_by: sender, recipients: members.length },
  });
  await notify(
    trx,
    members
      .filter(({ id }) => id !== sender)
      .map(({ id: userId }) => ({
        ...{ partnershipId, userId, kind: "papers-out" as const, at: now, forDay: sitting.day },
        ...{ objectKind: "meeting" as const, objectId: sitting.id, reference: longDay(sitting.day) },
      })),
  );
  await insertAuditEvent(trx, actor, now, {
    disclosure: {
      ...{ way: "sharing", destination: "partnership", what: `Papers of the meeting on ${longDay(sitting.day)}` },
      recipients: "Members of the group",
    },
    ...{ category: "disclosure", event: "papers.sent", objectKind: "meeting", objectId: sitting.id },
    ...{ resultCount: members.length, detail: { forDay: sitting.day, to: members.map(({ id }) => id) } },
    objects: [{ kind: "group", id: groupId }],
  });
  return { kind: "done" as const, told: members.length };
}

/** By the chair or a coordinator, before the day on which they go out by themselves. */
export function sendPapersNow({ db, actor, now }: AgendaContext, at: AgendaAt) {
  return inTransaction(db, async (trx) => {
    const run = await meetingToRun(trx, actor, at);
    if (run.kind !== "found") return run;
    const of = { partnershipId: actor.partnershipId, groupId: at.groupId };
    return sendPapers(trx, { actor, now, sender: actor.id }, of, run.meeting.sitting);
  });
}
