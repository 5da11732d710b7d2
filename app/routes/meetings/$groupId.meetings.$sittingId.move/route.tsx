import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { typedDay } from "#app/components/admin/term-words.ts";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { DayWarned, WhenFields } from "#app/components/meetings/when-fields.tsx";
import { SittingHistory } from "#app/components/meetings/sitting-history.tsx";
import { fullDay, londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { moveSittingForm } from "#app/domain/meetings/sitting.form.ts";
import { mayPlanMeetings, type SittingStatus } from "#app/domain/meetings/sitting.ts";
import { dayParts, type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { moveSitting } from "#app/services/meetings/move-sitting.ts";
import { whySittingStays } from "#app/services/meetings/why-sitting-stays.ts";
import { db } from "#db/open.ts";
import { findGroup } from "#db/queries/groups.ts";
import { findSitting, unsafeListSittingChanges } from "#db/queries/meetings.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:plan", params, async ({ params: { groupId, sittingId }, actor, now }) => {
  const group = await findGroup(db, actor.partnershipId, groupId);
  const sitting = group && (await findSitting(db, actor, groupId, sittingId));
  if (!sitting) throw new Response(null, { status: 404 });
  if (!mayPlanMeetings(actor, groupId)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "meeting.viewed", "meeting", sittingId);
  const { day, startTime, place, version } = sitting;
  const refusal = (await whySittingStays(db, sitting, londonDay(now)))?.message ?? null;
  const changes = await unsafeListSittingChanges(db, sittingId);
  return { groupId, groupName: group.name, day, startTime, place: place ?? "", version, refusal, changes };
});

type Current = { day: string; startTime: string; place: string | null; status: SittingStatus } | null;
type Warned = { day: string; warnings: string[] } | null;

export const action = guardedAction(
  "meetings:plan",
  params,
  async ({ params: { groupId, sittingId }, form: body, actor, now }) => {
    const form = parseForm(body, moveSittingForm);
    const reply = {
      values: form.values,
      errors: {} as FieldErrors,
      warned: null as Warned,
      current: null as Current,
    };
    if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
    const result = await moveSitting({ db, actor, now }, groupId, sittingId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed": {
        const errors = { form: "Someone changed this meeting after you opened the page" };
        const values = { ...form.values, version: String(result.current.version) };
        return data({ ...reply, values, errors, current: result.current }, 409);
      }
      case "refused":
        return data({ ...reply, errors: { [result.refusal.field]: result.refusal.message } }, 422);
      case "warned":
        return data({ ...reply, warned: { day: form.data.day, warnings: result.warnings } }, 200);
      case "done":
        return redirect(afterSaving(`/groups/${groupId}/meetings`, "meeting-moved"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Move a meeting – Joint Action" }];

export default function MoveMeetingPage() {
  const { groupId, groupName, day, startTime, place, version, refusal, changes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), ...dayParts("day", day), startTime, place, reason: "" };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(moveSittingForm, initial, reply);
  const warned = reply?.warned ?? null;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Move the meeting of {fullDay(day)}</h1>
        {refusal ? <p className="govuk-body">{refusal}.</p> : null}
        {reply?.current ? <MeetingVersions current={reply.current} values={values} /> : null}
        {refusal ? null : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            {warned ? <DayWarned {...warned} /> : null}
            <WhenFields field={field} errorOf={errorOf} />
            <Textarea
              field={field("reason")}
              label="Why is it moved?"
              hint="Everybody in the group can read this"
              rows={3}
              error={errorOf("reason")}
            />
            <Button>{warned ? "Move it all the same" : "Move the meeting"}</Button>
          </PageForm>
        )}
        <SittingHistory changes={changes} />
      </div>
    </div>
  );
}

function MeetingVersions({ current, values }: { current: NonNullable<Current>; values: FormValues }) {
  const typed = (name: string) => String(values[name] ?? "") || null;
  return (
    <BothVersions
      rows={[
        { label: "Day", recorded: shortDay(current.day), entered: typedDay(values, "day") },
        { label: "Start time", recorded: current.startTime, entered: typed("startTime") },
        { label: "Place", recorded: current.place, entered: typed("place") },
      ]}
    />
  );
}
