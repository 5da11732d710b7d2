import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod/mini";
import { AgreementFields } from "#app/components/agreements/agreement-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { newAgreementForm } from "#app/domain/agreements/agreement.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addAgreement } from "#app/services/agreements/keep-agreement.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("agreements:manage", params, async () => ({}));

export const action = guardedAction("agreements:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, newAgreementForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addAgreement({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/agreements/${result.id}`, "agreement-added"));
});

export const meta: MetaFunction = () => [{ title: "Record an agreement – Joint Action" }];

const BLANK = {
  ...{ title: "", purpose: "", dataWords: "", gateway: "" },
  ...dayParts("fromDay", null),
  ...dayParts("reviewOn", null),
};

export default function NewAgreementPage() {
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newAgreementForm, BLANK, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/agreements">Information sharing agreements</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record an agreement</h1>
        <PageForm onSubmit={onSubmit}>
          <AgreementFields field={field} errorOf={errorOf} />
          <Button>Record the agreement</Button>
        </PageForm>
      </div>
    </div>
  );
}
