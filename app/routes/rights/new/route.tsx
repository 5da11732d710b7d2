import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newRequestForm } from "#app/domain/rights/request.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { receiveRequest } from "#app/services/rights/receive-request.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { RequestFields } from "./request-fields.tsx";

export const loader = guardedLoader("rights:manage", z.object({}), ({ now }) =>
  Promise.resolve({ once: newOnce(), today: londonDay(now) }),
);

export const action = guardedAction("rights:manage", z.object({}), async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newRequestForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await receiveRequest({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/rights/${result.id}`, "rights-received"));
});

export const meta: MetaFunction = () => [{ title: "Record a request – Joint Action" }];

const BLANK = {
  ...{ kind: "", regime: "", subjectName: "", requesterKind: "", requesterName: "", authorityWords: "" },
  ...{ contactWords: "", channel: "", words: "", ...dayParts("subjectBirthDate", null) },
};

export default function NewRequestPage() {
  const { once, today } = useLoaderData<typeof loader>();
  const initial = { ...BLANK, ...dayParts("receivedOn", today) };
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newRequestForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/rights">Requests about somebody’s own data</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record a request</h1>
        <p className="govuk-body">A request needs no form and no particular words. Record it on the day it comes.</p>
        <PageForm onSubmit={onSubmit} once={once}>
          <RequestFields field={field} errorOf={errorOf} />
          <Button>Record the request</Button>
        </PageForm>
      </div>
    </div>
  );
}
