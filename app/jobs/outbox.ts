import { addSeconds } from "date-fns";
import { claimsLostBefore } from "#app/domain/notifications/outbox.ts";
import type { MailSettings } from "#app/services/notifications/mail-settings.ts";
import { emailSender } from "#app/services/notifications/send-email.ts";
import { sendOutbox } from "#app/services/notifications/send-outbox.ts";
import { anyEmailDue } from "#db/queries/outbox.ts";
import type { Job } from "./job.ts";

const EVERY_SECONDS = 5;

/** Nothing is needed, and nothing lost, while no mail is set up: what was written before waits. */
export function outbox(mail: MailSettings | null): Job {
  const send = mail && emailSender(mail);
  return {
    name: "outbox",
    first: "now",
    nextRunAt: (now) => addSeconds(now, EVERY_SECONDS),
    isNeeded: async (db, now) => send !== null && anyEmailDue(db, now, claimsLostBefore(now)),
    run: async (at) => (send && mail ? sendOutbox(at, { send, origin: mail.origin }) : undefined),
  };
}
