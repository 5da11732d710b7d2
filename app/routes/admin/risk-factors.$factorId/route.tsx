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
import { changeRiskFactorForm } from "#app/domain/risk/lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeRiskFactor } from "#app/services/risk/risk-factors.ts";
import { db } from "#db/open.ts";
import { findRiskFactor } from "#db/queries/risk-list-changes.ts";

const params = z.object({ factorId: z.uuidv7() });
type Recorded = { name: string; offered: "yes" | "no" };

export const loader = guardedLoader("risk:lists", params, async ({ params: { factorId }, actor }) => {
  const factor = await findRiskFactor(db, actor.partnershipId, factorId);
  if (!factor) throw new Response(null, { status: 404 });
  return { version: factor.version, ...recorded(factor) };
});

export const action = guardedAction("risk:lists", params, async ({ params: { factorId }, form: body, actor, now }) => {
  const form = parseForm(body, changeRiskFactorForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeRiskFactor({ db, actor, now }, factorId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const values = { ...form.values, version: String(result.current.version) };
      const errors: Record<string, string> = { form: "Someone changed this factor after you opened the page" };
      return data({ values, errors, current: recorded(result.current) }, 409);
    }
    case "refused": {
      const errors: Record<string, string> = { [result.refusal.field]: result.refusal.message };
      return data({ values: form.values, errors, current: null }, 422);
    }
    case "done":
      return redirect(afterSaving("/admin/risk-factors", "risk-list-changed"));
  }
});

function recorded({ name, endedOn }: { name: string; endedOn: string | null }): Recorded {
  return { name, offered: endedOn === null ? "yes" : "no" };
}

export const meta: MetaFunction = () => [{ title: "Change a factor – Joint Action" }];

export default function RiskFactorPage() {
  const { version, name, offered } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), name, offered };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeRiskFactorForm, initial, reply);
  const words = (value: unknown) => (value === "yes" ? "Offered" : "Not offered");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/risk-factors">Factors of risk</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{name}</h1>
        {reply?.current ? (
          <BothVersions
            rows={[
              { label: "Factor", recorded: reply.current.name, entered: String(values.name) },
              { label: "Offered", recorded: words(reply.current.offered), entered: words(values.offered) },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Input field={field("name")} label="Factor" error={errorOf("name")} autoComplete="off" />
          <Radios
            field={field("offered")}
            legend="Is it offered when risk is assessed?"
            legendSize="s"
            hint="Assessments that name it keep it"
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
