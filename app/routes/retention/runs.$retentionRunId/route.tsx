import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { RETENTION_KIND_NAMES, RUN_STATUS_NAMES } from "#app/domain/retention/kinds.ts";
import { ruleInWords } from "#app/domain/retention/rules.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countGone, findErasureRun, findWiping, listKept } from "#db/queries/retention-runs.ts";

const ON_A_PAGE = 50;
const params = z.object({ retentionRunId: z.uuidv7() });
const query = z.object({ after: z.catch(z.nullable(z.uuid()), null) });

export const loader = guardedLoader("retention:manage", params, async ({ params: p, request, actor, now }) => {
  const run = await findErasureRun(db, actor.partnershipId, p.retentionRunId);
  if (!run) throw new Response(null, { status: 404 });
  const { after } = query.parse({ after: new URL(request.url).searchParams.get("after") });
  const [gone, kept, wiped] = await Promise.all([
    countGone(db, run.id),
    listKept(db, run.id, after, ON_A_PAGE + 1),
    findWiping(db, run.id),
  ]);
  await recordView({ db, actor, now }, "retention-run.viewed", "retention-run", run.id);
  const instant = (at: string) => `${longDay(londonDay(new Date(at)))}, ${londonTime(at)}`;
  const last = kept.length > ON_A_PAGE ? kept[ON_A_PAGE - 1] : undefined;
  return {
    run: {
      ...run,
      approved: instant(run.approvedAt),
      finished: run.finishedAt === null ? null : instant(run.finishedAt),
    },
    gone: gone.map(({ kind, rule, fate, items }) => ({ kind, rule, fate, items: Number(items) })),
    kept: kept.slice(0, ON_A_PAGE),
    next: last ? `/retention/runs/${run.id}?after=${last.id}` : null,
    wiped: wiped === undefined ? null : { at: instant(wiped.at), copies: wiped.copies ?? 0 },
  };
});

export const meta: MetaFunction = () => [{ title: "Run of erasure – Joint Action" }];

export default function RunPage() {
  const { run, gone, kept, next, wiped } = useLoaderData<typeof loader>();
  const isOver = run.status === "done";
  return (
    <>
      <BackLink href="/retention/runs">Runs of erasure</BackLink>
      <h1 className="govuk-heading-l">Run of erasure</h1>
      <SummaryList
        rows={[
          { key: "State", value: RUN_STATUS_NAMES[run.status] },
          { key: "Approved", value: `${run.approved}, by ${run.approvedBy}` },
          { key: "Records", value: `${run.done} of ${run.records} erased, ${run.kept} kept` },
          ...(run.finished === null ? [] : [{ key: "Finished", value: run.finished }]),
          ...(wiped === null ? [] : [{ key: "Lists and copies", value: copiesInWords(wiped) }]),
        ]}
      />
      {isOver ? null : (
        <p className="govuk-body">
          Records are erased one after the other, in the background.{" "}
          <a className="govuk-link" href={`/retention/runs/${run.id}`}>
            See how far it is
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">What went</h2>
      {gone.length === 0 ? (
        <p className="govuk-body">{isOver ? "Nothing was erased." : "Nothing has been erased yet."}</p>
      ) : (
        <Table
          caption="Erased, by kind and rule"
          captionSize="s"
          scrollLabel="Erased, by kind and rule"
          stacked
          firstCellIsHeader
          head={["Kind", "Rule", "Fate", { text: "Records", numeric: true }]}
          rows={gone.map(({ kind, rule, fate, items }) => [
            RETENTION_KIND_NAMES[kind],
            ruleInWords(rule),
            fate === "anonymise" ? "Counted for statistics and erased" : "Erased",
            items,
          ])}
        />
      )}
      <p className="govuk-body">
        With each went all that belongs to it.{" "}
        <a className="govuk-link" href="/retention/erased">
          See every record that has been erased
        </a>
      </p>
      <h2 className="govuk-heading-m">What was kept</h2>
      {kept.length === 0 ? (
        <p className="govuk-body">Nothing was left alone.</p>
      ) : (
        <Table
          caption="Left alone, because of what happened since the approval"
          captionSize="s"
          scrollLabel="Left alone"
          stacked
          firstCellIsHeader
          head={["Record", "Kind", "Why"]}
          rows={kept.map(({ kind, reference, because }) => [
            reference ?? "No reference",
            RETENTION_KIND_NAMES[kind],
            because ?? "",
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} nextText="More that was kept" />
    </>
  );
}

function copiesInWords({ at, copies }: { at: string; copies: number }) {
  const what = copies === 1 ? "1 list or copy of the database" : `${copies} lists and copies of the database`;
  return `${what} from before were removed, and what was left in the files of the database was overwritten: ${at}`;
}
