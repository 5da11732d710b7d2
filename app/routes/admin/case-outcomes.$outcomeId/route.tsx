import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnEntryPage } from "#app/components/admin/own-entry-page.tsx";
import { changeCaseOutcomeForm } from "#app/domain/cases/case-outcome.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { ownEntryReply, recordedEntry } from "#app/http/own-entry-reply.server.ts";
import { changeCaseOutcome } from "#app/services/admin/case-outcomes.ts";
import { db } from "#db/open.ts";
import { findOutcome } from "#db/queries/case-outcomes.ts";

const params = z.object({ outcomeId: z.uuidv7() });

export const loader = guardedLoader("case-lists:manage", params, async ({ params: { outcomeId }, actor }) => {
  const outcome = await findOutcome(db, actor.partnershipId, outcomeId);
  if (!outcome) throw new Response(null, { status: 404 });
  return { version: outcome.version, ...recordedEntry(outcome) };
});

export const action = guardedAction(
  "case-lists:manage",
  params,
  async ({ params: { outcomeId }, form: body, actor, now }) => {
    const form = parseForm(body, changeCaseOutcomeForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeCaseOutcome({ db, actor, now }, outcomeId, form.data);
    if (result.kind === "done") return redirect(afterSaving("/admin/case-outcomes", "case-outcome-changed"));
    return ownEntryReply(result, form.values, "outcome");
  },
);

export const meta: MetaFunction = () => [{ title: "Change an outcome – Joint Action" }];

export default function CaseOutcomePage() {
  return (
    <OwnEntryPage
      list={{ href: "/admin/case-outcomes", text: "Outcomes of cases" }}
      entry="Outcome"
      current={useLoaderData<typeof loader>()}
      question="Is it offered when a case is closed?"
      hint="Cases that were closed with it keep it"
      schema={changeCaseOutcomeForm}
      reply={useActionData<typeof action>()}
    />
  );
}
