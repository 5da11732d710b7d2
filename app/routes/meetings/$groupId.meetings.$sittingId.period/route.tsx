import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { fullDay, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import { type IncidentNarrowing, incidentListHref, NO_AREA } from "#app/domain/incidents/incident-list.ts";
import { type Days, periodBefore, periodOf, sideBySide } from "#app/domain/meetings/period.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { meetingOpened } from "#app/services/meetings/meeting-opened.ts";
import { db } from "#db/open.ts";
import { unsafeFindMeetingBefore } from "#db/queries/agenda-candidates.ts";
import { countIncidentsBy } from "#db/queries/incidents-of-period.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const meeting = await meetingOpened(db, actor, params.groupId, params.sittingId);
  if (!meeting) throw new Response(null, { status: 404 });
  const { group, sitting } = meeting;
  const of = { partnershipId: actor.partnershipId, groupId: group.id };
  const lastDay = await unsafeFindMeetingBefore(db, of, sitting.day);
  const period = periodOf({ lastDay, day: sitting.day, today: londonDay(now) });
  const before = periodBefore(period);
  await recordView({ db, actor, now }, "agenda.period-viewed", "meeting", sitting.id);
  const both = async (by: "heading" | "beat") =>
    sideBySide(await countIncidentsBy(db, actor, by, period), await countIncidentsBy(db, actor, by, before));
  return {
    ...{ agenda: `/groups/${group.id}/meetings/${sitting.id}/agenda`, groupName: group.name, day: sitting.day },
    ...{ period, before, byHeading: await both("heading"), byBeat: await both("beat") },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `The period, ${page?.groupName ?? "a meeting"} – Joint Action` },
];

export default function PeriodPage() {
  const { agenda, groupName, day, period, before, byHeading, byBeat } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={agenda}>Agenda</BackLink>
      <span className="govuk-caption-l">
        {groupName}, {fullDay(day)}
      </span>
      <h1 className="govuk-heading-l">
        Incidents from {longDay(period.from)} to {longDay(period.until)}
      </h1>
      <p className="govuk-body">
        Beside them as many days before: {longDay(before.from)} to {longDay(before.until)}. Counted are the incidents
        that you may open, by the latest day on which each may have happened.
      </p>
      <Counts
        caption="By kind"
        first="Kind"
        days={{ period, before }}
        rows={byHeading.map((row) => ({
          ...row,
          name: ASB_HEADING_NAMES[row.of as AsbHeading],
          narrowing: { heading: row.of as AsbHeading },
        }))}
      />
      <Counts
        caption="By beat"
        first="Beat"
        days={{ period, before }}
        rows={byBeat.map((row) => ({
          ...row,
          name: row.of ?? "Not recorded",
          narrowing: { beat: row.of ?? NO_AREA },
        }))}
      />
    </>
  );
}

type Row = { name: string; count: number; before: number; narrowing: IncidentNarrowing };
type Props = { caption: string; first: string; days: { period: Days; before: Days }; rows: readonly Row[] };

function Counts({ caption, first, days, rows }: Props) {
  if (rows.length === 0) return <p className="govuk-body">{caption}: no incident in either period.</p>;
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel={caption}
      head={[first, { text: "In the period", numeric: true }, { text: "Before it", numeric: true }]}
      rows={rows.map(({ name, count, before, narrowing }) => [
        name,
        <Count key="now" count={count} of={name} narrowing={{ ...narrowing, ...days.period }} />,
        <Count key="before" count={before} of={`${name}, before`} narrowing={{ ...narrowing, ...days.before }} />,
      ])}
    />
  );
}

/** Each number opens exactly the rows that it counts. */
function Count({ count, of, narrowing }: { count: number; of: string; narrowing: IncidentNarrowing }) {
  if (count === 0) return <>0</>;
  return (
    <a className="govuk-link" href={incidentListHref({ show: "newest", ...narrowing })}>
      {count}
      <span className="govuk-visually-hidden"> incidents: {of}</span>
    </a>
  );
}
