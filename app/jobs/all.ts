import path from "node:path";
import type { LogCheck } from "#app/domain/audit/log-check.ts";
import type { Wiped } from "#db/wipe-traces.ts";
import { mailSettings } from "#app/services/notifications/mail-settings.ts";
import { buildAgendas } from "./build-agendas.ts";
import { actionReminders } from "./action-reminders.ts";
import { agreementWarnings } from "./agreement-warnings.ts";
import { caseReviewReminders } from "./case-review-reminders.ts";
import { checkAudit } from "./check-audit.ts";
import { completeSearchTerms } from "./complete-search-terms.ts";
import { eraseApproved } from "./erase-approved.ts";
import { escalateActions } from "./escalate-actions.ts";
import { expireNotifications } from "./expire-notifications.ts";
import { expireSessionData } from "./expire-session-data.ts";
import { guestsEnding } from "./guests-ending.ts";
import { holdsPassed } from "./holds-passed.ts";
import { expireImportedFiles, workOnFiles } from "./imports.ts";
import { interventionReminders } from "./intervention-reminders.ts";
import type { Job } from "./job.ts";
import { listDue } from "./list-due-records.ts";
import { outbox } from "./outbox.ts";
import { premisesReminders } from "./premises-reminders.ts";
import { planReviews } from "./plan-reviews.ts";
import { planSittings } from "./plan-sittings.ts";
import { rightsReminders } from "./rights-reminders.ts";
import { riskReviewDue } from "./risk-review-due.ts";
import { scanDocuments } from "./scan-documents.ts";
import { sendPapers } from "./send-papers.ts";
import { sealAudit } from "./seal-audit.ts";
import { sweepFiles } from "./sweep-files.ts";
import { transfersAt18 } from "./transfers-at-18.ts";
import { weeklySummary } from "./weekly-summary.ts";

type Options = {
  headFile: string;
  dataDir: string;
  checkLog: () => Promise<LogCheck>;
  databaseUrl: string;
  wipe: () => Promise<Wiped>;
};

/** In the order in which they are stopped: the sealer last, when nothing writes events any more. */
export function allJobs({ headFile, dataDir, checkLog, databaseUrl, wipe }: Options): Job[] {
  return [
    expireSessionData,
    planSittings,
    buildAgendas,
    sendPapers,
    actionReminders,
    escalateActions,
    guestsEnding,
    agreementWarnings,
    planReviews,
    holdsPassed,
    riskReviewDue,
    caseReviewReminders,
    interventionReminders,
    premisesReminders,
    rightsReminders,
    transfersAt18,
    completeSearchTerms,
    listDue,
    weeklySummary,
    expireNotifications,
    outbox(mailSettings()),
    workOnFiles(path.join(dataDir, "uploads")),
    expireImportedFiles(path.join(dataDir, "uploads")),
    sweepFiles(dataDir),
    eraseApproved({ dataDir, databaseUrl, wipe }),
    scanDocuments(dataDir),
    checkAudit(checkLog),
    sealAudit(headFile),
  ];
}
