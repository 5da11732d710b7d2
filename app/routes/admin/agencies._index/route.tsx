import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { userListHref } from "#app/domain/access/user-filter.ts";
import { RECENT_DAYS } from "#app/domain/access/user-status.ts";
import { AGENCY_KIND_NAMES } from "#app/domain/agencies/agency-kinds.ts";
import {
  AGREEMENT_NOTICE_DAYS,
  agencyBounds,
  agreementOn,
  type AgreementState,
  agreementWords,
} from "#app/domain/agencies/agreement.ts";
import { londonTime, shortDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAgencies } from "#db/queries/agencies.ts";

const filters = z.object({ agreement: z.catch(z.optional(z.enum(["due", "none"])), undefined) });

export const loader = guardedLoader("agencies:manage", z.object({}), async ({ request, actor, now }) => {
  const filter = filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const bounds = agencyBounds(now);
  const agencies = await listAgencies(db, actor.partnershipId, filter, bounds);
  await recordList({ db, actor, now }, "agency.listed", "agency", agencies.map((agency) => agency.id), { filter }); // prettier-ignore
  return {
    filter,
    agencies: agencies.map(({ signedOn, expiresOn, ...agency }) => ({
      ...agency,
      agreement: {
        words: agreementWords({ signedOn, expiresOn }, bounds.today),
        state: agreementOn({ signedOn, expiresOn }, bounds.today),
      },
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Agencies – Joint Action" }];

const FILTER_NAMES = {
  due: `Agreement ends within ${AGREEMENT_NOTICE_DAYS} days or has lapsed`,
  none: "No agreement recorded",
};

export default function AgenciesPage() {
  const { filter, agencies } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeaderActions heading="Agencies">
        <Button href="/admin/agencies/new">Add an agency</Button>
        <Button href="/agreements" variant="secondary">
          Agreements
        </Button>
      </PageHeaderActions>
      <AdminNavigation current="/admin/agencies" />
      {filter.agreement ? (
        <p className="govuk-body">
          {FILTER_NAMES[filter.agreement]}: {agencies.length}.{" "}
          <a className="govuk-link" href="/admin/agencies">
            See all agencies
          </a>
        </p>
      ) : null}
      {agencies.length === 0 && !filter.agreement ? (
        <p className="govuk-body">No agency takes part yet. Users belong to agencies, so add the agencies first.</p>
      ) : null}
      {agencies.length > 0 ? (
        <Table
          caption="Agencies, their agreements and their use of the service"
          captionSize="s"
          scrollLabel="Agencies"
          stacked
          firstCellIsHeader
          head={[
            "Name",
            "Kind",
            "Sharing agreement",
            { text: "Active users", numeric: true },
            { text: `Signed in within ${RECENT_DAYS} days`, numeric: true },
            "Last sign-in by anybody",
          ]}
          rows={agencies.map((agency) => [
            <a key="name" className="govuk-link" href={`/admin/agencies/${agency.id}`}>
              {agency.name}
            </a>,
            AGENCY_KIND_NAMES[agency.kind],
            agency.leftOn === null ? (
              <Agreement key="agreement" {...agency.agreement} />
            ) : (
              <Tag colour="grey">Left {shortDay(agency.leftOn)}</Tag>
            ),
            <Count key="users" count={agency.users} href={userListHref({ agency: agency.id, status: "active" })} />,
            <Count
              key="lately"
              count={agency.signedInLately}
              href={userListHref({ agency: agency.id, show: "signed-in" })}
            />,
            agency.lastSignedInAt === null ? "Never" : londonTime(agency.lastSignedInAt),
          ])}
        />
      ) : null}
      <DownloadList href={exportAddress({ list: "agencies", filter })} rows={agencies.length} />
    </>
  );
}

function Agreement({ words, state }: { words: string; state: AgreementState }) {
  if (state === "in-date") return words;
  return <Tag colour={state === "lapsed" ? "red" : state === "ending" ? "yellow" : "grey"}>{words}</Tag>;
}

function Count({ count, href }: { count: number; href: string }) {
  return count === 0 ? (
    0
  ) : (
    <a className="govuk-link" href={href}>
      {count}
    </a>
  );
}
