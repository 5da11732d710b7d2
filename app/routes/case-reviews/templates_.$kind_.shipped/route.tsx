import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { LETTER_KINDS, LETTER_NAMES } from "#app/domain/case-reviews/application.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { returnToShipped } from "#app/services/case-reviews/templates.ts";
import { findCurrentTemplate } from "#db/queries/case-review-templates.ts";
import { db } from "#db/open.ts";

const params = z.object({ kind: z.enum(LETTER_KINDS) });

export const loader = guardedLoader("case-reviews:manage", params, async ({ params: { kind }, actor }) => ({
  kind,
  number: (await findCurrentTemplate(db, actor.partnershipId, kind))?.number ?? 0,
}));

export const action = guardedAction("case-reviews:manage", params, async ({ params: { kind }, form, actor, now }) => {
  const result = await returnToShipped({ db, actor, now }, { kind, number: Number(form.get("number")) });
  if (result.kind === "refused") return data({ error: result.message }, 422);
  return redirect(afterSaving(`/case-reviews/templates/${kind}`, "case-review-template"));
});

export const meta: MetaFunction = () => [{ title: "Go back to the template that ships – Joint Action" }];

export default function ShippedTemplatePage() {
  const { kind, number } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/case-reviews/templates/${kind}`}>{LETTER_NAMES[kind]}</BackLink>
        <ErrorSummary errors={error ? [{ name: "form", message: error, href: "#form" }] : []} />
        <h1 className="govuk-heading-l">Go back to the template that comes with Joint Action</h1>
        <p className="govuk-body">
          Letters of this kind ({LETTER_NAMES[kind].toLowerCase()}) are made by it from now on. Your own templates are
          kept, and letters that were sent stay as they were.
        </p>
        <PageForm>
          <input type="hidden" name="number" value={number} />
          <Button>Use the template that comes with Joint Action</Button>
        </PageForm>
      </div>
    </div>
  );
}
