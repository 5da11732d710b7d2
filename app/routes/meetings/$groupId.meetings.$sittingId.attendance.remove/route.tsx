import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { fullDay } from "#app/domain/dates/iso-day.ts";
import { refuseRecording } from "#app/domain/meetings/attendance.ts";
import { takeOffForm } from "#app/domain/meetings/attendance.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { meetingToRecord } from "#app/services/meetings/attendance-page.ts";
import { listAddedByHand, takeOffAttendee } from "#app/services/meetings/take-off-attendee.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const meeting = await meetingToRecord({ db, actor, now }, params);
  if (!meeting) throw new Response(null, { status: 404 });
  if (!meeting.mayRecord) throw new Response(null, { status: 403 });
  const { group, sitting, areConfirmed } = meeting;
  const added = await listAddedByHand({ db, actor, now }, meeting);
  await recordView({ db, actor, now }, "attendance.viewed", "meeting", sitting.id);
  const nobody = added.length === 0 ? "There is nobody on the list who can be taken off it" : null;
  return {
    ...{ groupName: group.name, day: sitting.day },
    attendance: `/groups/${group.id}/meetings/${sitting.id}/attendance`,
    refusal: refuseRecording(sitting, areConfirmed)?.message ?? nobody,
    people: added.map(({ id, version, name, agencyName }) => ({
      ...{ value: `${id}.${version}`, text: `${name} (${agencyName})` },
    })),
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, takeOffForm);
  if (!form.ok) return badCaseForm(form);
  const result = await takeOffAttendee({ db, actor, now }, params, form.data);
  const to = afterSaving(
    `/groups/${params.groupId}/meetings/${params.sittingId}/attendance`,
    "attendance-person-taken-off",
  );
  return caseReply<never>(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Take somebody off the list of a meeting – Joint Action" }];

export default function TakeOffAttendeePage() {
  const { groupName, day, attendance, refusal, people } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: attendance, reference: groupName, subject: fullDay(day) }}
      back={{ href: attendance, text: "Who is there" }}
      heading="Take somebody off the list"
      button="Take them off"
      schema={takeOffForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ who: "" }}
    >
      {({ field, errorOf }) => (
        <Radios
          field={field("who")}
          legend="Who was put on the list by mistake?"
          legendSize="s"
          hint="Whoever is in the group, has accepted the statement, comes in somebody’s place or has brought something stays on it"
          items={people}
          error={errorOf("who")}
        />
      )}
    </ManagePage>
  );
}
