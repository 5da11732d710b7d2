import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { metByWords } from "#app/domain/case-reviews/verdict-words.ts";
import { victimsAsked } from "#app/domain/incidents/victims-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { victimsPage } from "#app/services/incidents/victims-page.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("incidents:log", params, async ({ request, actor, now }) => {
  const asked = victimsAsked(Object.fromEntries(new URL(request.url).searchParams));
  return { today: londonDay(now), ...(await victimsPage({ db, actor, now }, asked)) };
});

export const meta: MetaFunction = () => [{ title: "Victims near a case review – Joint Action" }];

export default function VictimsPage() {
  const { today, near, duties, next } = useLoaderData<typeof loader>();
  const counted = ({ count, threshold }: { count: number; threshold: number }) => `${count} of ${threshold}`;
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Victims near a case review</h1>
      <h2 className="govuk-heading-m">To be told about the case review</h2>
      {duties.length === 0 ? (
        <p className="govuk-body">
          Nobody waits to be told: a victim stands here from the second report in six months until somebody has told
          them.
        </p>
      ) : (
        <Table
          caption="Longest due first"
          captionHidden
          stacked
          head={["Victim", "Due", "What next"]}
          rows={duties.map((duty) => [
            <Named {...duty} key="person" />,
            <>
              {shortDay(duty.dueOn)} {duty.dueOn < today ? <Tag colour="red">Late</Tag> : null}
            </>,
            <a key="tell" className="govuk-link" href={`/incidents/reports/${duty.reportId}`}>
              Record that they were told<span className="govuk-visually-hidden">: {duty.reference}</span>
            </a>,
          ])}
        />
      )}
      <Pagination nextHref={next.told ?? undefined} landmarkLabel="Victims to be told" />
      <h2 className="govuk-heading-m">At the threshold, or one short of it</h2>
      <p className="govuk-body">
        Any one of three is enough: the local count of separate incidents that the person has reported, the statutory
        count of reports about one problem by anybody, or hate incidents against the person.
      </p>
      <p className="govuk-body">
        Whoever has applied is listed again only when something that counts is reported after the answer.
        {next.near || near.rows.length < near.count ? ` ${near.count} people in all, 50 on a page.` : ""}
      </p>
      {near.count === 0 ? (
        <p className="govuk-body">
          Nobody is, so there is nothing to do here. The counts are made again from every report that is logged.
        </p>
      ) : (
        <Table
          caption="Those first for whom it is met today"
          captionHidden
          scrollLabel="Victims near the threshold"
          stacked
          head={["Victim", "Threshold", "Local count", "Statutory count", "Hate", "Next out of time"]}
          rows={near.rows.map((row) => [
            <Named {...row} key="person" />,
            row.met ? (
              <>
                <Tag colour="green">Met: offer an application</Tag>
                <div className="govuk-hint govuk-!-margin-bottom-0">{metByWords(row)}</div>
              </>
            ) : (
              "One short"
            ),
            counted(row.local),
            row.statutory.problemId === null ? "Not linked" : counted(row.statutory),
            row.hate ? "Yes" : "No",
            row.nextOutOfTimeOn === null ? "Nothing" : shortDay(row.nextOutOfTimeOn),
          ])}
        />
      )}
      <Pagination nextHref={next.near ?? undefined} landmarkLabel="Victims near the threshold" />
    </>
  );
}

/** As lists name people: a child, or somebody whose age nobody knows, by initials; the reference tells them apart. */
function Named({ personId, name, reference, hasAppliedBefore }: Victim) {
  return (
    <>
      <a className="govuk-link" href={`/people/${personId}`}>
        {name}
      </a>
      <div className="govuk-hint govuk-!-margin-bottom-0">
        {reference}
        {hasAppliedBefore ? ", has applied before" : ""}
      </div>
    </>
  );
}
type Victim = { personId: string; name: string; reference: string; hasAppliedBefore?: boolean };
