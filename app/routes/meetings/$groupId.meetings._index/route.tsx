import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mayHearBreaches } from "#app/domain/interventions/breach-follows.ts";
import { mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import { patternInWords } from "#app/domain/meetings/pattern.ts";
import { isComing, mayPlanMeetings, mayReadMeetings, refusePlanning, statusOn } from "#app/domain/meetings/sitting.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { breachesForSitting } from "#app/services/interventions/breaches-page.ts";
import { warningsOfDays } from "#app/services/meetings/warnings-of-days.ts";
import { db } from "#db/open.ts";
import { findViceChair } from "#db/queries/attendance.ts";
import { listSeriesOfGroup } from "#db/queries/group-series.ts";
import { findGroup } from "#db/queries/groups.ts";
import { listMinutesOfSittings } from "#db/queries/minutes.ts";
import { findNextSitting, listComingSittings, listPastSittings } from "#db/queries/meetings.ts";
import { GroupPages } from "./group-pages.tsx";
import { SittingBreaches } from "./sitting-breaches.tsx";
import { Patterns } from "./patterns.tsx";
import { SittingTable } from "./sitting-table.tsx";

const PAGE = 20;
const params = z.object({ groupId: z.uuidv7() });
const query = z.object({
  show: z.catch(z.literal(["coming", "past"]), "coming"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

export const loader = guardedLoader("meetings:read", params, async ({ params: { groupId }, request, actor, now }) => {
  const { partnershipId } = actor;
  const group = mayReadMeetings(actor, groupId) ? await findGroup(db, partnershipId, groupId) : undefined;
  if (!group) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const { show, after: key } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [day = "", id = ""] = key?.split("~") ?? [];
  const page = { groupId, after: key ? { day, id } : undefined, limit: PAGE + 1 };
  const rows =
    show === "past"
      ? await listPastSittings(db, actor, { ...page, before: today })
      : await listComingSittings(db, actor, { ...page, from: today });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const days = show === "past" ? [] : shown.filter((s) => isComing(s.status)).map((s) => s.day);
  const warned = new Map(
    (await warningsOfDays(db, { partnershipId, groupId, days, today })).map((d) => [d.day, d.warnings]),
  );
  const minutes = await listMinutesOfSittings(
    db,
    actor,
    shown.map((s) => s.id),
  );
  const series = await listSeriesOfGroup(db, partnershipId, groupId);
  const mayPlan = mayPlanMeetings(actor, groupId) && refusePlanning(group, today) === null;
  await recordList(
    { db, actor, now },
    "meeting.listed",
    "meeting",
    shown.map((s) => s.id),
    { groupId, show },
  );
  return {
    groupId,
    name: group.name,
    show,
    mayPlan,
    breaches: show === "coming" ? await breachesForSitting({ db, actor, now }, groupId, PAGE) : [],
    nextDay: (await findNextSitting(db, actor, groupId, today))?.day ?? null,
    mayHear: mayHearBreaches(actor, groupId),
    isMember: groupsOf(actor).includes(groupId),
    seesAgreements: hasGate(group) && mayRunMeeting(actor, groupId),
    viceChair: (await findViceChair(db, partnershipId, groupId, today)) ?? null,
    next: last ? `${last.day}~${last.id}` : null,
    patterns: series
      .filter((one) => one.untilDay === null || one.untilDay >= today)
      .map(({ id, pattern, startTime, place, fromDay, untilDay }) => ({
        id,
        words: patternInWords(pattern),
        startTime,
        place,
        fromDay: fromDay > today ? fromDay : null,
        untilDay,
      })),
    sittings: shown.map((s) => ({
      id: s.id,
      day: s.day,
      startTime: s.startTime,
      place: s.place,
      status: statusOn(s, today),
      minutes: minutes.get(s.id) ?? null,
      reason: s.reason,
      movedFrom: s.status === "moved" && s.seriesDay !== s.day ? s.seriesDay : null,
      warnings: isComing(s.status) ? (warned.get(s.day) ?? []) : [],
      mayReinstate: mayPlan && show === "coming" && s.status === "cancelled",
      mayChange: mayPlan && show === "coming" && (s.status === "planned" || s.status === "moved"),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Meetings of ${data?.name ?? "a group"} – Joint Action` },
];

export default function MeetingsPage() {
  const { groupId, name, show, mayPlan, isMember, seesAgreements, viceChair, next, patterns, sittings, ...hearing } =
    useLoaderData<typeof loader>();
  const base = `/groups/${groupId}/meetings`;
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <PageHeaderActions heading={`Meetings of ${name}`}>
        {mayPlan ? (
          <>
            <Button href={`${base}/pattern`} variant="secondary">
              {patterns.length > 0 ? "Change the pattern" : "Set up a pattern"}
            </Button>
            <Button href={`${base}/new`} variant="secondary">
              Add a meeting
            </Button>
          </>
        ) : null}
      </PageHeaderActions>
      {isMember ? <GroupPages groupId={groupId} seesAgreements={seesAgreements} viceChair={viceChair} /> : null}
      <Patterns patterns={patterns} />
      <SittingBreaches groupId={groupId} {...hearing} />
      <SubNavigation
        label="Meetings"
        items={[
          { href: base, text: "Coming", current: show === "coming" },
          { href: `${base}?show=past`, text: "Past", current: show === "past" },
        ]}
      />
      {sittings.length > 0 ? (
        <SittingTable
          base={base}
          caption={show === "past" ? "Past meetings" : "Coming meetings"}
          sittings={sittings}
          opensAgenda={isMember}
        />
      ) : (
        <p className="govuk-body">
          {show === "past" ? "There are no meetings in the past." : "There are no meetings ahead."}
        </p>
      )}
      <Pagination nextHref={next ? `${base}?show=${show}&after=${next}` : undefined} />
      {sittings.length > 0 ? (
        <DownloadList href={exportAddress({ list: "meetings", filter: { group: groupId, show } })} rows={null} />
      ) : null}
    </>
  );
}
