import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { eventInWords } from "#app/domain/audit/event-names.ts";
import { londonDay, longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import { isMonday, mondayOf } from "#app/domain/notifications/week.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countWorkOfAgency } from "#db/queries/due-notices.ts";

const params = z.object({ monday: z.string().check(z.refine(isMonday)) });

export const loader = guardedLoader("work:summary", params, async ({ params: { monday }, actor, now }) => {
  const thisWeek = mondayOf(londonDay(now));
  if (monday > thisWeek) throw new Response(null, { status: 404 });
  const next = plusDays(monday, 7);
  const week = { agencyId: actor.agencyId, from: londonMidnight(monday), to: londonMidnight(next) };
  const work = await countWorkOfAgency(db, actor.partnershipId, week);
  await recordView({ db, actor, now }, "work.summary-viewed", "agency", actor.agencyId);
  return {
    title: `Your agency's work, ${longDay(monday)} to ${longDay(plusDays(monday, 6))}`,
    work: work.map(({ userName, event, times }) => ({ userName, did: eventInWords(event), times })),
    isRunning: monday === thisWeek,
    previous: plusDays(monday, -7),
    next: next > thisWeek ? null : next,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Week"} – Joint Action` }];

export default function WeekPage() {
  const { title, work, isRunning, previous, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/notifications">Notifications</BackLink>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        How often each person of your agency recorded or changed something: counts alone, and not what it was about.
        {isRunning ? " The week is not over." : ""}
      </p>
      {work.length > 0 ? (
        <Table
          caption="Person by person"
          captionHidden
          scrollLabel="Your agency's work"
          head={["Person", "What they did", { text: "Times", numeric: true }]}
          rows={work.map(({ userName, did, times }) => [userName, did, times])}
        />
      ) : (
        <p className="govuk-body">Nobody of your agency recorded or changed anything in this week.</p>
      )}
      <Pagination
        previousHref={`/notifications/weeks/${previous}`}
        previousText="The week before"
        nextHref={next ? `/notifications/weeks/${next}` : undefined}
        nextText="The week after"
      />
    </>
  );
}
