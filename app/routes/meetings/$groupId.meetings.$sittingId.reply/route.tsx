import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus, refuseReply } from "#app/domain/meetings/attendance.ts";
import { meetingReplyForm } from "#app/domain/meetings/attendance.form.ts";
import type { Listed } from "#app/domain/meetings/expected.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { ownReply, replyToMeeting } from "#app/services/meetings/reply-to-meeting.ts";
import { db } from "#db/open.ts";
import { listUserChoices } from "#db/queries/users.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const own = await ownReply({ db, actor, now }, params);
  if (!own) throw new Response(null, { status: 404 });
  const { meeting, row, deputy } = own;
  const users = await listUserChoices(db, actor.partnershipId, actor.agencyId);
  await recordView({ db, actor, now }, "attendance.viewed", "meeting", meeting.sitting.id);
  return {
    ...{ groupName: meeting.group.name, day: meeting.sitting.day, version: row.version, status: row.status },
    agenda: `/groups/${params.groupId}/meetings/${params.sittingId}/agenda`,
    refusal: refuseReply(meeting.sitting, londonDay(now))?.message ?? null,
    users: users.filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ value: id, text: name })),
    ...{ deputyId: deputy?.userId ?? "", deputyName: deputy && deputy.userId === null ? deputy.name : "" },
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, meetingReplyForm);
  if (!form.ok) return badCaseForm(form);
  const result = await replyToMeeting({ db, actor, now }, params, form.data);
  const to = afterSaving(`/groups/${params.groupId}/meetings/${params.sittingId}/agenda`, "attendance-replied");
  return caseReply(result, form.values, {
    to,
    recorded: ({ status }: Listed) => ({ Reply: ATTENDANCE_STATUS_NAMES[status] }),
  });
});

export const meta: MetaFunction = () => [{ title: "Apologies or a deputy – Joint Action" }];

export default function MeetingReplyPage() {
  const { groupName, day, agenda, refusal, users, version, status, deputyId, deputyName } =
    useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: agenda, reference: groupName, subject: fullDay(day) }}
      back={{ href: agenda, text: "Agenda" }}
      heading="Apologies or a deputy"
      button="Save"
      schema={meetingReplyForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), status: status === "present" ? "no-reply" : status, deputyId, deputyName }}
      entered={(values) => ({ Reply: ATTENDANCE_STATUS_NAMES[values.status as AttendanceStatus] })}
    >
      {({ field, errorOf }) => (
        <Radios
          field={field("status")}
          legend="Do you come to the meeting?"
          legendSize="s"
          items={[
            { value: "apologies", text: "No: I send my apologies" },
            {
              value: "deputy",
              text: "Somebody comes in my place",
              conditional: (
                <>
                  <Select
                    field={field("deputyId")}
                    label="Who of your agency"
                    placeholder="Choose a person"
                    items={users}
                    error={errorOf("deputyId")}
                  />
                  <Input
                    field={field("deputyName")}
                    label="Or, if they have no account, their name"
                    hint="A deputy who is not in the group opens none of its papers. Ask who runs it to make them a guest"
                    error={errorOf("deputyName")}
                  />
                </>
              ),
            },
            { value: "no-reply", text: "Yes, or I do not know yet" },
          ]}
          error={errorOf("status")}
        />
      )}
    </ManagePage>
  );
}
