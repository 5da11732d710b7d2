import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { patternInWords } from "#app/domain/meetings/pattern.ts";
import { seriesForm } from "#app/domain/meetings/series.form.ts";
import { seenSeries } from "#app/domain/meetings/series.ts";
import { mayPlanMeetings, mayReadMeetings } from "#app/domain/meetings/sitting.ts";
import { dayParts, type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { previewSeries } from "#app/services/meetings/preview-series.ts";
import { setSeries } from "#app/services/meetings/set-series.ts";
import { db } from "#db/open.ts";
import { type GroupSeries, listSeriesOfGroup } from "#db/queries/group-series.ts";
import { findGroup } from "#db/queries/groups.ts";
import { PatternFields } from "./pattern-fields.tsx";
import { PatternPreview, type Preview } from "./pattern-preview.tsx";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:plan", params, async ({ params: { groupId }, actor, now }) => {
  const group = mayReadMeetings(actor, groupId) ? await findGroup(db, actor.partnershipId, groupId) : undefined;
  if (!group) throw new Response(null, { status: 404 });
  if (!mayPlanMeetings(actor, groupId)) throw new Response(null, { status: 403 });
  const series = await listSeriesOfGroup(db, actor.partnershipId, groupId);
  const last = series.at(-1);
  await recordView({ db, actor, now }, "meeting.pattern-viewed", "group", groupId);
  return {
    groupId,
    name: group.name,
    now: last ? { words: patternInWords(last.pattern), fromDay: last.fromDay, untilDay: last.untilDay } : null,
    initial: { seen: seenSeries(series), ...valuesOf(last), ...dayParts("fromDay", last ? null : londonDay(now)) },
  };
});

/** The form as it is filled in for what stands now. */
function valuesOf(series: GroupSeries | undefined): FormValues {
  const { pattern, startTime = "", place } = series ?? {};
  return {
    pattern: pattern?.kind ?? "",
    weeks: pattern?.kind === "every-n-weeks" ? String(pattern.weeks) : "",
    nth: pattern && pattern.kind !== "every-n-weeks" ? String(pattern.nth) : "",
    monthOfQuarter: pattern?.kind === "quarterly" ? String(pattern.monthOfQuarter) : "",
    weekday: String(pattern?.weekday ?? ""),
    startTime,
    place: place ?? "",
    ...dayParts("untilDay", null),
  };
}

export const action = guardedAction(
  "meetings:plan",
  params,
  async ({ params: { groupId }, form: body, actor, now }) => {
    if (!mayReadMeetings(actor, groupId)) throw new Response(null, { status: 404 });
    if (!mayPlanMeetings(actor, groupId)) throw new Response(null, { status: 403 });
    const isConfirmed = body.get("intent") === "save";
    body.delete("intent");
    const form = parseForm(body, seriesForm);
    const reply = { values: form.values, errors: {} as FieldErrors, preview: null as Preview | null };
    if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
    const context = { db, actor, now };
    const result = isConfirmed
      ? await setSeries(context, groupId, form.data)
      : await previewSeries(context, groupId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed": {
        const errors = {
          form: "Someone changed how the group meets after you opened the page. Check what you entered",
        };
        return data({ ...reply, values: { ...form.values, seen: result.seen }, errors }, 409);
      }
      case "refused":
        return data({ ...reply, errors: { [result.refusal.field]: result.refusal.message } }, 422);
      case "preview":
        return data({ ...reply, preview: { ...result, fromDay: form.data.fromDay } }, 200);
      case "done":
        return redirect(`/groups/${groupId}/meetings`);
    }
  },
);

export const meta: MetaFunction = () => [{ title: "How a group meets – Joint Action" }];

export default function PatternPage() {
  const { groupId, name, now, initial } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(seriesForm, initial, reply);
  const preview = reply?.preview ?? null;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{preview ? "Check the meetings" : `How ${name} meets`}</h1>
        {preview ? <PatternPreview preview={preview} values={reply?.values ?? {}} /> : null}
        {preview ? <h2 className="govuk-heading-m">Change the pattern</h2> : null}
        {now && !preview ? (
          <InsetText>
            {now.words}, from {longDay(now.fromDay)}
            {now.untilDay === null ? null : ` until ${longDay(now.untilDay)}`}. Meetings before the day on which the
            change begins stay as they are.
          </InsetText>
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("seen")} />
          <PatternFields field={field} errorOf={errorOf} />
          <Button variant={preview ? "secondary" : "primary"}>Check the meetings</Button>
        </PageForm>
      </div>
    </div>
  );
}
