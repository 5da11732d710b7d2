import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import {
  INVITED_ANSWER_NAMES,
  INVITED_HOW_NAMES,
  INVITED_HOWS,
  INVITED_PARTY_NAMES,
  type InvitedHow,
} from "#app/domain/premises/formal-meeting.ts";
import { invitationForm } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange } from "#app/domain/premises/formal-meeting-rules.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedInvitation } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeInvitation } from "#app/services/premises/change-invitation.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7(), invitationId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  const invitation = found?.invitations.find(({ id }) => id === params.invitationId);
  if (!found || !invitation) throw new Response(null, { status: 404 });
  const refusal = cannotChange(found.meeting)?.message ?? null;
  return { record: found.record, meetingId: params.meetingId, invitation, refusal };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, invitationForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeInvitation({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesMeetingHref(params.premisesId, params.meetingId), "premises-invitation-changed");
  return caseReply(result, form.values, { to, recorded: recordedInvitation });
});

export const meta: MetaFunction = () => [{ title: "Invitation to the meeting – Joint Action" }];

type Answer = keyof typeof INVITED_ANSWER_NAMES;
const ANSWERS = Object.keys(INVITED_ANSWER_NAMES) as Answer[];

export default function InvitationPage() {
  const { record, meetingId, invitation, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesMeetingHref(record.id, meetingId), text: "Meeting with the premises" }}
      heading={`Invitation: ${INVITED_PARTY_NAMES[invitation.party].toLowerCase()}`}
      button="Save"
      schema={invitationForm}
      initial={{
        ...{ version: String(invitation.version), name: invitation.name },
        ...dayParts("invitedOn", invitation.invitedOn),
        ...{ how: invitation.how ?? "", answer: invitation.answer ?? "" },
      }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
      entered={(values) => ({
        Name: String(values.name ?? ""),
        Invited: typedDay(values, "invitedOn"),
        How: INVITED_HOW_NAMES[values.how as InvitedHow] ?? null,
        Answer: INVITED_ANSWER_NAMES[values.answer as Answer] ?? null,
      })}
    >
      {({ field, errorOf }) => (
        <>
          <Input field={field("name")} label="Name" error={errorOf("name")} />
          <DateInput
            name="invitedOn"
            field={field}
            legend="Day on which they were invited"
            legendSize="s"
            hint="Leave it blank while they have not been"
            error={errorOf("invitedOn")}
          />
          <Radios
            field={field("how")}
            legend="How were they invited?"
            legendSize="s"
            inline
            items={INVITED_HOWS.map((value) => ({ value, text: INVITED_HOW_NAMES[value] }))}
            error={errorOf("how")}
          />
          <Radios
            field={field("answer")}
            legend="What did they answer?"
            legendSize="s"
            items={[
              ...ANSWERS.map((value) => ({ value, text: INVITED_ANSWER_NAMES[value] })),
              { value: "", text: "Nothing yet" },
            ]}
            error={errorOf("answer")}
          />
        </>
      )}
    </ManagePage>
  );
}
