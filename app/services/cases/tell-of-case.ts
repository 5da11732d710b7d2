import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import { listAnswerableFor } from "#db/queries/case-access.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type Told = { id: string; partnershipId: string; reference: string };
type Answered = Told & { groupId: string; leadUserId: string | null };

/**
 * The lead, the chair and the coordinators of its group, but whoever did it and those with a conflict of interest. Of a
 * restricted case all but the lead learn the reference and nothing else.
 */
export async function tellAnswerable(
  trx: Transaction,
  record: Answered & { visibility: "standard" | "restricted" },
  { kind, today, at, actorId }: { kind: NotificationKind; today: string; at: Date; actorId: string },
) {
  const users = (await listAnswerableFor(trx, record, today)).filter(({ id }) => id !== actorId);
  const { partnershipId, reference } = record;
  await notify(
    trx,
    users.map(({ id }) => ({
      ...{ partnershipId, userId: id, kind, reference, at, objectId: record.id },
      objectKind: record.visibility === "standard" || id === record.leadUserId ? "case-access" : "case-unseen",
    })),
  );
}

export async function tellOne(
  trx: Transaction,
  { id, partnershipId, reference }: Told,
  { userId, kind, at }: { userId: string; kind: NotificationKind; at: Date },
) {
  const objectKind = kind === "case-named" ? "case" : "case-unseen";
  await notify(trx, [{ partnershipId, userId, kind, objectKind, objectId: id, reference, at }]);
}
