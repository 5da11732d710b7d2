import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { partValues, valueRows } from "#app/components/people/part-values.ts";
import { sourceOf } from "#app/domain/people/part-fields.ts";
import { endPartForm } from "#app/domain/people/part.form.ts";
import { PART_KINDS, PART_NAMES } from "#app/domain/people/person-parts.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { endPart } from "#app/services/people/keep-part.ts";
import { partPage } from "#app/services/people/part-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ personId: z.uuidv7(), kind: z.enum(PART_KINDS), partId: z.uuidv7() });

export const loader = guardedLoader("people:change", params, async ({ params, actor, now }) => {
  const page = await partPage({ db, actor, now }, params);
  if (!page?.found) throw new Response(null, { status: 404 });
  const { found, source, ...rest } = page;
  return { kind: params.kind, partId: params.partId, values: partValues(params.kind, found.part, source), ...rest };
});

export const action = guardedAction("people:change", params, async ({ params, form: body, actor, now }) => {
  const { personId, kind, partId: id } = params;
  const form = parseForm(body, endPartForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, recorded: null }, 400);
  const result = await endPart({ db, actor, now }, { personId, kind, id }, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const recorded = partValues(kind, result.current.part, sourceOf(result.current.part));
      const values = { ...form.values, version: recorded.version ?? "" };
      return data({ values, errors: { form: "Someone changed this after you opened the page" }, recorded }, 409);
    }
    case "done":
      return redirect(afterSaving(`/people/${personId}`, "person-part-ended"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.person.reference ?? "a person"} – Joint Action` },
];

export default function EndPartPage() {
  const { kind, partId, values, person, sources, markerKinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: values.version ?? "", endReason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(endPartForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/people/${person.id}/${kind}/${partId}`}>Change it instead</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">
          {person.name}, {person.reference}
        </span>
        <h1 className="govuk-heading-l">Take {PART_NAMES[kind].one} off the record</h1>
        {reply?.recorded ? <h2 className="govuk-heading-s">Recorded now</h2> : null}
        <SummaryList rows={valueRows(kind, reply?.recorded ?? values, [...sources, ...markerKinds])} />
        <p className="govuk-body">It stays on the person’s page under what was known before, with your reason.</p>
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Textarea
            field={field("endReason")}
            label="Reason"
            hint="Such as: reviewed and no longer needed, moved out, recorded for the wrong person"
            rows={2}
            error={errorOf("endReason")}
          />
          <Button>Take it off</Button>
        </PageForm>
      </div>
    </div>
  );
}
