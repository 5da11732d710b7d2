import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { LOG_CHECK_JOB, SEALING_JOB } from "#app/domain/audit/log-jobs.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { askForCheck } from "#app/services/audit/ask-for-check.ts";
import { db } from "#db/open.ts";
import { findLastLogCheck } from "#db/queries/audit-log.ts";
import { findLastSeal } from "#db/queries/audit-seals.ts";
import { findJob } from "#db/queries/jobs.ts";

const params = z.object({});

export const loader = guardedLoader("audit:search", params, async ({ now }) => {
  const [check, seal, job, sealing] = await Promise.all([
    findLastLogCheck(db),
    findLastSeal(db),
    findJob(db, LOG_CHECK_JOB),
    findJob(db, SEALING_JOB),
  ]);
  const instant = now.toISOString();
  return {
    last: check
      ? { at: check.at, isWhole: check.event === "audit.found-whole", events: check.events ?? 0, fault: check.fault }
      : null,
    seal: seal ? { number: seal.sequence, at: seal.sealedAt } : null,
    isUnderWay: job !== undefined && (job.nextRunAt <= instant || (job.leasedUntil ?? "") > instant),
    checkFailedAt: failedSinceFinished(job),
    sealingFailedAt: failedSinceFinished(sealing),
  };
});

export const action = guardedAction("audit:search", params, async ({ actor, now }) => {
  await askForCheck({ db, actor, now });
  return redirect("/audit/check");
});

export const meta: MetaFunction = () => [{ title: "Check the log – Joint Action" }];

export default function CheckLogPage() {
  const { last, seal, isUnderWay, checkFailedAt, sealingFailedAt } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/audit">Log</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h1 className="govuk-heading-l">Check the log</h1>
          {last && !last.isWhole ? (
            <WarningText>
              The log is not whole: {last.fault}. Tell whoever runs Joint Action, change nothing, and keep the newest
              backup.
            </WarningText>
          ) : null}
          {last?.isWhole && last.fault ? <WarningText>The log is whole, but {last.fault}.</WarningText> : null}
          {sealingFailedAt ? (
            <WarningText>New events could not be sealed: tried last on {londonTime(sealingFailedAt)}.</WarningText>
          ) : null}
          {checkFailedAt ? (
            <WarningText>The last check could not be finished: tried on {londonTime(checkFailedAt)}.</WarningText>
          ) : null}
          <p className="govuk-body">
            Every event carries a keyed hash of itself, and every few seconds the newest are sealed in order, each seal
            over the one before. A check reads the whole log and names the first event that was changed, taken out or
            put in by anybody but Joint Action. It runs every night.
          </p>
          <SummaryList
            rows={[
              { key: "Last check", value: last ? londonTime(last.at) : "None yet" },
              ...(last
                ? [
                    {
                      key: "Result",
                      value: last.isWhole ? <Tag colour="green">Whole</Tag> : <Tag colour="red">Not whole</Tag>,
                    },
                    { key: "Events read", value: last.events.toLocaleString("en-GB") },
                  ]
                : []),
              {
                key: "Newest seal",
                value: seal ? `Number ${seal.number}, made on ${londonTime(seal.at)}` : "None yet",
              },
            ]}
          />
          {isUnderWay ? (
            <InsetText>
              A check is under way.{" "}
              <a className="govuk-link" href="/audit/check">
                Look again
              </a>{" "}
              in a moment: a large log takes some minutes.
            </InsetText>
          ) : (
            <PageForm>
              <Button>Check the log now</Button>
            </PageForm>
          )}
        </div>
      </div>
    </>
  );
}

function failedSinceFinished(job: { lastFailedAt: string | null; lastFinishedAt: string | null } | undefined) {
  return job?.lastFailedAt && job.lastFailedAt > (job.lastFinishedAt ?? "") ? job.lastFailedAt : null;
}
