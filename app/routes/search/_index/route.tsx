import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { personQueryForm } from "#app/domain/search/person-query.form.ts";
import { carried, searchedFor, wayBack } from "#app/domain/search/searched-for.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { keepPersonSearch } from "#app/services/search/search-people.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("people:search", params, async ({ request }) => {
  const purpose = searchedFor(new URL(request.url).searchParams);
  return { back: purpose && wayBack(purpose) };
});

/** Posted, and kept under a random id, so that no name ever stands in an address. */
export const action = guardedAction("people:search", params, async ({ request, form: body, actor, now }) => {
  const form = parseForm(body, personQueryForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const purpose = searchedFor(new URL(request.url).searchParams);
  return redirect(`/search/${await keepPersonSearch({ db, actor, now }, form.data)}${carried(purpose)}`);
});

export const meta: MetaFunction = () => [{ title: "Find a person – Joint Action" }];

export default function FindPersonPage() {
  const { back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    personQueryForm,
    { name: "", postcode: "", ...dayParts("birthDate", null) },
    reply,
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {back ? <BackLink href={back.href}>{back.text}</BackLink> : null}
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Find a person</h1>
        <p className="govuk-body">
          Search before you record anybody: the person may be known already under another spelling.
        </p>
        <PageForm onSubmit={onSubmit}>
          <Input
            field={field("name")}
            label="Name or reference"
            hint="Any part of the name. Spellings that sound alike are found too."
            error={errorOf("name")}
            autoComplete="off"
            spellCheck={false}
          />
          <DateInput
            name="birthDate"
            field={field}
            legend="Date of birth"
            hint="If you know it. For example, 27 3 2009"
            error={errorOf("birthDate")}
          />
          <Input
            field={field("postcode")}
            label="Postcode (optional)"
            hint="Finds only people whom you may open, by an address that you may see"
            error={errorOf("postcode")}
            width={10}
            autoComplete="off"
          />
          <Button>Search</Button>
        </PageForm>
      </div>
    </div>
  );
}
