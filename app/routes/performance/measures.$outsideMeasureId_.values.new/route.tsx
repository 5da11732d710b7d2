import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { measureValueForm } from "#app/domain/performance/outside-measure.form.ts";
import { plusQuarters, quarterOf, quarterPeriod, yearToDate } from "#app/domain/performance/quarter.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordOutsideValue } from "#app/services/performance/outside-measures.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findOutsideMeasure } from "#db/queries/outside-measures.ts";

const params = z.object({ outsideMeasureId: z.uuidv7() });

export const loader = guardedLoader("performance:import", params, async ({ params, actor, now }) => {
  const measure = await findOutsideMeasure(db, actor.partnershipId, params.outsideMeasureId);
  if (!measure) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "figures.viewed", "outside-measure", measure.id);
  const last = plusQuarters(quarterOf(londonDay(now)), -1);
  return { measure, expected: measure.isCumulative === 1 ? yearToDate(last) : quarterPeriod(last), once: newOnce() };
});

export const action = guardedAction("performance:import", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, measureValueForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await recordOutsideValue({ db, actor, now, once }, params.outsideMeasureId, form.data);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/performance/measures/${params.outsideMeasureId}`, "outside-value-recorded"));
});

export const meta: MetaFunction = () => [{ title: "Enter a value – Joint Action" }];

export default function NewValuePage() {
  const { measure, expected, once } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    ...{ ...dayParts("from", expected.from), ...dayParts("to", expected.to), value: "", note: "" },
    ...{ ...dayParts("asAt", null), ...dayParts("publishedOn", null) },
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(measureValueForm, initial, reply);
  const fields = { field, errorOf };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/performance/measures/${measure.id}`}>{measure.name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Enter a value</h1>
        <p className="govuk-body">
          A value for days that have one already corrects it: the earlier one is kept and shown beside it.
        </p>
        <PageForm onSubmit={onSubmit} once={once}>
          <Day {...fields} name="from" legend="First day" />
          <Day {...fields} name="to" legend="Last day" />
          <Input
            field={field("value")}
            label="Value"
            width={10}
            inputMode="decimal"
            suffix={measure.unit === "percent" ? "%" : undefined}
            error={errorOf("value")}
          />
          <Day {...fields} name="asAt" legend="Drawn up on (optional)" />
          <Day {...fields} name="publishedOn" legend="Published on (optional)" />
          <Textarea field={field("note")} label="Note (optional)" rows={3} error={errorOf("note")} />
          <Button>Record the value</Button>
        </PageForm>
      </div>
    </div>
  );
}

type DayProps = Pick<ReturnType<typeof useCheckedForm>, "field" | "errorOf"> & { name: string; legend: string };

function Day({ field, errorOf, name, legend }: DayProps) {
  return <DateInput name={name} field={field} legend={legend} legendSize="s" error={errorOf(name)} />;
}
