import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { GateBanner } from "#app/components/meetings/gate-banner.tsx";
import { MeetingNavigation } from "#app/components/meetings/meeting-navigation.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseAgendaChange } from "#app/domain/meetings/agenda.ts";
import { refuseReply } from "#app/domain/meetings/attendance.ts";
import { agendaForm, type AgendaGiven } from "#app/domain/meetings/agenda.form.ts";
import { minutesState } from "#app/domain/meetings/minutes.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { agendaPage } from "#app/services/meetings/agenda-page.ts";
import { arrangeAgenda } from "#app/services/meetings/arrange-agenda.ts";
import { meetingOpened } from "#app/services/meetings/meeting-opened.ts";
import { sendPapersNow } from "#app/services/meetings/send-papers.ts";
import { db } from "#db/open.ts";
import { listMinutesOfSittings } from "#db/queries/minutes.ts";
import { unsafeListPapersSent } from "#db/queries/papers.ts";
import { AgendaParts } from "./agenda-parts.tsx";
import { ArrangeForm } from "./arrange-form.tsx";
import { PapersLine } from "./papers-line.tsx";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const meeting = await meetingOpened(db, actor, params.groupId, params.sittingId);
  if (!meeting) throw new Response(null, { status: 404 });
  const { group, sitting, mayRun } = meeting;
  const { caseIds, ...agenda } = await agendaPage({ db, actor, now }, meeting);
  await recordList({ db, actor, now }, "agenda.viewed", "case", caseIds, { sittingId: sitting.id });
  const isShut = refuseAgendaChange(sitting, londonDay(now)) !== null;
  return {
    ...{ groupId: group.id, groupName: group.name },
    ...{ day: sitting.day, startTime: sitting.startTime, place: sitting.place, status: sitting.status },
    meeting: `/groups/${group.id}/meetings/${sitting.id}`,
    minutes: (await listMinutesOfSittings(db, actor, [sitting.id])).get(sitting.id) ?? null,
    mayReply: refuseReply(sitting, londonDay(now)) === null,
    papers: await unsafeListPapersSent(db, sitting.id),
    ...{ mayArrange: mayRun && !isShut, mayRun, ...agenda },
  };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, agendaForm);
  if (!form.ok) return data({ errors: form.errors }, 400);
  const { intent, itemId } = form.data;
  const result =
    intent === "papers"
      ? await sendPapersNow({ db, actor, now }, params)
      : await arrangeAgenda({ db, actor, now }, params, { intent, itemId });
  const at = `/groups/${params.groupId}/meetings/${params.sittingId}/agenda`;
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ errors: { form: result.refusal.message } }, 422);
    case "done":
      return redirect(afterArranging(at, form.data));
  }
});

function afterArranging(at: string, { intent, itemId }: AgendaGiven) {
  if (intent === "papers") return afterSaving(at, "papers-sent");
  return intent === "build" ? afterSaving(at, "agenda-built") : `${at}#${itemId}`;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Agenda of ${page?.groupName ?? "a meeting"} – Joint Action` },
];

export default function AgendaPage() {
  const {
    groupId,
    groupName,
    meeting,
    minutes,
    mayReply,
    papers,
    day,
    startTime,
    place,
    status,
    mayArrange,
    mayRun,
    ...agenda
  } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = `${meeting}/agenda`;
  const problems = Object.values(reply?.errors ?? {}).map((message) => ({ name: "form", message, href: "#arrange" }));
  return (
    <>
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <ErrorSummary errors={problems} />
      <span className="govuk-caption-l">{groupName}</span>
      <h1 className="govuk-heading-l">Agenda, {fullDay(day)}</h1>
      <p className="govuk-body">
        {startTime}
        {place === null ? null : `, ${place}`}
        {status === "cancelled" ? ". This meeting is cancelled." : null}
        {" · "}
        <a className="govuk-link govuk-!-display-none-print" href={`${meeting}/invitation`} download>
          Add it to a calendar
        </a>
        {minutes === null ? null : (
          <>
            {" · "}
            <a className="govuk-link" href={`${meeting}/minutes`}>
              {minutesState(minutes)}
            </a>
          </>
        )}
        {mayReply ? (
          <>
            {" · "}
            <a className="govuk-link" href={`${meeting}/reply`}>
              Apologies or a deputy
            </a>
          </>
        ) : null}
      </p>
      <PapersLine day={day} isOff={status === "cancelled"} papers={papers} />
      <MeetingNavigation meeting={meeting} current="agenda" />
      {agenda.gate === null ? null : <GateBanner {...agenda.gate} />}
      {mayArrange ? (
        <ArrangeForm
          groupId={groupId}
          at={at}
          maySend={agenda.shown > 0 && !papers.some((one) => one.forDay === day)}
        />
      ) : null}
      {agenda.shown === 0 ? (
        <p className="govuk-body">
          {mayArrange
            ? "Nothing is on the agenda yet. Bring it up to date to put on it what the group has."
            : "Nothing is on the agenda yet."}
        </p>
      ) : null}
      <AgendaParts at={at} parts={agenda.parts} mayArrange={mayArrange} mayRun={mayRun} groupId={groupId} />
      {agenda.hidden > 0 ? (
        <p className="govuk-body">
          And {agenda.hidden === 1 ? "1 item that is" : `${agenda.hidden} items that are`} not shown to you.
        </p>
      ) : null}
    </>
  );
}
