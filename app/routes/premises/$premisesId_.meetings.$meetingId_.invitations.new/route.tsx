import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { newInvitationForm } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange } from "#app/domain/premises/formal-meeting-rules.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { invite } from "#app/services/premises/change-invitation.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const refusal = cannotChange(found.meeting)?.message ?? null;
  return { record: found.record, meetingId: found.meeting.id, once: newOnce(), refusal };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, newInvitationForm);
  if (!form.ok) return badCaseForm(form);
  const result = await invite({ db, actor, now, once }, params, form.data);
  const to = afterSaving(premisesMeetingHref(params.premisesId, params.meetingId), "premises-invitation-added");
  return caseReply(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Invite somebody to the meeting – Joint Action" }];

export default function NewInvitationPage() {
  const { record, meetingId, once, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesMeetingHref(record.id, meetingId), text: "Meeting with the premises" }}
      heading="Invite somebody else to the meeting"
      button="Add"
      schema={newInvitationForm}
      initial={{ name: "" }}
      reply={useActionData<typeof action>()}
      once={once}
      refusal={refusal}
      reason={null}
    >
      {({ field, errorOf }) => (
        <Input
          field={field("name")}
          label="Name, and what they are there"
          hint="For example, the area manager of the company"
          error={errorOf("name")}
        />
      )}
    </ManagePage>
  );
}
