import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { countsInWords, dueJobInWords, jobInWords, jobState } from "#app/domain/notifications/jobs.ts";
import { runJobForm } from "#app/domain/notifications/notification.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { askForJob } from "#app/services/notifications/ask-for-job.ts";
import { db } from "#db/open.ts";
import { listJobRuns, listJobs } from "#db/queries/jobs.ts";

const params = z.object({});
const PAGE = 30;
const query = z.object({
  before: z.catch(z.optional(z.uuidv7()), undefined),
  show: z.catch(z.literal(["all", "failing"]), "all"),
});

export const loader = guardedLoader("jobs:manage", params, async ({ request, now }) => {
  const { before, show } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const runs = await listJobRuns(db, { before, limit: PAGE + 1 });
  const shown = runs.slice(0, PAGE);
  const jobs = (await listJobs(db)).map((job) => ({ ...job, state: jobState(job, now.toISOString()) }));
  return {
    show,
    jobs: jobs
      .filter(({ state }) => show === "all" || state === "failing")
      .map((job) => ({
        name: job.name,
        ...jobInWords(job.name),
        state: job.state,
        last: job.lastFinishedAt && londonTime(job.lastFinishedAt),
        next: dueJobInWords(job.name, job.nextRunAt, now.toISOString()) ?? londonTime(job.nextRunAt),
        failure: job.lastFailedAt && `${londonTime(job.lastFailedAt)}: ${job.lastFailure}`,
      })),
    runs: shown.map(({ job, startedAt, finishedAt, counts, error }) => ({
      text: jobInWords(job).text,
      at: londonTime(startedAt),
      seconds: Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000),
      result: error ? `Failed: ${error}` : countsInWords(JSON.parse(counts) as Record<string, number>),
    })),
    next: runs.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
});

export const action = guardedAction("jobs:manage", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, runJobForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  if ((await askForJob({ db, actor, now }, typed.data.job)) === "not-found") throw new Response(null, { status: 404 });
  return redirect(afterSaving("/admin/jobs", "job-asked"));
});

export const meta: MetaFunction = () => [{ title: "Jobs – Joint Action" }];

export default function JobsPage() {
  const { show, jobs, runs, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Jobs</h1>
      <AdminNavigation current="/admin/jobs" />
      <p className="govuk-body">
        What Joint Action does by itself. Runs that were missed while it was stopped are made up for once.
      </p>
      <SubNavigation
        label="Jobs"
        items={[
          { href: "/admin/jobs", text: "All", current: show === "all" },
          { href: "/admin/jobs?show=failing", text: "Failing", current: show === "failing" },
        ]}
      />
      {jobs.length === 0 ? <p className="govuk-body">No job is failing.</p> : null}
      {jobs.length > 0 ? (
        <Table
          caption={show === "failing" ? "Failing jobs" : "Every job"}
          captionHidden
          scrollLabel="Jobs"
          stacked
          firstCellIsHeader
          head={["Job", "How often", "Last finished", "Next", "State", "Last failure", "Run it"]}
          rows={jobs.map((job) => [
            job.text,
            job.often,
            job.last ?? "Never",
            job.next,
            <State key="state" state={job.state} />,
            job.failure ?? "None",
            <RunNow key="run" {...job} />,
          ])}
        />
      ) : null}
      {runs.length > 0 ? (
        <Table
          caption="Runs, the newest first"
          captionSize="m"
          scrollLabel="Runs"
          head={["Job", "Began", { text: "Seconds", numeric: true }, "Result"]}
          rows={runs.map(({ text, at, seconds, result }) => [text, at, seconds, result])}
        />
      ) : null}
      <Pagination nextHref={next ? `/admin/jobs?show=${show}&before=${next}` : undefined} nextText="Earlier runs" />
      <p className="govuk-body">
        A run is kept for 90 days. Of the jobs that run every few seconds or minutes only failed runs are kept, and of
        sending e-mail those that had something to send.
      </p>
    </>
  );
}

function State({ state }: { state: "running" | "failing" | "waiting" }) {
  if (state === "running") return <Tag colour="blue">Running</Tag>;
  return state === "failing" ? <Tag colour="red">Failing</Tag> : "Waiting";
}

function RunNow({ name, text }: { name: string; text: string }) {
  return (
    <PageForm id={`run-${name}`} reloadDocument>
      <input type="hidden" name="job" value={name} />
      <button type="submit" className="app-link-button" aria-label={`Run now: ${text}`}>
        Run now
      </button>
    </PageForm>
  );
}
