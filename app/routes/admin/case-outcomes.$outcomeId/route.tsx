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
import { changeCaseOutcomeForm } from "#app/domain/cases/case-outcome.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeCaseOutcome } from "#app/services/admin/case-outcomes.ts";
import { db } from "#db/open.ts";
import { findOutcome } from "#db/queries/case-outcomes.ts";

const params = z.object({ outcomeId: z.uuidv7() });
type Recorded = { name: string; offered: "yes" | "no" };

export const loader = guardedLoader("case-lists:manage", params, async ({ params: { outcomeId }, actor }) => {
  const outcome = await findOutcome(db, actor.partnershipId, outcomeId);
  if (!outcome) throw new Response(null, { status: 404 });
  return { version: outcome.version, ...recorded(outcome) };
});

export const action = guardedAction(
  "case-lists:manage",
  params,
  async ({ params: { outcomeId }, form: body, actor, now }) => {
    const form = parseForm(body, changeCaseOutcomeForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeCaseOutcome({ db, actor, now }, outcomeId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "changed": {
        const values = { ...form.values, version: String(result.current.version) };
        const errors: Record<string, string> = { form: "Someone changed this outcome after you opened the page" };
        return data({ values, errors, current: recorded(result.current) }, 409);
      }
      case "refused": {
        const errors: Record<string, string> = { [result.refusal.field]: result.refusal.message };
        return data({ values: form.values, errors, current: null }, 422);
      }
      case "done":
        return redirect(afterSaving("/admin/case-outcomes", "case-outcome-changed"));
    }
  },
);

function recorded({ name, retiredOn }: { name: string; retiredOn: string | null }): Recorded {
  return { name, offered: retiredOn === null ? "yes" : "no" };
}

export const meta: MetaFunction = () => [{ title: "Change an outcome – Joint Action" }];

export default function CaseOutcomePage() {
  const { version, name, offered } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), name, offered };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeCaseOutcomeForm, initial, reply);
  const words = (value: unknown) => (value === "yes" ? "Offered" : "Not offered");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/case-outcomes">Outcomes of cases</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{name}</h1>
        {reply?.current ? (
          <BothVersions
            rows={[
              { label: "Outcome", recorded: reply.current.name, entered: String(values.name) },
              { label: "Offered", recorded: words(reply.current.offered), entered: words(values.offered) },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Input field={field("name")} label="Outcome" error={errorOf("name")} autoComplete="off" />
          <Radios
            field={field("offered")}
            legend="Is it offered when a case is closed?"
            legendSize="s"
            hint="Cases that were closed with it keep it"
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
