import type { NotificationKind, NotifiedObject } from "#app/domain/notifications/kinds.ts";
import type { OutboxStatus } from "#app/domain/notifications/outbox.ts";

export interface NotificationTables {
  notification: {
    id: string;
    partnership_id: string | null;
    user_id: string;
    kind: NotificationKind;
    object_kind: NotifiedObject;
    object_id: string;
    reference: string;
    /** The day that it is about: of one thing somebody is told once for each day. */
    for_day: string | null;
    created_at: string;
    read_at: string | null;
  };
  notification_choice: { user_id: string; kind: NotificationKind; by_email: 0 | 1 };
  email_code: { session_id: string; code_hash: string; expires_at: string };
  outbox_email: {
    id: string;
    partnership_id: string | null;
    user_id: string;
    kind: NotificationKind;
    reference: string;
    path: string;
    message_id: string;
    status: OutboxStatus;
    attempts: number;
    created_at: string;
    /** From when it is counted how long it could not be sent: when it was written, or told to try again. */
    waiting_since: string;
    next_attempt_at: string;
    claimed_at: string | null;
    sent_at: string | null;
    /** What kind of trouble it was, never what a server or a person wrote. */
    last_error: string | null;
  };
}
