import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { PartFields } from "#app/components/people/part-fields.tsx";
import { bothVersions, partValues } from "#app/components/people/part-values.ts";
import { sourceOf } from "#app/domain/people/part-fields.ts";
import { CHANGE_FORMS, type PartChange } from "#app/domain/people/part.form.ts";
import { PART_KINDS, PART_NAMES } from "#app/domain/people/person-parts.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changePart } from "#app/services/people/keep-part.ts";
import { partPage } from "#app/services/people/part-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ personId: z.uuidv7(), kind: z.enum(PART_KINDS), partId: z.uuidv7() });

export const loader = guardedLoader("people:change", params, async ({ params, actor, now }) => {
  const page = await partPage({ db, actor, now }, params);
  if (!page?.found) throw new Response(null, { status: 404 });
  const { found, source, ...rest } = page;
  return { kind: params.kind, partId: params.partId, initial: partValues(params.kind, found.part, source), ...rest };
});

export const action = guardedAction("people:change", params, async ({ params, form: body, actor, now }) => {
  const { personId, kind, partId: id } = params;
  const form = parseForm(body, CHANGE_FORMS[kind]);
  if (!form.ok) return data({ values: form.values, errors: form.errors, recorded: null }, 400);
  const given = { kind, data: form.data } as PartChange;
  const result = await changePart({ db, actor, now }, { personId, kind, id }, given);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const recorded = partValues(kind, result.current.part, sourceOf(result.current.part));
      const values = { ...form.values, version: recorded.version ?? "" };
      return data({ values, errors: { form: "Someone changed this after you opened the page" }, recorded }, 409);
    }
    case "refused":
      return data(
        { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, recorded: null },
        422,
      );
    case "done":
      return redirect(afterSaving(`/people/${personId}`, "person-part-changed"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.person.reference ?? "a person"} – Joint Action` },
];

export default function ChangePartPage() {
  const { kind, partId, initial, person, sources, markerKinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(CHANGE_FORMS[kind], initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/people/${person.id}`}>{person.name}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">
          {person.name}, {person.reference}
        </span>
        <h1 className="govuk-heading-l">Change {PART_NAMES[kind].one}</h1>
        {reply?.recorded ? (
          <BothVersions rows={bothVersions(kind, reply.recorded, values, [...sources, ...markerKinds])} />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <PartFields {...{ kind, field, errorOf, sources, markerKinds }} isNew={false} />
          <div className="govuk-button-group">
            <Button>Save</Button>
            <a className="govuk-link" href={`/people/${person.id}/${kind}/${partId}/end`}>
              Take it off the record
            </a>
          </div>
        </PageForm>
      </div>
    </div>
  );
}
