import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionOwner } from "#app/components/actions/actions-of-case.tsx";
import { WhoHasSeen } from "#app/components/audit/who-has-seen.tsx";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { completeActionForm } from "#app/domain/actions/action.form.ts";
import {
  ACTION_STATUS_NAMES,
  isOverdue,
  mayComplete,
  punctuality,
  PUNCTUALITY_NAMES,
} from "#app/domain/actions/action.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { completeAction } from "#app/services/actions/complete-action.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { db } from "#db/open.ts";
import { findActionById } from "#db/queries/actions.ts";
import { CompleteForm } from "./complete-form.tsx";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:read", params, async ({ params, actor, now }) => {
  const action = await findActionById(db, actor, params.actionId);
  if (!action) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "action.viewed", "action", action.id);
  const documents = await documentsShownWith({ db, actor }, { kind: "action", id: action.id });
  const today = londonDay(now);
  const kept = punctuality(action);
  return {
    today,
    documents,
    action: {
      reference: action.reference,
      words: action.words,
      outcome: action.outcome,
      status: ACTION_STATUS_NAMES[action.status],
      punctuality: kept && PUNCTUALITY_NAMES[kept],
      isOverdue: isOverdue(action, today),
      ownerName: action.ownerName,
      ownerAgencyName: action.ownerAgencyName,
      raisedOn: action.raisedOn,
      raisedByName: action.raisedByName,
      originalDueOn: action.originalDueOn,
      dueOn: action.dueOn,
      finishedOn: action.finishedOn,
    },
    logOf: actor.permissions.has("audit:record") ? action.id : null,
    // The owner may have an action of a case without sight of the case.
    inCase: action.seesContext === 1 && action.caseId ? { id: action.caseId, reference: action.caseReference } : null,
    version:
      action.finishedOn === null && mayComplete(actor, { ...action, seesContext: action.seesContext === 1 })
        ? action.version
        : null,
  };
});

export const action = guardedAction("actions:complete", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, completeActionForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await completeAction({ db, actor, now }, params.actionId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      const { status, finishedOn, outcome, version } = result.current;
      // The person has now been shown this version, so sending the form again is about it.
      const values = { ...form.values, version: String(version) };
      return data(
        {
          values,
          errors: { form: "Someone changed this action after you opened it. Nothing of yours has been saved" },
          current: { status: ACTION_STATUS_NAMES[status], finishedOn, outcome },
        },
        409,
      );
    }
    case "refused":
      return data(
        { values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message }, current: null },
        422,
      );
    case "done":
      return redirect(afterSaving("/", "action-finished"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Action ${data?.action.reference ?? ""} – Joint Action` },
];

export default function ActionPage() {
  const { action: shown, inCase, version, documents, today, logOf } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {version === null ? (
          <ErrorSummary
            errors={Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message, href: "#facts" }))}
          />
        ) : null}
        <span className="govuk-caption-l">Action {shown.reference}</span>
        <h1 className="govuk-heading-l">{shown.words}</h1>
        <div id="facts">
          <SummaryList
            rows={[
              {
                key: "State",
                value: [shown.isOverdue ? "Overdue" : shown.status, shown.punctuality].filter(Boolean).join(", "),
              },
              { key: "Owner", value: <ActionOwner {...shown} /> },
              { key: "Due", value: dueWords(shown) },
              { key: "Raised", value: `${longDay(shown.raisedOn)} by ${shown.raisedByName}` },
              ...(inCase
                ? [
                    {
                      key: "Case",
                      value: (
                        <a className="govuk-link" href={`/cases/${inCase.id}`}>
                          {inCase.reference}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(shown.finishedOn ? [{ key: "Finished", value: longDay(shown.finishedOn) }] : []),
              ...(shown.outcome
                ? [{ key: "What was done", value: <span className="app-typed">{shown.outcome}</span> }]
                : []),
            ]}
          />
        </div>
        {version === null ? null : <CompleteForm version={version} today={today} reply={reply} />}
        <DocumentsOfRecord {...documents} />
        <WhoHasSeen kind="action" id={logOf} />
      </div>
    </div>
  );
}

function dueWords({ dueOn, originalDueOn }: { dueOn: string; originalDueOn: string }) {
  return dueOn === originalDueOn ? longDay(dueOn) : `${longDay(dueOn)}, originally ${longDay(originalDueOn)}`;
}
