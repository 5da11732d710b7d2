import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { cspText } from "#app/domain/performance/csp-names.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listExclusions, listGroupMembers, listGroupVersions } from "#db/queries/similar-groups.ts";

const SHOWN = 50;

export const loader = guardedLoader("performance:import", z.object({}), async ({ actor, now }) => {
  const versions = await listGroupVersions(db, actor.partnershipId, SHOWN);
  const ids = versions.map(({ id }) => id);
  const members = await listGroupMembers(db, actor.partnershipId, ids);
  const exclusions = await listExclusions(db, actor.partnershipId, SHOWN);
  await recordList({ db, actor, now }, "similar-group.listed", "similar-group", ids);
  return {
    today: londonDay(now),
    exclusions,
    versions: versions.map((version) => ({
      ...version,
      members: members.filter((member) => member.groupId === version.id),
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Similar group, as recorded – Joint Action" }];

export default function GroupVersionsPage() {
  const { versions, exclusions, today } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <h1 className="govuk-heading-l">Most similar group, as recorded</h1>
      <FiguresNavigation current="/performance/similar-group/versions" />
      <ButtonGroup>
        <Button href="/performance/similar-group/versions/new">Record the group from a day</Button>
        {versions.length > 0 ? (
          <Button href="/performance/similar-group/exclusions/new" variant="secondary">
            Exclude a member
          </Button>
        ) : null}
      </ButtonGroup>
      {versions.length === 0 ? (
        <p className="govuk-body">
          Nobody is recorded yet. Until then no figures of the Home Office can be loaded: only those of the group are
          kept.
        </p>
      ) : (
        <Table
          caption="Who is in it, the latest first"
          captionSize="m"
          stacked
          head={["From", "Publisher", "Members", "State"]}
          rows={versions.map(({ id, fromDay, publisher, members, withdrawnAt }) => [
            shortDay(fromDay),
            publisher,
            `${members.length}: ${members.map((m) => (m.isOwn === 1 ? `${cspText(m)} (this partnership)` : cspText(m))).join(", ")}`,
            withdrawnAt ? (
              "Withdrawn"
            ) : (
              <a key="withdraw" className="govuk-link" href={`/performance/similar-group/versions/${id}/withdraw`}>
                Withdraw<span className="govuk-visually-hidden"> the group from {shortDay(fromDay)}</span>
              </a>
            ),
          ])}
        />
      )}
      {exclusions.length > 0 ? (
        <Table
          caption="Members without usable figures"
          captionSize="m"
          stacked
          head={["Member", "From", "To", "Reason", "Change"]}
          rows={exclusions.map((exclusion) => [
            cspText(exclusion),
            shortDay(exclusion.fromDay),
            exclusion.toDay ? shortDay(exclusion.toDay) : "No end yet",
            exclusion.reason,
            exclusion.toDay === null || exclusion.toDay >= today ? (
              <a key="end" className="govuk-link" href={`/performance/similar-group/exclusions/${exclusion.id}/end`}>
                End<span className="govuk-visually-hidden"> the exclusion of {cspText(exclusion)}</span>
              </a>
            ) : (
              "Ended"
            ),
          ])}
        />
      ) : null}
    </>
  );
}
