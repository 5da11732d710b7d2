import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { GateBanner } from "#app/components/meetings/gate-banner.tsx";
import { caseListHref } from "#app/domain/cases/case-list.ts";
import { fullDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { aheadPage } from "#app/services/meetings/ahead-page.ts";
import { meetingOpened } from "#app/services/meetings/meeting-opened.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const meeting = await meetingOpened(db, actor, params.groupId, params.sittingId);
  if (!meeting) throw new Response(null, { status: 404 });
  const { group, sitting } = meeting;
  await recordView({ db, actor, now }, "agenda.ahead-viewed", "meeting", sitting.id);
  return {
    ...{ groupId: group.id, groupName: group.name, day: sitting.day },
    ...{ agenda: `/groups/${group.id}/meetings/${sitting.id}/agenda` },
    ...(await aheadPage({ db, actor, now }, meeting)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `The month ahead, ${page?.groupName ?? "a meeting"} – Joint Action` },
];

export default function AheadPage() {
  const page = useLoaderData<typeof loader>();
  const { agenda, groupId, groupName, day, days, gate, reviewsDue } = page;
  return (
    <>
      <BackLink href={agenda}>Agenda</BackLink>
      <span className="govuk-caption-l">
        {groupName}, {fullDay(day)}
      </span>
      <h1 className="govuk-heading-l">The month ahead, to {longDay(days.until)}</h1>
      {gate === null ? null : <GateBanner {...gate} />}
      {reviewsDue === null ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={caseListHref({ group: groupId, status: "reviews-due" })}>
            {reviewsDue === 1
              ? "1 case whose review of risk is due"
              : `${reviewsDue} cases whose reviews of risk are due`}
          </a>
        </p>
      )}
      {gate === null ? <Orders ending={page.ending} href={page.endingList} until={days.until} /> : null}
      {page.hearings.length === 0 ? null : <Hearings hearings={page.hearings} />}
      <Sittings sittings={page.sittings} />
    </>
  );
}

type Ending = { id: string; reference: string; kind: string; who: string; standing: string };

function Orders({ ending, href, until }: { ending: readonly Ending[]; href: string; until: string }) {
  if (ending.length === 0)
    return <p className="govuk-body">No order that you may open ends after the meeting and by {longDay(until)}.</p>;
  return (
    <>
      <Table
        caption={`Orders and interventions that end after the meeting and by ${longDay(until)}`}
        captionSize="m"
        scrollLabel="What ends"
        stacked
        head={["Reference", "What", "Who", "Standing"]}
        rows={ending.map(({ id, reference, kind, who, standing }) => [
          <a key="reference" className="govuk-link app-reference" href={`/interventions/${id}`}>
            {reference}
          </a>,
          kind,
          who,
          standing,
        ])}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={href}>
          The whole list
        </a>
      </p>
    </>
  );
}

type Hearing = { id: string; day: string | null; premisesId: string; name: string };

function Hearings({ hearings }: { hearings: readonly Hearing[] }) {
  return (
    <Table
      caption="Hearings about licences"
      captionSize="m"
      scrollLabel="Hearings"
      head={["Day", "Premises"]}
      rows={hearings.map(({ day, premisesId, name }) => [
        day === null ? "" : longDay(day),
        <a key="premises" className="govuk-link" href={`/premises/${premisesId}`}>
          {name}
        </a>,
      ])}
    />
  );
}

type Sitting = { id: string; day: string; startTime: string; groupName: string };

function Sittings({ sittings }: { sittings: readonly Sitting[] }) {
  if (sittings.length === 0) return <p className="govuk-body">No group of yours meets in these weeks.</p>;
  return (
    <Table
      caption="Meetings of your groups"
      captionSize="m"
      scrollLabel="Meetings"
      head={["Day", "Group"]}
      rows={sittings.map(({ id, day, startTime, groupName }) => [
        `${longDay(day)}, ${startTime}`,
        <a key="group" className="govuk-link" href={`/groups/meetings/${id}`}>
          {groupName}
        </a>,
      ])}
    />
  );
}
