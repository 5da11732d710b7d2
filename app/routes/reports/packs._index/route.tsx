import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { quarterName, quarterOf } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listReportPacks } from "#db/queries/csp-report-packs.ts";

export const loader = guardedLoader("reports:read", z.object({}), async ({ actor, now }) => {
  const packs = await listReportPacks(db, actor.partnershipId);
  await recordList({ db, actor, now }, "csp-report.packs-listed", "csp-report-pack", packs.map(({ id }) => id)); // prettier-ignore
  return { packs, mayMake: actor.permissions.has("reports:sign-off") };
});

export const meta: MetaFunction = () => [{ title: "Packs for the board – Joint Action" }];

export default function PacksPage() {
  const { packs, mayMake } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/reports">Reports</BackLink>
      <PageHeaderActions heading="Packs for the board">
        {mayMake ? <Button href="/reports/packs/new">Make a pack</Button> : null}
      </PageHeaderActions>
      {packs.length === 0 ? (
        <p className="govuk-body">None has been made yet. A pack gathers the reports of a quarter that were sent.</p>
      ) : (
        <Table
          caption="Packs"
          captionHidden
          scrollLabel="Packs"
          stacked
          firstCellIsHeader
          head={["Pack", "For", "Quarter"]}
          rows={packs.map(({ id, title, groupName, toDay }) => [
            <a key="title" className="govuk-link" href={`/reports/packs/${id}`}>
              {title}
            </a>,
            groupName,
            quarterName(quarterOf(toDay)),
          ])}
        />
      )}
    </>
  );
}
