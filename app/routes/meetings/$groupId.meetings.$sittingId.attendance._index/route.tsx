import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { MeetingNavigation } from "#app/components/meetings/meeting-navigation.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { attendanceForm } from "#app/domain/meetings/attendance.form.ts";
import { hasResearch } from "#app/domain/meetings/research.ts";
import { refuseRecording, refuseReply } from "#app/domain/meetings/attendance.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { attendanceOf, meetingToRecord } from "#app/services/meetings/attendance-page.ts";
import { recordAttendance } from "#app/services/meetings/record-attendance.ts";
import { db } from "#db/open.ts";
import { AttendanceForm } from "./attendance-form.tsx";
import { AttendanceTable } from "./attendance-table.tsx";
import { bothVersions } from "./both-versions.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const meeting = await meetingToRecord({ db, actor, now }, params);
  if (!meeting) throw new Response(null, { status: 404 });
  const { group, sitting, mayRecord, areConfirmed } = meeting;
  const attendance = await attendanceOf({ db, actor, now }, meeting);
  await recordView({ db, actor, now }, "attendance.viewed", "meeting", sitting.id);
  const refusal = refuseRecording(sitting, areConfirmed)?.message ?? null;
  const today = londonDay(now);
  return {
    ...{ groupId: group.id, groupName: group.name, day: sitting.day, mayRecord, refusal },
    meeting: `/groups/${group.id}/meetings/${sitting.id}`,
    isBefore: sitting.day > today,
    hasResearch: meeting.mayRun && hasResearch(group.kind),
    mayReply: refuseReply(sitting, today) === null && attendance.rows.some(({ key }) => key === actor.id),
    ...attendance,
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, attendanceForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, recorded: null }, 400);
  const result = await recordAttendance({ db, actor, now }, params, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused": {
      const errors = Object.fromEntries(result.refusals.map(({ field, message }) => [field ?? "form", message]));
      return data({ values: form.values, errors, recorded: null }, 422);
    }
    case "changed":
      return data(bothVersions(result, form), 409);
    case "done":
      return redirect(
        afterSaving(`/groups/${params.groupId}/meetings/${params.sittingId}/attendance`, "attendance-recorded"),
      );
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Who is there: ${page?.groupName ?? "a meeting"} – Joint Action` },
];

export default function AttendancePage() {
  const { groupId, groupName, day, meeting, isBefore, mayReply, mayRecord, refusal, hasResearch, ...list } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isForm = mayRecord && refusal === null;
  return (
    <div className="app-wide">
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <span className="govuk-caption-l">
        {groupName} · {fullDay(day)}
      </span>
      <h1 className="govuk-heading-l">Who is there</h1>
      <MeetingNavigation meeting={meeting} current="attendance" hasResearch={hasResearch} />
      {mayReply ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${meeting}/reply`}>
            I do not come, or a deputy comes for me
          </a>
        </p>
      ) : null}
      {mayRecord && refusal !== null ? <InsetText>{refusal}.</InsetText> : null}
      {isForm ? (
        <>
          <Button href={`${meeting}/attendance/new`} variant="secondary">
            Add somebody
          </Button>
          <p className="govuk-body">
            <a className="govuk-link" href={`${meeting}/attendance/remove`}>
              Take somebody off the list
            </a>
          </p>
          <AttendanceForm {...list} reply={reply} isBefore={isBefore} />
        </>
      ) : (
        <AttendanceTable {...list} isBefore={isBefore} />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/groups/${groupId}/attendance`}>
          Who came to the last meetings
        </a>
      </p>
    </div>
  );
}
