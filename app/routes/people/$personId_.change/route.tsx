import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { changePersonForm } from "#app/domain/people/person.form.ts";
import { SEX_NAMES } from "#app/domain/people/person-parts.ts";
import { BIRTH_DATE_BASES, BIRTH_DATE_BASIS_NAMES } from "#app/domain/people/person.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changePerson } from "#app/services/people/change-person.ts";
import { db } from "#db/open.ts";
import { findPersonById } from "#db/queries/people.ts";
import { detailValues, detailVersions } from "./detail-values.ts";

const params = z.object({ personId: z.uuidv7() });

export const loader = guardedLoader("people:change", params, async ({ params, actor, now }) => {
  const person = await findPersonById(db, actor, params.personId);
  if (!person || person.mergedIntoId !== null) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "person.viewed", "person", person.id);
  return { id: person.id, reference: person.reference, values: detailValues(person) };
});

export const action = guardedAction("people:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changePersonForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, recorded: null }, 400);
  const result = await changePerson({ db, actor, now }, params.personId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const recorded = detailValues(result.current);
      const values = { ...form.values, version: recorded.version ?? "" };
      return data({ values, errors: { form: "Someone changed this after you opened the page" }, recorded }, 409);
    }
    case "refused":
      return data(
        { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, recorded: null },
        422,
      );
    case "done":
      return redirect(afterSaving(`/people/${params.personId}`, "person-changed"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.reference ?? "a person"} – Joint Action` },
];

export default function ChangePersonPage() {
  const { id, reference, values: initial } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changePersonForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/people/${id}`}>{reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Change name, date of birth or area</h1>
        {reply?.recorded ? <BothVersions rows={detailVersions(reply.recorded, values)} /> : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Input field={field("givenNames")} label="Given names" error={errorOf("givenNames")} autoComplete="off" />
          <Input field={field("familyName")} label="Family name" error={errorOf("familyName")} autoComplete="off" />
          <Checkboxes
            field={field("misspelt")}
            items={[
              {
                value: "yes",
                text: "The name was only misspelt",
                hint: "Otherwise the name until now is kept as a former name, and still finds the person",
              },
            ]}
            error={errorOf("misspelt")}
          />
          <Radios
            field={field("birthDateBasis")}
            legend="Is the date of birth known?"
            legendSize="s"
            inline
            items={BIRTH_DATE_BASES.map((value) => ({ value, text: BIRTH_DATE_BASIS_NAMES[value] }))}
            error={errorOf("birthDateBasis")}
          />
          <DateInput
            name="birthDate"
            field={field}
            legend="Date of birth"
            legendSize="s"
            hint="For example, 27 3 2009. Leave blank if it is not known."
            error={errorOf("birthDate")}
          />
          <Radios
            field={field("sex")}
            legend="Sex"
            legendSize="s"
            inline
            items={[
              ...Object.entries(SEX_NAMES).map(([value, text]) => ({ value, text })),
              { value: "", text: "Not recorded" },
            ]}
            error={errorOf("sex")}
          />
          <Input
            field={field("areaWords")}
            label="Area (optional)"
            hint="Where the person is mostly found, such as Shelthorpe. No address."
            error={errorOf("areaWords")}
            width={20}
          />
          <Input
            field={field("reason")}
            label="Reason"
            hint="Needed when the name or the date of birth changes"
            error={errorOf("reason")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
