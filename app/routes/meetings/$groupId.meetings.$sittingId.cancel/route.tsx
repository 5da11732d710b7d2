import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { SittingHistory } from "#app/components/meetings/sitting-history.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { cancelSittingForm } from "#app/domain/meetings/sitting.form.ts";
import { mayPlanMeetings } from "#app/domain/meetings/sitting.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { cancelSitting } from "#app/services/meetings/cancel-sitting.ts";
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
  return { groupId, groupName: group.name, day, startTime, place, version, refusal, changes };
});

export const action = guardedAction(
  "meetings:plan",
  params,
  async ({ params: { groupId, sittingId }, form: body, actor, now }) => {
    const form = parseForm(body, cancelSittingForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await cancelSitting({ db, actor, now }, groupId, sittingId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed": {
        const { day, startTime, version } = result.current;
        const message = `Someone changed this meeting after you opened the page: it is now on ${fullDay(day)} at ${startTime}`;
        return data({ values: { ...form.values, version: String(version) }, errors: { form: message } }, 409);
      }
      case "refused":
        return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
      case "done":
        return redirect(afterSaving(`/groups/${groupId}/meetings`, "meeting-cancelled"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Cancel a meeting – Joint Action" }];

export default function CancelMeetingPage() {
  const { groupId, groupName, day, startTime, place, version, refusal, changes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(cancelSittingForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Cancel the meeting of {fullDay(day)}</h1>
        {refusal ? (
          <p className="govuk-body">{refusal}.</p>
        ) : (
          <>
            <p className="govuk-body">
              {startTime}
              {place === null ? null : `, ${place}`}. It stays in the list as cancelled. The meetings after it are not
              changed.
            </p>
            <PageForm onSubmit={onSubmit}>
              <input type="hidden" {...field("version")} />
              <Textarea
                field={field("reason")}
                label="Why is it cancelled?"
                hint="Everybody in the group can read this"
                rows={3}
                error={errorOf("reason")}
              />
              <Button variant="warning">Cancel the meeting</Button>
            </PageForm>
          </>
        )}
        <SittingHistory changes={changes} />
      </div>
    </div>
  );
}
