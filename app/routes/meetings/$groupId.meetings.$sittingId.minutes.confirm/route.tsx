import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { fullDay, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { confirmMinutesForm } from "#app/domain/meetings/minutes.form.ts";
import { isConfirmingMeeting, refuseConfirmation } from "#app/domain/meetings/minutes.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { confirmMinutes, MOST_LATER, type StandingMinutes } from "#app/services/meetings/confirm-minutes.ts";
import { minutesOpened } from "#app/services/meetings/minutes-opened.ts";
import { db } from "#db/open.ts";
import { listLaterSittings } from "#db/queries/minutes.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params, actor, now }) => {
  const { groupId, sittingId } = params;
  const minutes = await minutesOpened(db, actor, groupId, sittingId);
  if (!minutes) throw new Response(null, { status: 404 });
  if (!minutes.mayRun) throw new Response(null, { status: 403 });
  const { group, sitting, draft, confirmed } = minutes;
  await recordView({ db, actor, now }, "minutes.viewed", "meeting", sitting.id);
  const today = londonDay(now);
  const later = await listLaterSittings(db, actor, { groupId, after: sitting.day, limit: MOST_LATER });
  const meetings = later.filter((one) => isConfirmingMeeting(sitting, one, today));
  const refusal = confirmed
    ? `They were confirmed at the meeting of ${longDay(confirmed.confirmedOn ?? "")}`
    : refuseConfirmation(
        sitting,
        { hasDraft: draft !== undefined, at: meetings[0] ?? null, nextDay: later[0]?.day ?? null },
        today,
      )?.message;
  return {
    ...{ groupName: group.name, day: sitting.day, back: `/groups/${groupId}/meetings/${sittingId}/minutes` },
    ...{ number: draft?.number ?? 1, refusal: refusal ?? null },
    meetings: meetings.map(({ id, day }) => ({ id, day })),
  };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, confirmMinutesForm);
  if (!form.ok) return badCaseForm(form);
  const result = await confirmMinutes({ db, actor, now }, params, form.data);
  const at = `/groups/${params.groupId}/meetings/${params.sittingId}/minutes`;
  return caseReply(result, form.values, { to: afterSaving(at, "minutes-confirmed"), recorded: recordedMinutes });
});

function recordedMinutes({ version, confirmedBy, confirmedOn }: StandingMinutes) {
  return {
    "Newest draft": `Version ${version}`,
    "Confirmed at the meeting of": confirmedOn === null ? null : longDay(confirmedOn),
    "Confirmed by": confirmedBy,
  };
}

export const meta: MetaFunction = () => [{ title: "Confirm minutes – Joint Action" }];

export default function ConfirmMinutesPage() {
  const { groupName, day, back, number, refusal, meetings } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ManagePage
      record={{ id: back, reference: groupName, subject: fullDay(day) }}
      back={{ href: back, text: "Minutes" }}
      heading="Confirm the minutes"
      button="Confirm them"
      schema={confirmMinutesForm}
      reason={null}
      refusal={refusal}
      reply={reply}
      initial={{ version: String(number), confirmedAtId: meetings[0]?.id ?? "" }}
      entered={(values) => ({
        "Newest draft": `Version ${number}`,
        "Confirmed at the meeting of": longDay(meetings.find(({ id }) => id === values.confirmedAtId)?.day ?? day),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            What was read is version {number}. Once it is confirmed it does not change any more: what is wrong in it is
            corrected, with a day.
          </p>
          <Radios
            field={field("confirmedAtId")}
            legend="Which meeting confirmed it?"
            legendSize="s"
            items={meetings.map((one) => ({ value: one.id, text: fullDay(one.day) }))}
            error={errorOf("confirmedAtId")}
          />
        </>
      )}
    </ManagePage>
  );
}
