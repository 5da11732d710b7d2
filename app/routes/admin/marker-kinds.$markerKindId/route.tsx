import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { changeMarkerKindForm } from "#app/domain/people/marker-kind.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeMarkerKind } from "#app/services/people/keep-marker-kind.ts";
import { db } from "#db/open.ts";
import { findMarkerKind } from "#db/queries/marker-kinds.ts";

const params = z.object({ markerKindId: z.uuidv7() });

export const loader = guardedLoader("settings:manage", params, async ({ params, actor }) => {
  const kind = await findMarkerKind(db, actor.partnershipId, params.markerKindId);
  if (!kind) throw new Response(null, { status: 404 });
  return valuesOf(kind);
});

export const action = guardedAction("settings:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeMarkerKindForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, recorded: null }, 400);
  const result = await changeMarkerKind({ db, actor, now }, params.markerKindId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const recorded = valuesOf(result.current);
      const errors = { form: "Someone changed this warning after you opened the page" };
      return data({ values: { ...form.values, version: recorded.version }, errors, recorded }, 409);
    }
    case "refused":
      return data(
        { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, recorded: null },
        422,
      );
    case "done":
      return redirect(afterSaving("/admin/marker-kinds", "marker-kind-saved"));
  }
});

function valuesOf(kind: { name: string; endedOn: string | null; version: number }) {
  return { version: String(kind.version), name: kind.name, offered: kind.endedOn === null ? "yes" : "no" };
}

export const meta: MetaFunction = () => [{ title: "Change a warning – Joint Action" }];

export default function MarkerKindPage() {
  const initial = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeMarkerKindForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/marker-kinds">Warnings</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{initial.name}</h1>
        {reply?.recorded ? (
          <BothVersions
            rows={[
              { label: "Warning", recorded: reply.recorded.name, entered: String(values.name) },
              { label: "Offered", recorded: reply.recorded.offered, entered: String(values.offered) },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Input
            field={field("name")}
            label="Warning"
            hint="Shown so on every record that has it"
            error={errorOf("name")}
            width={20}
          />
          <Radios
            field={field("offered")}
            legend="Is it offered for new warnings?"
            legendSize="s"
            inline
            items={[
              { value: "yes", text: "Yes" },
              { value: "no", text: "No" },
            ]}
            error={errorOf("offered")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
