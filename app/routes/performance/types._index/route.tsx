import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { TABLE_CRIME_TYPES } from "#app/domain/performance/crime-types.ts";
import { addCrimeTypeForm } from "#app/domain/performance/own-crime-type.form.ts";
import { AIM_NAMES, AIMS } from "#app/domain/performance/own-crime-types.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { addOwnCrimeType } from "#app/services/performance/own-crime-types.ts";
import { db } from "#db/open.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";

const params = z.object({});

export const loader = guardedLoader("performance:import", params, async ({ actor, now }) => {
  const types = await listOwnCrimeTypes(db, actor.partnershipId);
  await recordList({ db, actor, now }, "crime-type.listed", "crime-type", types.map(({ id }) => id)); // prettier-ignore
  return types.map(({ id, name, aim, endedOn }) => ({ id, name, aim, endedOn }));
});

export const action = guardedAction("performance:import", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addCrimeTypeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addOwnCrimeType({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/performance/types", "crime-type-added"));
});

export const meta: MetaFunction = () => [{ title: "Types of crime – Joint Action" }];

export default function CrimeTypesPage() {
  const types = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addCrimeTypeForm, { name: "", aim: "lower" }, reply);
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Types of crime</h1>
      <FiguresNavigation current="/performance/types" />
      <p className="govuk-body">
        The nine rows of the crime table are always there. Types of the partnership’s own stand below them, in the order
        given here. A table that names one of them is read; figures that are recorded stay when a type has ended.
      </p>
      <Table
        caption="Rows of the crime table, in their order"
        captionSize="m"
        stacked
        head={["Type of crime", "Good news", "Figures of it come", "Change"]}
        rows={[
          ...TABLE_CRIME_TYPES.map((name) => [name, AIM_NAMES.lower, "Yes", "Always there"]),
          ...types.map(({ id, name, aim, endedOn }) => [
            name,
            AIM_NAMES[aim],
            endedOn === null ? "Yes" : `No, since ${shortDay(endedOn)}`,
            <a key="change" className="govuk-link" href={`/performance/types/${id}`}>
              Change<span className="govuk-visually-hidden"> {name}</span>
            </a>,
          ]),
        ]}
      />
      <h2 className="govuk-heading-m">Add a type</h2>
      <PageForm onSubmit={onSubmit}>
        <Input
          field={field("name")}
          label="Type of crime"
          hint="As the tables print it: it cannot be changed once figures bear it"
          error={errorOf("name")}
          autoComplete="off"
        />
        <Radios
          field={field("aim")}
          legend="Which way is good news?"
          legendSize="s"
          items={AIMS.map((value) => ({ value, text: AIM_NAMES[value] }))}
          error={errorOf("aim")}
        />
        <Button>Add the type</Button>
      </PageForm>
    </>
  );
}
