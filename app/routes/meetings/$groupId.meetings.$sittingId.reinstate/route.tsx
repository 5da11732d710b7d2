import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { SittingHistory } from "#app/components/meetings/sitting-history.tsx";
import { DayWarned } from "#app/components/meetings/when-fields.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { reinstateSittingForm } from "#app/domain/meetings/sitting.form.ts";
import { mayPlanMeetings, refuseReinstatement, SITTING_STATUS_NAMES } from "#app/domain/meetings/sitting.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { reinstateSitting } from "#app/services/meetings/reinstate-sitting.ts";
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
  const { day, startTime, place, version, reason } = sitting;
  const refusal = refuseReinstatement(sitting, londonDay(now))?.message ?? null;
  const changes = await unsafeListSittingChanges(db, sittingId);
  return { groupId, groupName: group.name, day, startTime, place, version, reason, refusal, changes };
});

type Warned = { day: string; warnings: string[] } | null;

export const action = guardedAction(
  "meetings:plan",
  params,
  async ({ params: { groupId, sittingId }, form: body, actor, now }) => {
    const form = parseForm(body, reinstateSittingForm);
    const reply = { values: form.values, errors: {} as FieldErrors, warned: null as Warned };
    if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
    const result = await reinstateSitting({ db, actor, now }, groupId, sittingId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed": {
        const { day, startTime, status, version } = result.current;
        const now = `${SITTING_STATUS_NAMES[status].toLowerCase()}, ${fullDay(day)} at ${startTime}`;
        const errors = { form: `Someone changed this meeting after you opened the page. It is now: ${now}` };
        return data({ ...reply, values: { ...form.values, version: String(version) }, errors }, 409);
      }
      case "refused": {
        // There is no day to type here, so what is wrong with it stands by the form.
        return data({ ...reply, errors: { form: result.refusal.message } }, 422);
      }
      case "warned": {
        const sitting = await findSitting(db, actor, groupId, sittingId);
        return data({ ...reply, warned: { day: sitting?.day ?? "", warnings: result.warnings } }, 200);
      }
      case "done":
        return redirect(afterSaving(`/groups/${groupId}/meetings`, "meeting-reinstated"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Reinstate a meeting – Joint Action" }];

export default function ReinstateMeetingPage() {
  const { groupId, groupName, day, startTime, place, version, reason, refusal, changes } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(reinstateSittingForm, initial, reply);
  const warned = reply?.warned ?? null;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Reinstate the meeting of {fullDay(day)}</h1>
        {refusal ? <p className="govuk-body">{refusal}.</p> : null}
        {refusal ? null : (
          <>
            <p className="govuk-body">
              {startTime}
              {place === null ? null : `, ${place}`}. It was cancelled: <span className="app-typed">{reason}</span>
            </p>
            <PageForm onSubmit={onSubmit}>
              <input type="hidden" {...field("version")} />
              {warned ? <DayWarned {...warned} cannotChange /> : null}
              <Textarea
                field={field("reason")}
                label="Why does it take place after all?"
                hint="Everybody in the group can read this, and is told"
                rows={3}
                error={errorOf("reason")}
              />
              <Button>{warned ? "Reinstate it all the same" : "Reinstate the meeting"}</Button>
            </PageForm>
          </>
        )}
        <SittingHistory changes={changes} />
      </div>
    </div>
  );
}
