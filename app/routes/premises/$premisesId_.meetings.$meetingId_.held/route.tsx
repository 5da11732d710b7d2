import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { typedDay } from "#app/components/cases/manage-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { MeetingForm } from "#app/components/premises/meeting-form.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { INVITED_PARTY_NAMES } from "#app/domain/premises/formal-meeting.ts";
import { heldForm } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange } from "#app/domain/premises/formal-meeting-rules.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedMeeting } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordHeld } from "#app/services/premises/change-meeting.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const { record, meeting, invitations } = found;
  const today = londonDay(now);
  const { arrangedDay } = meeting;
  return {
    ...{ record, meeting, refusal: cannotChange(meeting)?.message ?? null },
    heldOn: arrangedDay !== null && arrangedDay <= today ? arrangedDay : today,
    invited: invitations.map(({ id, name, party }) => ({
      value: id,
      text: `${name} (${INVITED_PARTY_NAMES[party].toLowerCase()})`,
    })),
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, heldForm);
  if (!form.ok) return badCaseForm(form);
  const result = await recordHeld({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesMeetingHref(params.premisesId, params.meetingId), "premises-meeting-held");
  return caseReply(result, form.values, { to, recorded: recordedMeeting });
});

export const meta: MetaFunction = () => [{ title: "The meeting with the premises was held – Joint Action" }];

export default function HeldPage() {
  const { record, meeting, refusal, heldOn, invited } = useLoaderData<typeof loader>();
  return (
    <MeetingForm
      record={record}
      meeting={meeting}
      heading="Record that the meeting was held"
      button="Save"
      schema={heldForm}
      initial={{ ...dayParts("heldOn", heldOn), attended: [], outcome: "" }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
      entered={(values) => ({
        "Held on": typedDay(values, "heldOn"),
        "What came of it": String(values.outcome ?? ""),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            The action to convene it is finished with this, and it counts as a contact with the premises.
          </p>
          <DateInput name="heldOn" field={field} legend="Day" legendSize="s" error={errorOf("heldOn")} />
          <Checkboxes
            field={field("attended")}
            legend="Who came?"
            legendSize="s"
            hint="Whoever else came is invited first, on the page before"
            items={invited}
            error={errorOf("attended")}
          />
          <Textarea
            field={field("outcome")}
            label="What came of the meeting?"
            hint="What was agreed. Steps with an owner and a day go into the action plan"
            rows={5}
            error={errorOf("outcome")}
          />
        </>
      )}
    </MeetingForm>
  );
}
