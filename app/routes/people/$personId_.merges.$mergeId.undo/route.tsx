import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { undoMergeForm } from "#app/domain/people/merge.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { undoMerge, whatStandsAgainstUndoing } from "#app/services/people/merge-people.ts";
import { db } from "#db/open.ts";
import { findMerge } from "#db/queries/person-merges.ts";

const params = z.object({ personId: z.uuidv7(), mergeId: z.uuidv7() });
const NOT_YOURS = "You cannot undo this yourself. Ask the information governance officer of the partnership.";
const CHANGED = "Something has been changed since, so the two can no longer be told apart";

export const loader = guardedLoader("people:merge", params, async ({ params, actor, now }) => {
  const { personId, mergeId: id } = params;
  const merge = await findMerge(db, actor, { personId, id });
  if (!merge) throw new Response(null, { status: 404 });
  const against = await whatStandsAgainstUndoing({ db, actor }, personId, merge.held);
  await recordView({ db, actor, now }, "person.viewed", "person", personId);
  const { reference, reason, mergedAt, mergedBy, version } = merge;
  return { personId, against, merge: { reference, reason, mergedAt, mergedBy, version } };
});

export const action = guardedAction("people:merge", params, async ({ params, form: body, actor, now }) => {
  const { personId, mergeId: id } = params;
  const form = parseForm(body, undoMergeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await undoMerge({ db, actor, now }, { personId, id }, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "held-elsewhere":
      return data({ values: form.values, errors: { form: NOT_YOURS } }, 422);
    case "changed-since":
      return data({ values: form.values, errors: { form: CHANGED } }, 422);
    case "done":
      return redirect(afterSaving(`/people/${personId}`, "merge-undone"));
  }
});

export const meta: MetaFunction = () => [{ title: "Undo a merge – Joint Action" }];

export default function UndoMergePage() {
  const { personId, against, merge } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(merge.version), reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(undoMergeForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/people/${personId}`}>Back to the person</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Undo the merging of {merge.reference}</h1>
        <p className="govuk-body">
          Merged by {merge.mergedBy} on {londonTime(merge.mergedAt)}: {merge.reason}
        </p>
        {against?.kind === "held-elsewhere" ? <InsetText>{NOT_YOURS}</InsetText> : null}
        {against?.kind === "changed-since" ? (
          <InsetText>
            {CHANGED}:
            <ul className="govuk-list govuk-list--bullet">
              {against.changes.map((change, index) => (
                <li key={index}>{change}</li>
              ))}
            </ul>
          </InsetText>
        ) : null}
        {against ? null : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            <Textarea field={field("reason")} label="Why are they two people?" rows={2} error={errorOf("reason")} />
            <Button>Make them two records again</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
