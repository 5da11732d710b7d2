import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { settleHoldForm } from "#app/domain/retention/hold.form.ts";
import { HOLD_GROUND_NAMES, RETENTION_KIND_NAMES } from "#app/domain/retention/kinds.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { settleHold } from "#app/services/retention/end-hold.ts";
import { latestHoldReview } from "#app/services/retention/place-hold.ts";
import { referencesOf } from "#app/services/retention/references-of.ts";
import { db } from "#db/open.ts";
import { findHold } from "#db/queries/retention-holds.ts";

const params = z.object({ holdId: z.uuidv7() });

export const loader = guardedLoader("retention:manage", params, async ({ params: { holdId }, actor, now }) => {
  const hold = await findHold(db, actor.partnershipId, holdId);
  if (!hold) throw new Response(null, { status: 404 });
  const { record_kind: kind, record_id: recordId } = hold;
  const references = await referencesOf(db, actor.partnershipId, [{ kind, recordId }]);
  await recordView({ db, actor, now }, "retention.hold-viewed", kind, recordId);
  const { ground, words, version } = hold;
  return {
    ...{ kind, ground, words, version, reference: references.get(recordId) ?? null, placedBy: hold.placedByName },
    ...{ placedOn: hold.placed_on, reviewOn: hold.review_on, endedOn: hold.ended_on, endedReason: hold.ended_reason },
    latest: await latestHoldReview(db, actor.partnershipId, londonDay(now)),
  };
});

export const action = guardedAction(
  "retention:manage",
  params,
  async ({ params: { holdId }, form: body, actor, now }) => {
    const form = parseForm(body, settleHoldForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, isChanged: false }, 400);
    const { version, what, reason, reviewOn } = form.data;
    const asked = what === "end" ? { what, reason: reason ?? "" } : { what, reviewOn: reviewOn ?? "" };
    const result = await settleHold({ db, actor, now }, { id: holdId, version, ...asked });
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "changed": {
        const values = { ...form.values, version: String(result.current.version) };
        return data({ values, errors: {}, isChanged: true }, 409);
      }
      case "refused": {
        const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
        return data({ values: form.values, errors, isChanged: false }, 422);
      }
      case "done":
        return redirect(afterSaving("/retention/holds", what === "end" ? "hold-ended" : "hold-reviewed"));
    }
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Hold on ${data?.reference ?? "a record"} – Joint Action` },
];

export default function HoldPage() {
  const hold = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(hold.version), reason: "", ...dayParts("reviewOn", hold.latest) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(settleHoldForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/retention/holds">Holds</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{RETENTION_KIND_NAMES[hold.kind]}</span>
        <h1 className="govuk-heading-l">Hold on {hold.reference ?? "a record"}</h1>
        {reply?.isChanged ? (
          <WarningText>
            Someone changed this hold after you opened it. Nothing of yours has been saved. How it stands now is below.
          </WarningText>
        ) : null}
        <SummaryList
          rows={[
            { key: "Why", value: HOLD_GROUND_NAMES[hold.ground] },
            { key: "What holds it", value: <span className="app-typed">{hold.words}</span> },
            { key: "Placed", value: `${longDay(hold.placedOn)}, by ${hold.placedBy}` },
            { key: "Looked at again", value: longDay(hold.reviewOn) },
            ...(hold.endedOn ? [{ key: "Ended", value: `${longDay(hold.endedOn)}: ${hold.endedReason ?? ""}` }] : []),
          ]}
        />
        {hold.endedOn ? null : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            <h2 className="govuk-heading-m">It still stands</h2>
            <DateInput
              name="reviewOn"
              field={field}
              legend="When is it looked at again?"
              legendSize="s"
              hint={`On or before ${longDay(hold.latest)}`}
              error={errorOf("reviewOn")}
            />
            <Button name="what" value="review" variant="secondary">
              It stands: look at it again then
            </Button>
            <h2 className="govuk-heading-m">It ends</h2>
            <Textarea field={field("reason")} label="Why does it end?" rows={3} error={errorOf("reason")} />
            <Button name="what" value="end">
              End the hold
            </Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
