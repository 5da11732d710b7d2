import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { PartFields } from "#app/components/people/part-fields.tsx";
import { partValues } from "#app/components/people/part-values.ts";
import { type AnyPartData, PART_FORMS } from "#app/domain/people/part.form.ts";
import { PART_KINDS, PART_NAMES } from "#app/domain/people/person-parts.ts";
import { fullName } from "#app/domain/people/person.ts";
import { carried } from "#app/domain/search/searched-for.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { addPart } from "#app/services/people/keep-part.ts";
import { partPage } from "#app/services/people/part-page.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findPersonById } from "#db/queries/people.ts";

const params = z.object({ personId: z.uuidv7(), kind: z.enum(PART_KINDS) });

/** A relationship begins with a search for the other, whose page must be the actor's to open too. */
export const loader = guardedLoader("people:change", params, async ({ request, params, actor, now }) => {
  const page = await partPage({ db, actor, now }, params);
  if (!page) throw new Response(null, { status: 404 });
  const { personId, kind } = params;
  if (kind !== "relationship") return { once: newOnce(), kind, other: null, ...page };
  const otherId = new URL(request.url).searchParams.get("other");
  if (otherId === null || otherId === personId) throw redirect(`/search${carried({ kind: "relation", id: personId })}`);
  const other = z.uuidv7().safeParse(otherId).success ? await findPersonById(db, actor, otherId) : undefined;
  if (!other || other.mergedIntoId !== null) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "person.viewed", "person", other.id);
  return { once: newOnce(), kind, other: { reference: other.reference, name: fullName(other) }, ...page };
});

export const action = guardedAction("people:change", params, async ({ params, form: body, actor, now, once }) => {
  const { personId, kind } = params;
  const form = parseForm(body, PART_FORMS[kind]);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addPart({ db, actor, now, once }, personId, { kind, data: form.data } as AnyPartData);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/people/${personId}`, "person-part-added"));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add to ${data?.person.reference ?? "a person"} – Joint Action` },
];

export default function AddPartPage() {
  const { once, kind, other, person, sources, markerKinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    PART_FORMS[kind],
    { ...partValues(kind, null, null), ...(other ? { otherReference: other.reference } : {}) },
    reply,
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/people/${person.id}`}>{person.name}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">
          {person.name}, {person.reference}
        </span>
        <h1 className="govuk-heading-l">Add {PART_NAMES[kind].one}</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          {other ? (
            <p className="govuk-body">
              How {person.name} stands to <strong>{other.name}</strong>, {other.reference}.{" "}
              <a className="govuk-link" href={`/search${carried({ kind: "relation", id: person.id })}`}>
                Choose somebody else
              </a>
            </p>
          ) : null}
          <PartFields {...{ kind, field, errorOf, sources, markerKinds }} isNew />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
