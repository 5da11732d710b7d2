import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { fullDay } from "#app/domain/dates/iso-day.ts";
import { CAPACITIES, CAPACITY_NAMES, refuseRecording } from "#app/domain/meetings/attendance.ts";
import { addAttendeeForm } from "#app/domain/meetings/attendance.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { addAttendee } from "#app/services/meetings/add-attendee.ts";
import { attendanceOf, meetingToRecord } from "#app/services/meetings/attendance-page.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listOfficers } from "#db/queries/users.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const meeting = await meetingToRecord({ db, actor, now }, params);
  if (!meeting) throw new Response(null, { status: 404 });
  if (!meeting.mayRecord) throw new Response(null, { status: 403 });
  const { group, sitting, areConfirmed } = meeting;
  const { rows } = await attendanceOf({ db, actor, now }, meeting);
  const listed = new Set(rows.map(({ userId }) => userId));
  const users = (await listOfficers(db, actor.partnershipId)).filter(({ id }) => !listed.has(id));
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  await recordView({ db, actor, now }, "attendance.viewed", "meeting", sitting.id);
  return {
    ...{ groupName: group.name, day: sitting.day, once: newOnce() },
    attendance: `/groups/${group.id}/meetings/${sitting.id}/attendance`,
    refusal: refuseRecording(sitting, areConfirmed)?.message ?? null,
    users: users.map(({ id, name, agencyName }) => ({ value: id, text: `${name} (${agencyName})` })),
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, once, actor, now }) => {
  const form = parseForm(body, addAttendeeForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addAttendee({ db, actor, now, once }, params, form.data);
  const to = afterSaving(
    `/groups/${params.groupId}/meetings/${params.sittingId}/attendance`,
    "attendance-person-added",
  );
  return caseReply<never>(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Add somebody to a meeting – Joint Action" }];

const BLANK = { who: "", userId: "", name: "", agencyId: "", capacity: "guest" };

export default function AddAttendeePage() {
  const { groupName, day, attendance, refusal, users, agencies, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: attendance, reference: groupName, subject: fullDay(day) }}
      back={{ href: attendance, text: "Who is there" }}
      heading="Add somebody"
      button="Add them"
      schema={addAttendeeForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      once={once}
      initial={BLANK}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("who")}
            legend="Who are they?"
            legendSize="s"
            items={[
              {
                value: "account",
                text: "Somebody with an account",
                conditional: (
                  <Select
                    field={field("userId")}
                    label="Person"
                    placeholder="Choose a person"
                    items={users}
                    error={errorOf("userId")}
                  />
                ),
              },
              {
                value: "name",
                text: "Somebody without an account",
                conditional: (
                  <>
                    <Input field={field("name")} label="Name" error={errorOf("name")} />
                    <Select
                      field={field("agencyId")}
                      label="For which agency"
                      placeholder="Choose an agency"
                      items={agencies}
                      error={errorOf("agencyId")}
                    />
                  </>
                ),
              },
            ]}
            error={errorOf("who")}
          />
          <Select
            field={field("capacity")}
            label="As what they come"
            items={CAPACITIES.map((value) => ({ value, text: CAPACITY_NAMES[value] }))}
            error={errorOf("capacity")}
          />
        </>
      )}
    </ManagePage>
  );
}
