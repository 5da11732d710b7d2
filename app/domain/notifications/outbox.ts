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
/** Minutes from one try to the next; the last again and again. */
const BACK_OFF_MINUTES = [1, 5, 15, 30, 60, 120, 240];

/** After so many tries, the last of them at that instant; null when no more are to follow. */
export function nextTry(attempts: number, waitingSince: Date, now: Date): Date | null {
  if (differenceInMilliseconds(now, waitingSince) >= GIVE_UP_DAYS * 86_400_000) return null;
  const minutes = BACK_OFF_MINUTES[Math.min(Math.max(attempts, 1), BACK_OFF_MINUTES.length) - 1] ?? 0;
  return addMinutes(now, minutes);
}

/** No answer is waited for longer than this. */
export const SENDING_MS = 60_000;

/** What was being sent then, and still says so, was being sent by a process that is no more. */
export function claimsLostBefore(now: Date): Date {
  return addMilliseconds(now, -2 * SENDING_MS);
}

/**
 * What kind of trouble it was. `server`: whatever is wrong concerns every message, and the rest waits for the next run.
 * `silence`: the message was handed over whole and no answer came.
 */
export type SendFault = { of: "message" | "message-for-good" | "server" | "silence"; code: string };

/** `code` is the number of an SMTP reply or the name of a fault: it says nothing of who was written to. */
export function faultInWords(code: string): string {
  if (Object.hasOwn(FAULTS, code)) return FAULTS[code] ?? code;
  const [, of, reply = ""] = /^(server|message) (\d{3})$/.exec(code) ?? [];
  if (of === "message") return `The mail server refused the message (${reply})`;
  if (["530", "534", "535"].includes(reply)) return `The mail server refused the user name or password (${reply})`;
  return of === "server" ? `The mail server refused us (${reply})` : `The mail server could not be reached (${code})`;
}

const FAULTS: Record<string, string> = {
  "no-account": "The account is not in use",
  "no-address": "The address is not one to write to",
  "cut-short": "Joint Action was stopped while it was being sent",
  "no-answer": "The mail server had the message and did not answer",
  ETLS: "The connection to the mail server could not be made secure",
};

/** Faults of the server itself: once it takes a message again, what waits because of them need not wait. */
export const SERVER_FAULTS = ["E%", "server %"] as const;

/** What an administrator may still decide of a message that has not gone. One that is just being sent is left alone. */
export function maySettle(status: OutboxStatus, what: "again" | "leave"): boolean {
  if (status === "waiting") return true;
  if (status === "failed" || status === "given-up" || status === "unknown") return true;
  return what === "again" && status === "dropped";
}
