import { addMilliseconds, addMinutes, differenceInMilliseconds } from "date-fns";

/**
 * Where an e-mail stands. `sending` is written before the mail server is spoken to. `unknown`: the server or the process
 * fell silent after the whole message had been handed over, so that it may have been sent; it is never sent again by
 * itself. `failed`: the mail server refuses it for good. `given-up`: not sent for GIVE_UP_DAYS. `dropped`: an
 * administrator decided that it need not go.
 */
export const OUTBOX_STATUSES = {
  waiting: "Waiting",
  sending: "Being sent",
  sent: "Sent",
  failed: "Refused",
  "given-up": "Given up",
  unknown: "May have been sent",
  dropped: "Not to be sent",
} as const;
export type OutboxStatus = keyof typeof OUTBOX_STATUSES;

/** RFC 5321 4.5.4.1 asks for at least four or five days. */
export const GIVE_UP_DAYS = 5;
const BACK_OFF_MINUTES = [1, 5, 15, 30, 60, 120, 240];

/** After so many tries, the newest at that instant; null when no more are to follow. */
export function nextTry(attempts: number, createdAt: Date, now: Date): Date | null {
  if (differenceInMilliseconds(now, createdAt) >= GIVE_UP_DAYS * 86_400_000) return null;
  const minutes = BACK_OFF_MINUTES[Math.min(Math.max(attempts, 1), BACK_OFF_MINUTES.length) - 1] ?? 0;
  return addMinutes(now, minutes);
}

/** No answer is waited for longer than this. */
export const SENDING_MS = 60_000;

/** What was being sent then, and still says so, was being sent by a process that is no more. */
export function claimsLostBefore(now: Date): Date {
  return addMilliseconds(now, -2 * SENDING_MS);
}
