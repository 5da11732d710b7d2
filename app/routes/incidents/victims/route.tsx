import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { victimsPage } from "#app/services/incidents/victims-page.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("incidents:log", params, async ({ actor, now }) => ({
  today: londonDay(now),
  ...(await victimsPage({ db, actor, now })),
}));

export const meta: MetaFunction = () => [{ title: "Victims near a case review – Joint Action" }];

export default function VictimsPage() {
  const { today, near, duties, notShown } = useLoaderData<typeof loader>();
  const counted = ({ count, threshold }: { count: number; threshold: number }) => `${count} of ${threshold}`;
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Victims near a case review</h1>
      <h2 className="govuk-heading-m">To be told about the case review</h2>
      {duties.length === 0 ? (
        <p className="govuk-body">Everybody has been told.</p>
      ) : (
        <Table
          caption="Longest due first"
          captionHidden
          stacked
          head={["Victim", "Due", "What next"]}
          rows={duties.map((duty) => [
            <a key="person" className="govuk-link" href={`/people/${duty.personId}`}>
              {duty.name}
            </a>,
            <>
              {shortDay(duty.dueOn)} {duty.dueOn < today ? <Tag colour="red">Late</Tag> : null}
            </>,
            <a key="tell" className="govuk-link" href={`/incidents/reports/${duty.reportId}`}>
              Record that they were told<span className="govuk-visually-hidden">: {duty.name}</span>
            </a>,
          ])}
        />
      )}
      <h2 className="govuk-heading-m">At the threshold, or one short of it</h2>
      {near.length === 0 ? (
        <p className="govuk-body">Nobody is.</p>
      ) : (
        <Table
          caption="Those first for whom it is met today"
          captionHidden
          scrollLabel="Victims near the threshold"
          stacked
          head={["Victim", "Threshold", "Local count", "Statutory count", "Hate", "Next out of time"]}
          rows={near.map((row) => [
            <a key="person" className="govuk-link" href={`/people/${row.personId}`}>
              {row.name}
            </a>,
            row.met ? (
              <Tag key="met" colour="green">
                Met: offer an application
              </Tag>
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
      {notShown > 0 ? <p className="govuk-body">And {notShown} that you may not open.</p> : null}
    </>
  );
}
