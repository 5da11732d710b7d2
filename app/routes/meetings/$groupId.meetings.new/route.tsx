import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { DayWarned, WhenFields } from "#app/components/meetings/when-fields.tsx";
import { addSittingForm } from "#app/domain/meetings/sitting.form.ts";
import { mayPlanMeetings, mayReadMeetings } from "#app/domain/meetings/sitting.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addSitting } from "#app/services/meetings/add-sitting.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listSeriesOfGroup } from "#db/queries/group-series.ts";
import { findGroup } from "#db/queries/groups.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:plan", params, async ({ params: { groupId }, actor }) => {
  const group = mayReadMeetings(actor, groupId) ? await findGroup(db, actor.partnershipId, groupId) : undefined;
  if (!group) throw new Response(null, { status: 404 });
  if (!mayPlanMeetings(actor, groupId)) throw new Response(null, { status: 403 });
  const series = (await listSeriesOfGroup(db, actor.partnershipId, groupId)).at(-1);
  return { once: newOnce(), groupId, name: group.name, startTime: series?.startTime ?? "", place: series?.place ?? "" };
});

type Warned = { day: string; warnings: string[] } | null;

export const action = guardedAction(
  "meetings:plan",
  params,
  async ({ params: { groupId }, form: body, actor, now, once }) => {
    if (!mayReadMeetings(actor, groupId)) throw new Response(null, { status: 404 });
    if (!mayPlanMeetings(actor, groupId)) throw new Response(null, { status: 403 });
    const form = parseForm(body, addSittingForm);
    const reply = { values: form.values, errors: {} as FieldErrors, warned: null as Warned };
    if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
    const result = await addSitting({ db, actor, now, once }, groupId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "refused":
        return data({ ...reply, errors: { [result.refusal.field]: result.refusal.message } }, 422);
      case "warned":
        return data({ ...reply, warned: { day: form.data.day, warnings: result.warnings } }, 200);
      case "done":
        return redirect(afterSaving(`/groups/${groupId}/meetings`, "meeting-added"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Add a meeting – Joint Action" }];

export default function AddMeetingPage() {
  const { once, groupId, name, startTime, place } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { ...dayParts("day", null), startTime, place };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addSittingForm, initial, reply);
  const warned = reply?.warned ?? null;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a meeting</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          {warned ? <DayWarned {...warned} /> : null}
          <WhenFields field={field} errorOf={errorOf} />
          <Button>{warned ? "Add it all the same" : "Add the meeting"}</Button>
        </PageForm>
      </div>
    </div>
  );
}
