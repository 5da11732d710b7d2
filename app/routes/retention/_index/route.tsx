import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { RetentionNavigation } from "#app/components/retention/retention-navigation.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { filterIn, filterQuery, MOST_AT_ONCE } from "#app/domain/retention/chosen-items.ts";
import { type ItemStatus } from "#app/domain/retention/kinds.ts";
import { LIST_DUE_JOB } from "#app/domain/retention/list-due-job.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { askForJob } from "#app/services/notifications/ask-for-job.ts";
import { db } from "#db/open.ts";
import { findJob } from "#db/queries/jobs.ts";
import { countItems, listItems } from "#db/queries/retention-items.ts";
import { DueTable } from "./due-table.tsx";
import { ItemFilters } from "./item-filters.tsx";
import { StatusLinks } from "./status-links.tsx";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  status: z.catch(z.enum(["due", "approved", "extended", "kept", "gone"]), "due"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("retention:manage", params, async ({ request, actor, now }) => {
  const { partnershipId } = actor;
  const asked = new URL(request.url).searchParams;
  const { status, after } = query.parse(Object.fromEntries(asked));
  const filter = filterIn(asked);
  const [reviewOn = "", id = ""] = after?.split(".") ?? [];
  const key = after ? { after: { reviewOn, id } } : {};
  const rows = await listItems(db, partnershipId, { ...filter, status, ...key, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const job = await findJob(db, LIST_DUE_JOB);
  await recordList({ db, actor, now }, "retention.listed", "retention-item", shown.map((row) => row.id)); // prettier-ignore
  const narrowed = filterQuery(filter);
  if (status !== "due") narrowed.set("status", status);
  return {
    ...{ status, filter, isNoneTicked: asked.get("ticked") === "none" },
    items: shown,
    count: await countItems(db, partnershipId, { ...filter, status }),
    allQuery: new URLSearchParams([["all", "yes"], ...filterQuery(filter)]).toString(),
    next:
      last && `/retention?${new URLSearchParams([...narrowed, ["after", `${last.reviewOn}.${last.id}`]]).toString()}`,
    lookedAt: job?.lastFinishedAt ? londonTime(job.lastFinishedAt) : null,
    isLooking: job !== undefined && (job.nextRunAt <= now.toISOString() || (job.leasedUntil ?? "") > now.toISOString()),
  };
});

export const action = guardedAction("retention:manage", params, async ({ actor, now }) => {
  await askForJob({ db, actor, now }, LIST_DUE_JOB);
  return redirect(afterSaving("/retention", "job-asked"));
});

export const meta: MetaFunction = () => [{ title: "Records whose time is over – Joint Action" }];

export default function RetentionPage() {
  const { status, filter, items, count, allQuery, next, lookedAt, isLooking, isNoneTicked } =
    useLoaderData<typeof loader>();
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <>
      <RetentionNavigation current="/retention" />
      {isNoneTicked && items[0] ? (
        <ErrorSummary
          errors={[{ name: "item", message: "Tick the records to decide about", href: `#item-${items[0].id}` }]}
        />
      ) : null}
      <h1 className="govuk-heading-l">Records whose time is over</h1>
      <p className="govuk-body">
        Each record is kept as long as its rule says, and looked at when its day comes. Nothing goes until you approve
        it. What a hold, an open case or an order in force keeps is not on this list.
      </p>
      {isLooking ? (
        <p className="govuk-body">
          Joint Action is looking through the records now.{" "}
          <a className="govuk-link" href="/retention">
            Look again
          </a>{" "}
          in a moment.
        </p>
      ) : (
        <PageForm id="look">
          <p className="govuk-body">
            {lookedAt
              ? `The records were looked through on ${lookedAt}`
              : "The records have not been looked through yet"}
            , and will be on the first day of next month.
          </p>
          <Button variant="secondary">Look through them now</Button>
        </PageForm>
      )}
      <StatusLinks current={status} />
      <ItemFilters filter={filter} status={status} />
      {items.length === 0 ? (
        <p className="govuk-body">{emptyWords(status, isFiltered)}</p>
      ) : (
        <>
          <p className="govuk-body">
            {count === 1 ? "1 record" : `${count.toLocaleString("en-GB")} records`}
            {status === "due" && count > 1 ? (
              <>
                {". "}
                <a className="govuk-link" href={`/retention/decide?${allQuery}`}>
                  Decide about{" "}
                  {count > MOST_AT_ONCE ? `the first ${MOST_AT_ONCE.toLocaleString("en-GB")}` : "all of them"}
                </a>
              </>
            ) : null}
          </p>
          <DueTable items={items} status={status} />
        </>
      )}
      <Pagination nextHref={next} />
    </>
  );
}

function emptyWords(status: ItemStatus, isFiltered: boolean) {
  if (isFiltered) return "No record matches all of these filters.";
  switch (status) {
    case "due":
      return "Nothing is due. What becomes due is listed on the first day of each month.";
    case "approved":
      return "Nothing that was approved waits to be erased.";
    case "extended":
      return "No record has been kept longer than its rule says.";
    case "kept":
      return "No record on the list was kept after all.";
    case "gone":
      return "Nothing has gone yet.";
  }
}
