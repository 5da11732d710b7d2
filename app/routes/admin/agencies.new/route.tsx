import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod/mini";
import { AgencyFields } from "#app/components/admin/agency-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { newAgencyForm } from "#app/domain/agencies/agency.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addAgency } from "#app/services/admin/add-agency.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("agencies:manage", params, async () => ({}));

export const action = guardedAction("agencies:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, newAgencyForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addAgency({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/admin/agencies/${result.agencyId}`, "agency-added"));
});

export const meta: MetaFunction = () => [{ title: "Add an agency – Joint Action" }];

export default function NewAgencyPage() {
  const reply = useActionData<typeof action>();
  const initial = { ...dayParts("isaSignedOn", null), ...dayParts("isaExpiresOn", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newAgencyForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/agencies">Agencies</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add an agency</h1>
        <PageForm onSubmit={onSubmit}>
          <AgencyFields
            field={field}
            errorOf={errorOf}
            nameHint="If another partnership here has an agency of this name, it is the same one: its kind stays, and its users stand in your list"
          />
          <Button>Add the agency</Button>
        </PageForm>
      </div>
    </div>
  );
}
