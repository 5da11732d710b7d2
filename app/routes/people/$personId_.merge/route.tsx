import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { mergeWithForm } from "#app/domain/people/merge.form.ts";
import { fullName } from "#app/domain/people/person.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findPersonById, findPersonByReference } from "#db/queries/people.ts";

const params = z.object({ personId: z.uuidv7() });
const NOT_THERE = "Enter the reference of another person whom you may open, like P-26-0001";

export const loader = guardedLoader("people:merge", params, async ({ params, actor, now }) => {
  const person = await findPersonById(db, actor, params.personId);
  if (!person || person.mergedIntoId !== null) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "person.viewed", "person", person.id);
  return { id: person.id, reference: person.reference, name: fullName(person) };
});

export const action = guardedAction("people:merge", params, async ({ params, form: body, actor }) => {
  const form = parseForm(body, mergeWithForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const other = await findPersonByReference(db, actor, form.data.reference.toUpperCase());
  if (!other || other.id === params.personId)
    return data({ values: form.values, errors: { reference: NOT_THERE } }, 422);
  return redirect(`/people/${params.personId}/merge/${other.id}`);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.reference ?? "a person"} – Joint Action` },
];

export default function MergeWithPage() {
  const { id, reference, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(mergeWithForm, { reference: "" }, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/people/${id}`}>{name}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">
          {name}, {reference}
        </span>
        <h1 className="govuk-heading-l">Merge with another record</h1>
        <p className="govuk-body">
          When two records are of one person. You see both side by side before anything is merged.
        </p>
        <PageForm onSubmit={onSubmit}>
          <Input
            field={field("reference")}
            label="Reference of the other record"
            hint="It stands above the name on the person’s page, like P-26-0001"
            error={errorOf("reference")}
            width={10}
          />
          <Button>Compare the two</Button>
        </PageForm>
      </div>
    </div>
  );
}
