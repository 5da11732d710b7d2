import type { LogCheck } from "#app/domain/audit/log-check.ts";
import { checkAudit } from "./check-audit.ts";
import { expireSessionData } from "./expire-session-data.ts";
import type { Job } from "./job.ts";
import { sealAudit } from "./seal-audit.ts";

/** In the order in which they are stopped: the sealer last, when nothing writes events any more. */
export function allJobs({ headFile, checkLog }: { headFile: string; checkLog: () => Promise<LogCheck> }): Job[] {
  return [expireSessionData, checkAudit(checkLog), sealAudit(headFile)];
}
