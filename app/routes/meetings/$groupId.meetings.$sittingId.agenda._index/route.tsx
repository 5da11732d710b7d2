import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { GateBanner } from "#app/components/meetings/gate-banner.tsx";
import { MeetingNavigation } from "#app/components/meetings/meeting-navigation.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseAgendaChange } from "#app/domain/meetings/agenda.ts";
import { refuseReply } from "#app/domain/meetings/attendance.ts";
import { agendaForm, type AgendaGiven } from "#app/domain/meetings/agenda.form.ts";
import { mayMinute } from "#app/domain/meetings/item-minute.ts";
import { hasResearch } from "#app/domain/meetings/research.ts";
import { nextToTake } from "#app/domain/meetings/way-through-agenda.ts";
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
import { isMinuteTaker } from "#db/queries/attendance.ts";
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
  const today = londonDay(now);
  const isShut = refuseAgendaChange(sitting, today) !== null;
  const mayKeep = mayMinute(actor, group.id, await isMinuteTaker(db, sitting.id, actor.id));
  const minutes = (await listMinutesOfSittings(db, actor, [sitting.id])).get(sitting.id) ?? null;
  return {
    ...{ groupId: group.id, groupName: group.name },
    ...{ day: sitting.day, startTime: sitting.startTime, place: sitting.place, status: sitting.status },
    meeting: `/groups/${group.id}/meetings/${sitting.id}`,
    minutes,
    mayReply: refuseReply(sitting, today) === null,
    hasResearch: mayRun && hasResearch(group.kind),
    onward:
      mayKeep && agenda.gate === null && hasBegun(sitting, today) ? onwardOf(agenda.parts, minutes === null) : null,
    papers: await unsafeListPapersSent(db, sitting.id),
    ...{ mayArrange: mayRun && !isShut, mayRun, mayKeep, ...agenda },
  };
});

function hasBegun({ day, status }: { day: string; status: string }, today: string) {
  return day <= today && status !== "cancelled";
}

type Parts = Awaited<ReturnType<typeof agendaPage>>["parts"];

/** What whoever keeps the meeting does next: the first item that is not taken, and the minutes once there is none; null: neither. */
function onwardOf(parts: Parts, areToDraft: boolean) {
  const items = parts.flatMap((part) => part.items);
  const next = areToDraft ? nextToTake(items) : null;
  if (next) return { itemId: next.id, text: next.isFirst ? "Begin the meeting" : `Go on with item ${next.number}` };
  return areToDraft && items.length > 0 ? { itemId: null, text: "On to the minutes" } : null;
}

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
    mayKeep,
    hasResearch,
    onward,
    ...agenda
  } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = `${meeting}/agenda`;
  const problems = Object.values(reply?.errors ?? {}).map((message) => ({ name: "form", message, href: "#arrange" }));
  return (
    <div className="app-wide">
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <ErrorSummary errors={problems} />
      <span className="govuk-caption-l">{groupName}</span>
      <h1 className="govuk-heading-l">Agenda, {fullDay(day)}</h1>
      <p className="govuk-body">
        {startTime}
        {place === null ? null : `, ${place}`}
        {status === "cancelled" ? ". This meeting is cancelled." : null}
        <span className="govuk-!-display-none-print">
          {" · "}
          <a className="govuk-link" href={`${meeting}/invitation`} download>
            Add it to a calendar
          </a>
        </span>
        {minutes === null ? null : (
          <>
            {" · "}
            <a className="govuk-link" href={`${meeting}/minutes`}>
              {minutesState(minutes)}
            </a>
          </>
        )}
        {mayReply ? (
          <span className="govuk-!-display-none-print">
            {" · "}
            <a className="govuk-link" href={`${meeting}/reply`}>
              Apologies or a deputy
            </a>
          </span>
        ) : null}
      </p>
      <PapersLine day={day} isOff={status === "cancelled"} papers={papers} />
      <MeetingNavigation meeting={meeting} current="agenda" hasResearch={hasResearch} />
      {agenda.gate === null ? null : <GateBanner {...agenda.gate} />}
      {onward === null ? null : (
        <Button href={onward.itemId === null ? `${meeting}/minutes` : `${at}/${onward.itemId}`}>{onward.text}</Button>
      )}
      {mayArrange ? (
        <ArrangeForm
          isFirst={onward === null}
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
      <AgendaParts
        at={at}
        parts={agenda.parts}
        mayArrange={mayArrange}
        mayRun={mayRun}
        mayKeep={mayKeep}
        groupId={groupId}
      />
      {agenda.hidden > 0 ? (
        <p className="govuk-body">
          And {agenda.hidden === 1 ? "1 item that is" : `${agenda.hidden} items that are`} not shown to you.
        </p>
      ) : null}
    </div>
  );
}
