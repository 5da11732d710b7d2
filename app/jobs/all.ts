import type { LogCheck } from "#app/domain/audit/log-check.ts";
import { mailSettings } from "#app/services/notifications/mail-settings.ts";
import { actionReminders } from "./action-reminders.ts";
import { checkAudit } from "./check-audit.ts";
import { expireNotifications } from "./expire-notifications.ts";
import { expireSessionData } from "./expire-session-data.ts";
import { guestsEnding } from "./guests-ending.ts";
import type { Job } from "./job.ts";
import { outbox } from "./outbox.ts";
import { sealAudit } from "./seal-audit.ts";
import { weeklySummary } from "./weekly-summary.ts";

/** In the order in which they are stopped: the sealer last, when nothing writes events any more. */
export function allJobs({ headFile, checkLog }: { headFile: string; checkLog: () => Promise<LogCheck> }): Job[] {
  return [
    expireSessionData,
    actionReminders,
    guestsEnding,
    weeklySummary,
    expireNotifications,
    outbox(mailSettings()),
    checkAudit(checkLog),
    sealAudit(headFile),
  ];
}
