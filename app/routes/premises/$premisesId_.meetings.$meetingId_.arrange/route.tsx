import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { MeetingForm } from "#app/components/premises/meeting-form.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { arrangeForm } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange } from "#app/domain/premises/formal-meeting-rules.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedMeeting } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { arrangeMeeting } from "#app/services/premises/change-meeting.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  return { record: found.record, meeting: found.meeting, refusal: cannotChange(found.meeting)?.message ?? null };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, arrangeForm);
  if (!form.ok) return badCaseForm(form);
  const result = await arrangeMeeting({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesMeetingHref(params.premisesId, params.meetingId), "premises-meeting-arranged");
  return caseReply(result, form.values, { to, recorded: recordedMeeting });
});

export const meta: MetaFunction = () => [{ title: "Arrange the meeting with the premises – Joint Action" }];

export default function ArrangeMeetingPage() {
  const { record, meeting, refusal } = useLoaderData<typeof loader>();
  return (
    <MeetingForm
      record={record}
      meeting={meeting}
      heading="Arrange the meeting with the premises"
      button="Save"
      schema={arrangeForm}
      initial={{
        ...dayParts("day", meeting.arrangedDay),
        ...{ time: meeting.arrangedTime ?? "", place: meeting.place ?? "" },
      }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
      entered={(values) => ({
        "Arranged for": typedDay(values, "day"),
        Time: String(values.time ?? ""),
        Place: String(values.place ?? ""),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="day"
            field={field}
            legend="Day"
            legendSize="s"
            hint={`It is to be held by ${longDay(meeting.dueOn)}`}
            error={errorOf("day")}
          />
          <Input field={field("time")} label="Time" hint="Like 13:30" width={5} error={errorOf("time")} />
          <Input field={field("place")} label="Place" error={errorOf("place")} />
        </>
      )}
    </MeetingForm>
  );
}
