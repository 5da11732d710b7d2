import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { LegalValueFields } from "#app/components/settings/legal-value-fields.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { legalParameterForm } from "#app/domain/settings/legal-parameter.form.ts";
import { legalParameterNamed } from "#app/domain/settings/legal-powers.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { confirmLegalParameter } from "#app/services/settings/confirm-legal-parameter.ts";
import { db } from "#db/open.ts";
import { findLegalParameterById } from "#db/queries/legal-parameters.ts";
import { LegalVersions } from "./legal-versions.tsx";

const params = z.object({ parameterId: z.uuidv7() });

export const loader = guardedLoader("settings:manage", params, async ({ params: { parameterId } }) => {
  const row = await findLegalParameterById(db, parameterId);
  const named = row && legalParameterNamed(row.power, row.parameter);
  if (!row || !named) throw new Response(null, { status: 404 });
  return { row, powerName: named.powerName, label: named.label };
});

export const action = guardedAction(
  "settings:manage",
  params,
  async ({ params: { parameterId }, form: body, actor, now }) => {
    const row = await findLegalParameterById(db, parameterId);
    if (!row) throw new Response(null, { status: 404 });
    const form = parseForm(body, legalParameterForm(row.unit));
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await confirmLegalParameter({ db, actor, now }, parameterId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "changed": {
        const { current } = result;
        const errors = { form: "Someone changed this value after you opened the page" };
        return data({ values: { ...form.values, version: String(current.version) }, errors, current }, 409);
      }
      case "refused":
        return data(
          { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, current: null },
          422,
        );
      case "done":
        return redirect(`/admin/legal-parameters?power=${row.power}`);
    }
  },
);

export const meta: MetaFunction = () => [{ title: "A number of the law – Joint Action" }];

export default function LegalParameterPage() {
  const { row, powerName, label } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    version: String(row.version),
    value: row.value,
    source: row.source,
    reason: "",
    ...dayParts("fromDay", row.fromDay),
    ...dayParts("untilDay", row.untilDay),
  };
  const schema = useMemo(() => legalParameterForm(row.unit), [row.unit]);
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(schema, initial, reply);
  const isDraft = row.confirmedAt === null;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/legal-parameters?power=${row.power}`}>Numbers of the law: {powerName}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{powerName}</span>
        <h1 className="govuk-heading-l">{label}</h1>
        {reply?.current ? <LegalVersions current={reply.current} values={values} /> : null}
        {isDraft ? (
          <p className="govuk-body">
            <Tag colour="orange">Not confirmed</Tag> It counts for nothing until somebody who has read the law confirms
            it. Put right what is wrong, above all the first day in force.
          </p>
        ) : (
          <p className="govuk-body">
            {row.confirmedBy === null
              ? "As shipped with Joint Action."
              : `Confirmed by ${row.confirmedBy}, ${londonTime(row.confirmedAt ?? "")}.`}{" "}
            Where the law has changed since,{" "}
            <a className="govuk-link" href={`/admin/legal-parameters/${row.id}/new-value`}>
              add the new value
            </a>
            . Change it here only to correct a mistake.
          </p>
        )}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <LegalValueFields unit={row.unit} field={field} errorOf={errorOf} />
          <Button>{isDraft ? "Confirm" : "Save the correction"}</Button>
        </PageForm>
      </div>
    </div>
  );
}
