import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DisclosureFields, OwnUseField } from "#app/components/exports/justification-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { DESTINATION_NAMES } from "#app/domain/exports/disclosure.ts";
import { printForm } from "#app/domain/exports/export.form.ts";
import { countRestricted, restrictedWarning } from "#app/domain/rights/mark-words.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { findPlannedCase } from "#app/services/risk/plan-case.ts";
import { shownPlan } from "#app/services/risk/shown-plan.ts";
import { printPlan } from "#app/services/risk/print-plan.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:read", params, async ({ params: { caseId }, actor, now }) => {
  const planned = await findPlannedCase(db, actor, caseId);
  if (!planned) throw new Response(null, { status: 404 });
  const { steps } = await shownPlan(db, planned.record, now);
  const marks = await marksOn({ db, actor }, { case: [caseId], "plan-step": steps.map(({ id }) => id) });
  const warning = restrictedWarning(countRestricted(marks));
  return { once: newOnce(), caseId, reference: planned.record.reference, warning };
});

export const action = guardedAction(
  "cases:read",
  params,
  async ({ params: { caseId }, form: body, actor, now, once }) => {
    const form = parseForm(body, printForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await printPlan({ db, actor, now, once }, caseId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "refused":
        return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
      case "done":
        return redirect(`/cases/${caseId}/plan/prints/${result.id}`);
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Print a plan – Joint Action" }];

const BLANK = { purpose: "", recipients: "", gateway: "", necessity: "", proportionality: "", approvedBy: "" };

export default function PrintPlanPage() {
  const { once, caseId, reference, warning } = useLoaderData<typeof loader>();
  const initial = { destination: "", ...BLANK };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(printForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${caseId}/plan`}>Plan of {reference}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{reference}</span>
        <h1 className="govuk-heading-l">Print the plan</h1>
        <p className="govuk-body">
          Paper leaves the partnership’s control. That you printed it, and for whom, is recorded, and the paper says so.
        </p>
        {warning === null ? null : <WarningText>{warning}.</WarningText>}
        <PageForm onSubmit={onSubmit} once={once}>
          <Radios
            field={field("destination")}
            legend="Where it goes"
            legendSize="s"
            items={[
              {
                value: "own-use",
                text: DESTINATION_NAMES["own-use"],
                conditional: <OwnUseField field={field} errorOf={errorOf} />,
              },
              {
                value: "disclosed",
                text: DESTINATION_NAMES.disclosed,
                conditional: <DisclosureFields field={field} errorOf={errorOf} />,
              },
            ]}
            error={errorOf("destination")}
          />
          <Button>Show it for printing</Button>
        </PageForm>
      </div>
    </div>
  );
}
