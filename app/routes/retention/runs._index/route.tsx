import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { RetentionNavigation } from "#app/components/retention/retention-navigation.tsx";
import { londonDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { RUN_STATUS_NAMES } from "#app/domain/retention/kinds.ts";
import { parseRunKey, runKeyText } from "#app/domain/retention/run-key.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listErasureRuns } from "#db/queries/retention-runs.ts";

const ON_A_PAGE = 50;

export const loader = guardedLoader("retention:manage", z.object({}), async ({ request, actor, now }) => {
  const after = parseRunKey(new URL(request.url).searchParams.get("after"));
  const found = await listErasureRuns(db, actor.partnershipId, after, ON_A_PAGE + 1);
  const runs = found.slice(0, ON_A_PAGE);
  const last = found.length > ON_A_PAGE ? runs.at(-1) : undefined;
  const ids = runs.map(({ id }) => id);
  await recordList({ db, actor, now }, "retention-run.listed", "retention-run", ids);
  return {
    runs: runs.map((run) => ({
      ...run,
      approved: `${longDay(londonDay(new Date(run.approvedAt)))}, ${londonTime(run.approvedAt)}`,
    })),
    next: last ? `/retention/runs?${new URLSearchParams({ after: runKeyText(last) }).toString()}` : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Runs of erasure – Joint Action" }];

export default function RunsPage() {
  const { runs, next } = useLoaderData<typeof loader>();
  return (
    <>
      <RetentionNavigation current="/retention/runs" />
      <h1 className="govuk-heading-l">Runs of erasure</h1>
      <p className="govuk-body">
        Each approval is worked off in the background, one record at a time.{" "}
        <a className="govuk-link" href="/retention/erased">
          What has been erased
        </a>
      </p>
      {runs.length === 0 ? (
        <p className="govuk-body">Nothing has been approved yet. Approve records on the list of what is due.</p>
      ) : (
        <Table
          caption="Runs, newest first"
          captionSize="m"
          scrollLabel="Runs of erasure"
          stacked
          firstCellIsHeader
          head={[
            ...["Approved", "By", "State"],
            ...["Records", "Erased", "Kept"].map((text) => ({ text, numeric: true })),
          ]}
          rows={runs.map(({ id, approved, approvedBy, status, records, done, kept }) => [
            <a key="approved" className="govuk-link" href={`/retention/runs/${id}`}>
              {approved}
            </a>,
            approvedBy,
            <Tag key="state" colour={status === "done" ? "green" : "blue"}>
              {RUN_STATUS_NAMES[status]}
            </Tag>,
            ...[records, done, kept],
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} nextText="Earlier runs" />
    </>
  );
}
