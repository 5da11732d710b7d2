import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { MeasureFields } from "#app/components/performance/measure-fields.tsx";
import { newMeasureForm } from "#app/domain/performance/outside-measure.form.ts";
import { OUTSIDE_UNIT_NAMES, OUTSIDE_UNITS } from "#app/domain/performance/outside-measure.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addOutsideMeasure } from "#app/services/performance/outside-measures.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("performance:import", params, () => Promise.resolve({ once: newOnce() }));

export const action = guardedAction("performance:import", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newMeasureForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addOutsideMeasure({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/performance/measures/${result.id}`, "outside-measure-added"));
});

export const meta: MetaFunction = () => [{ title: "Add a measure – Joint Action" }];

const BLANK = { name: "", meaning: "", publisher: "", theme: "", aim: "", unit: "", cumulative: "" };
const YES_NO = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];

export default function NewMeasurePage() {
  const { once } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newMeasureForm, BLANK, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/performance/measures">Measures counted elsewhere</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a measure</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <MeasureFields field={field} errorOf={errorOf} />
          <Radios
            field={field("unit")}
            legend="What kind of number is it?"
            legendSize="s"
            hint="This cannot be changed later, because the values bear it"
            items={OUTSIDE_UNITS.map((value) => ({ value, text: OUTSIDE_UNIT_NAMES[value] }))}
            error={errorOf("unit")}
          />
          <Radios
            field={field("cumulative")}
            legend="Does it count from 1 April on?"
            legendSize="s"
            hint="Yes, if the value for Quarter 2 holds Quarter 1 as well. This cannot be changed later"
            inline
            items={YES_NO}
            error={errorOf("cumulative")}
          />
          <Button>Add the measure</Button>
        </PageForm>
      </div>
    </div>
  );
}
