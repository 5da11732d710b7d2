import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { MeetingForm } from "#app/components/premises/meeting-form.tsx";
import { notHeldForm } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange } from "#app/domain/premises/formal-meeting-rules.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedMeeting } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordNotHeld } from "#app/services/premises/change-meeting.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  return { record: found.record, meeting: found.meeting, refusal: cannotChange(found.meeting)?.message ?? null };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, notHeldForm);
  if (!form.ok) return badCaseForm(form);
  const result = await recordNotHeld({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesMeetingHref(params.premisesId, params.meetingId), "premises-meeting-not-held");
  return caseReply(result, form.values, { to, recorded: recordedMeeting });
});

export const meta: MetaFunction = () => [{ title: "The meeting with the premises is not held – Joint Action" }];

export default function NotHeldPage() {
  const { record, meeting, refusal } = useLoaderData<typeof loader>();
  return (
    <MeetingForm
      record={record}
      meeting={meeting}
      heading="The meeting is not held"
      button="Save"
      schema={notHeldForm}
      initial={{}}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why is it not held?"
      reasonHint="The action to convene it ends. If the grade is Red or Amber at the next meeting of the group, another meeting is asked for"
      entered={(values) => ({ "Why it is not held": String(values.reason ?? "") })}
    />
  );
}
