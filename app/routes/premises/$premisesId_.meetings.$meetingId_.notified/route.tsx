import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { MeetingForm } from "#app/components/premises/meeting-form.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { CONTACT_WAY_NAMES, CONTACT_WAYS, type ContactWay } from "#app/domain/premises/contact.ts";
import { notifiedForm } from "#app/domain/premises/formal-meeting.form.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedMeeting } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordNotified } from "#app/services/premises/change-meeting.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  return { record: found.record, meeting: found.meeting, today: londonDay(now) };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, notifiedForm);
  if (!form.ok) return badCaseForm(form);
  const result = await recordNotified({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesMeetingHref(params.premisesId, params.meetingId), "premises-notified");
  return caseReply(result, form.values, { to, recorded: recordedMeeting });
});

export const meta: MetaFunction = () => [{ title: "Premises told of their grade – Joint Action" }];

export default function NotifiedPage() {
  const { record, meeting, today } = useLoaderData<typeof loader>();
  return (
    <MeetingForm
      record={record}
      meeting={meeting}
      heading="Record that the premises were told of their grade"
      button="Save"
      schema={notifiedForm}
      initial={{
        ...dayParts("notifiedOn", meeting.notifiedOn ?? today),
        ...{ how: meeting.notifiedHow ?? "", whom: meeting.notifiedWhom ?? "" },
      }}
      reply={useActionData<typeof action>()}
      reason={null}
      entered={(values) => ({
        "Told of the grade": typedDay(values, "notifiedOn"),
        "How they were told": CONTACT_WAY_NAMES[values.how as ContactWay] ?? null,
        "Who was told": String(values.whom ?? ""),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">The first time it is recorded, it counts as a contact with the premises too.</p>
          <DateInput name="notifiedOn" field={field} legend="Day" legendSize="s" error={errorOf("notifiedOn")} />
          <Radios
            field={field("how")}
            legend="How were they told?"
            legendSize="s"
            items={CONTACT_WAYS.map((value) => ({ value, text: CONTACT_WAY_NAMES[value] }))}
            error={errorOf("how")}
          />
          <Input
            field={field("whom")}
            label="Who was told?"
            hint="For example, the designated premises supervisor"
            error={errorOf("whom")}
          />
        </>
      )}
    </MeetingForm>
  );
}
