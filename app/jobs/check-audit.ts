import { systemActor } from "#app/domain/access/actor.ts";
import { LOG_CHECK_JOB } from "#app/domain/audit/log-jobs.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import type { LogCheck } from "#app/domain/audit/log-check.ts";
import { recordLogCheck } from "#app/services/audit/record-log-check.ts";
import type { Job } from "./job.ts";

/** Every night, and whenever somebody asks for it on the log's page. `check` reads the whole log in the worker thread. */
export function checkAudit(check: () => Promise<LogCheck>): Job {
  return {
    name: LOG_CHECK_JOB,
    first: "later",
    nextRunAt: (now) => new Date(`${plusDays(londonDay(now), 1)}T02:00:00Z`),
    async run({ db, log }) {
      const found = await check();
      if (!found.ok) log.error({ first: found.first }, "the log is not whole");
      if (found.warning) log.error({ warning: found.warning }, "the log could not be checked in full");
      await recordLogCheck({ db, actor: systemActor("jobs"), now: new Date() }, found);
    },
  };
}
