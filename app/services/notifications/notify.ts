import { v7 as uuid } from "uuid";
import {
  isByEmail,
  type NotificationKind,
  type NotifiedObject,
  pathOfObject,
} from "#app/domain/notifications/kinds.ts";
import { findEmailChoice, insertNotification } from "#db/queries/notifications.ts";
import { insertOutboxEmail } from "#db/queries/outbox.ts";
import type { Transaction } from "#db/transaction.ts";
import { mailSettings } from "./mail-settings.ts";

export type Notice = {
  /** Null for what concerns the user's own account. */
  partnershipId: string | null;
  userId: string;
  kind: NotificationKind;
  objectKind: NotifiedObject;
  objectId: string;
  /** By which the object is known without saying anything of it, like A-26-0014. */
  reference: string;
  at: Date;
  /** The day that it is about: told of it once already, the user is not told again. */
  forDay?: string;
};

/**
 * Tells users of something, in the transaction of what they are told of: in the app, and by e-mail if mail is set up and
 * they have it for this kind. Gives how many were told. It does not ask whether a user may see the object: its page does.
 */
export async function notify(trx: Transaction, notices: readonly Notice[]): Promise<number> {
  let told = 0;
  for (const notice of notices) if (await tell(trx, notice)) told += 1;
  return told;
}

async function tell(trx: Transaction, notice: Notice): Promise<boolean> {
  const { partnershipId, userId, kind, objectKind, objectId, reference, at, forDay } = notice;
  const row = { partnership_id: partnershipId, user_id: userId, kind, reference, created_at: at.toISOString() };
  const written = await insertNotification(trx, {
    ...row,
    id: uuid(),
    object_kind: objectKind,
    object_id: objectId,
    for_day: forDay ?? null,
    read_at: null,
  });
  if (written === undefined) return false;
  const mail = mailSettings();
  if (!mail) return true;
  const chosen = await findEmailChoice(trx, userId, kind);
  if (chosen === undefined || !isByEmail(kind, chosen)) return true;
  const id = uuid();
  await insertOutboxEmail(trx, {
    ...row,
    id,
    path: pathOfObject(objectKind, objectId),
    message_id: `<${id}@${new URL(mail.origin).hostname}>`,
    status: "waiting",
    attempts: 0,
    waiting_since: at.toISOString(),
    next_attempt_at: at.toISOString(),
    claimed_at: null,
    sent_at: null,
    last_error: null,
  });
  return true;
}
