import { countsInWords, jobInWords, jobState } from "#app/domain/notifications/jobs.ts";
import { allJobs } from "#app/jobs/all.ts";
import type { JobLog } from "#app/jobs/job.ts";
import { runOne } from "#app/jobs/run-one.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { askForJob } from "#app/services/notifications/ask-for-job.ts";
import { listJobs } from "#db/queries/jobs.ts";
import { wipeTraces } from "#db/wipe-traces.ts";
import { commandActor } from "../chosen-partnership.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

const LOG: JobLog = {
  info: () => {},
  error: (fields, message) => console.error(`joint-action: ${message} ${JSON.stringify(fields)}`),
};

/** `job list [--json]`, `job run <name> [--json]`: 0 when it has run or has nothing to do, 1 when it failed. */
export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb === "list") return list(args);
  if (verb === "run") return runNamed(args);
  throw new UsageError(
    verb === undefined
      ? 'What is to be done is needed: "job list" or "job run"'
      : `There is no command "job ${verb}", only "job list" and "job run"`,
  );
}

function list(args: string[]) {
  const { json } = parseArguments(args, { options: { json: { type: "boolean" } } });
  return withDatabase(async ({ config, db }) => {
    const rows = new Map((await listJobs(db)).map((row) => [row.name, row]));
    const now = new Date().toISOString();
    const jobs = jobsOf(config, db).map(({ name }) => {
      const row = rows.get(name);
      return {
        name,
        state: row ? jobState(row, now) : "waiting",
        lastFinishedAt: row?.lastFinishedAt ?? null,
        nextRunAt: row?.nextRunAt ?? null,
        lastFailedAt: row?.lastFailedAt ?? null,
        lastFailure: row?.lastFailure ?? null,
      };
    });
    if (json) console.log(JSON.stringify({ jobs }));
    else
      for (const { name, state, lastFinishedAt, nextRunAt } of jobs)
        console.log(`${name}: ${jobInWords(name).text}; ${state}, last ${lastFinishedAt ?? "never"}, next ${nextRunAt ?? "at the next start"}`); // prettier-ignore
    return 0;
  });
}

function runNamed(args: string[]) {
  const { name, json } = parseArguments(args, { positionals: ["name"], options: { json: { type: "boolean" } } });
  return withDatabase(async ({ config, db }) => {
    const jobs = jobsOf(config, db);
    const job = jobs.find((known) => known.name === name);
    if (!job)
      throw new UsageError(`There is no job "${name}", only ${jobs.map((known) => known.name).sort().join(", ")}`); // prettier-ignore
    const askedAt = new Date();
    await askForJob({ db, actor: commandActor(null), now: askedAt }, job.name);
    const outcome = await runOne({ db, job, log: LOG, askedAt });
    if (json) console.log(JSON.stringify({ job: job.name, ...outcome }));
    else console.log(inWords(job.name, outcome));
    return outcome.kind === "done" || outcome.kind === "nothing-to-do" ? 0 : 1;
  });
}

function jobsOf(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string },
  db: Parameters<typeof verifyLog>[0],
) {
  const headFile = headFileIn(dataDir);
  return allJobs({
    headFile,
    dataDir,
    checkLog: () => verifyLog(db, headFile),
    databaseUrl,
    wipe: () => wipeTraces(databaseUrl),
  });
}

function inWords(name: string, outcome: Awaited<ReturnType<typeof runOne>>) {
  if (outcome.kind === "done") return `${name}: done. ${countsInWords(outcome.counts)}`;
  if (outcome.kind === "nothing-to-do") return `${name}: nothing to do`;
  if (outcome.kind === "failed") return `${name}: failed with ${outcome.error}`;
  return `${name}: still running elsewhere`;
}
