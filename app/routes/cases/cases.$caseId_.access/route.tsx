import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { unsafeListWaitingRequests } from "#db/queries/access-requests.ts";
import { unsafeListBrokenGlass } from "#db/queries/break-glass.ts";
import { unsafeListAccess } from "#db/queries/case-access.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const access = await unsafeListAccess(db, record.id);
  const glass = await unsafeListBrokenGlass(db, record.id);
  const requests = await unsafeListWaitingRequests(db, record.id);
  await recordView({ db, actor, now }, "case.access-viewed", "case", record.id);
  return {
    header: caseHeader(record),
    groupName: record.groupName,
    lead: record.leadUserName ?? "nobody is named",
    access: access.map(({ id, access, name, agencyName, reason, since, givenBy }) => ({
      ...{ id, access, name, agencyName, reason, givenBy },
      since: londonTime(since),
    })),
    glass: glass.map(({ openedAt, ...opened }) => ({ ...opened, openedAt: londonTime(openedAt) })),
    requests: requests.map(({ requestedAt, ...asked }) => ({ ...asked, requestedAt: londonTime(requestedAt) })),
  };
});

export const meta: MetaFunction = () => [{ title: "Who can open this case – Joint Action" }];

export default function CaseAccessPage() {
  const { header, groupName, lead, access, glass, requests } = useLoaderData<typeof loader>();
  const path = `/cases/${header.id}/access`;
  const named = access.filter((row) => row.access === "named");
  const conflicts = access.filter((row) => row.access === "conflict");
  const rowOf = (row: (typeof access)[number]) => [
    `${row.name}, ${row.agencyName}`,
    row.reason,
    `${row.since}${row.givenBy ? ` by ${row.givenBy}` : ""}`,
    <a key="end" className="govuk-link" href={`${path}/${row.id}`}>
      End<span className="govuk-visually-hidden"> for {row.name}</span>
    </a>,
  ];
  return (
    <CaseFrame header={header} current="overview">
      <h2 className="govuk-heading-m">Who can open this case</h2>
      <p className="govuk-body">
        {header.isRestricted
          ? `Restricted: its lead (${lead}) and the people named below.`
          : `The members of ${groupName}, its lead (${lead}) and the people named below.`}{" "}
        Whoever has a conflict of interest cannot, whatever else they are.
      </p>
      <div className="govuk-button-group">
        <Button href={`${path}/visibility`} variant="secondary">
          {header.isRestricted ? "End the restriction" : "Restrict this case"}
        </Button>
        <Button href={`${path}/new`} variant="secondary">
          Name somebody, or record a conflict
        </Button>
      </div>
      {requests.length > 0 ? (
        <Table
          caption="Asking to be let in"
          captionSize="s"
          scrollLabel="Who asks to be let in"
          stacked
          head={["Who", "Why", "When", "Answer"]}
          rows={requests.map((asked) => [
            `${asked.name}, ${asked.agencyName}`,
            asked.reason,
            asked.requestedAt,
            <a key="answer" className="govuk-link" href={`${path}/requests/${asked.id}`}>
              Answer<span className="govuk-visually-hidden"> {asked.name}</span>
            </a>,
          ])}
        />
      ) : null}
      <Listed caption="People named" empty="Nobody is named." rows={named.map(rowOf)} />
      <Listed caption="Conflicts of interest" empty="None is recorded." rows={conflicts.map(rowOf)} />
      {glass.length > 0 ? (
        <Table
          caption="Opened in an emergency"
          captionSize="s"
          scrollLabel="Who opened it in an emergency"
          stacked
          head={["Who", "Why", "When"]}
          rows={glass.map((opened) => [`${opened.name}, ${opened.agencyName}`, opened.reason, opened.openedAt])}
        />
      ) : null}
    </CaseFrame>
  );
}

function Listed({ caption, empty, rows }: { caption: string; empty: string; rows: ReactNode[][] }) {
  if (rows.length > 0)
    return (
      <Table
        caption={caption}
        captionSize="s"
        scrollLabel={caption}
        stacked
        head={["Who", "Why", "Since", "End"]}
        rows={rows}
      />
    );
  return (
    <>
      <h3 className="govuk-heading-s">{caption}</h3>
      <p className="govuk-body">{empty}</p>
    </>
  );
}
