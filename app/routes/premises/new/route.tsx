import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { type PlaceOffer, PremisesFields } from "#app/components/premises/premises-fields.tsx";
import { newPremisesForm, NO_PREMISES } from "#app/domain/premises/premises.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordPremises } from "#app/services/premises/record-premises.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const NO_PLACES: readonly PlaceOffer[] = [];

export const loader = guardedLoader("premises:record", params, () => Promise.resolve({ once: newOnce() }));

export const action = guardedAction("premises:record", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newPremisesForm);
  if (!form.ok) return answer(form.values, form.errors, 400);
  const result = await recordPremises({ db, actor, now, once }, form.data);
  switch (result.kind) {
    case "places": {
      const values = { ...form.values, locationId: "" };
      return answer(values, { locationId: "Say whether it is at one of these locations" }, 422, result.places);
    }
    case "refused":
      return answer(form.values, { [result.refusal.field]: result.refusal.message }, 422);
    case "done":
      return redirect(afterSaving(premisesHref(result.id), "premises-recorded"));
  }
});

function answer(values: FormValues, errors: FieldErrors, status: number, places = NO_PLACES) {
  return data({ values, errors, places }, status);
}

export const meta: MetaFunction = () => [{ title: "Record licensed premises – Joint Action" }];

export default function NewPremisesPage() {
  const { once } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newPremisesForm, NO_PREMISES, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/premises">Licensed premises</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record licensed premises</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <PremisesFields field={field} errorOf={errorOf} places={reply?.places ?? []} current={null} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
