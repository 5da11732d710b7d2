import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { LegalValueFields } from "#app/components/settings/legal-value-fields.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { newLegalValueForm } from "#app/domain/settings/legal-parameter.form.ts";
import { legalParameterNamed, legalValueWords } from "#app/domain/settings/legal-powers.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addLegalValue } from "#app/services/settings/add-legal-value.ts";
import { db } from "#db/open.ts";
import { findLegalParameterById } from "#db/queries/legal-parameters.ts";

const params = z.object({ parameterId: z.uuidv7() });

export const loader = guardedLoader("settings:manage", params, async ({ params: { parameterId } }) => {
  const row = await findLegalParameterById(db, parameterId);
  const named = row && legalParameterNamed(row.power, row.parameter);
  if (!row || !named) throw new Response(null, { status: 404 });
  const { id, power, value, unit, fromDay } = row;
  return { id, power, value, unit, fromDay, powerName: named.powerName, label: named.label };
});

export const action = guardedAction(
  "settings:manage",
  params,
  async ({ params: { parameterId }, form: body, actor, now }) => {
    const row = await findLegalParameterById(db, parameterId);
    if (!row) throw new Response(null, { status: 404 });
    const form = parseForm(body, newLegalValueForm(row.unit));
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await addLegalValue({ db, actor, now }, parameterId, form.data);
    if (result.kind === "not-found") throw new Response(null, { status: 404 });
    if (result.kind === "refused")
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    return redirect(`/admin/legal-parameters?power=${row.power}`);
  },
);

export const meta: MetaFunction = () => [{ title: "A new value of the law – Joint Action" }];

export default function NewLegalValuePage() {
  const { id, power, value, unit, fromDay, powerName, label } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { value: "", source: "", reason: "", ...dayParts("fromDay", ""), ...dayParts("untilDay", "") };
  const schema = useMemo(() => newLegalValueForm(unit), [unit]);
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/legal-parameters/${id}`}>{label}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{powerName}</span>
        <h1 className="govuk-heading-l">New value: {label}</h1>
        <p className="govuk-body">
          So far {legalValueWords(value, unit)} from {longDay(fromDay)}. It stays the value of what was issued before
          the day that you give.{" "}
          <a className="govuk-link" href={`/admin/legal-parameters?power=${power}`}>
            See all values of this power
          </a>
        </p>
        <PageForm onSubmit={onSubmit}>
          <LegalValueFields unit={unit} field={field} errorOf={errorOf} />
          <Button>Add and confirm</Button>
        </PageForm>
      </div>
    </div>
  );
}
