import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { WhoHasSeen } from "#app/components/audit/who-has-seen.tsx";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { Timeline } from "#app/components/govuk/timeline.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { completeActionForm } from "#app/domain/actions/action.form.ts";
import { isUnfinished, mayComplete, mayInContext } from "#app/domain/actions/action.ts";
import { isToHandOver } from "#app/domain/actions/change-action.ts";
import { wayBack } from "#app/domain/actions/way-back.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { completeAction } from "#app/services/actions/complete-action.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { unsafeListChanges } from "#db/queries/action-changes.ts";
import { findActionById } from "#db/queries/actions.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { findPlanOfAction } from "#db/queries/plan-row-actions.ts";
import { CompleteForm } from "./complete-form.tsx";
import { Facts } from "./facts.tsx";
import { changesOpenTo, factsShown, historyShown } from "./shown.ts";

const params = z.object({ actionId: z.uuidv7() });
/** From Home or a notification, to where one's own stand. */
const OWN_ACTIONS = { href: "/actions", text: "Your actions" };

export const loader = guardedLoader("actions:read", params, async ({ request, params, actor, now }) => {
  const row = await findActionById(db, actor, params.actionId);
  if (!row) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "action.viewed", "action", row.id);
  const today = londonDay(now);
  const action = { ...row, seesContext: row.seesContext === 1 };
  // Of what somebody only knows of, the words, the papers and the names of those who changed it are not theirs to read.
  const sees = action.words !== null;
  return {
    today,
    documents: sees ? await documentsShownWith({ db, actor }, { kind: "action", id: action.id }) : null,
    back: wayBack(new URL(request.url).searchParams.get("from")) ?? (row.ownerUserId === actor.id ? OWN_ACTIONS : null),
    logOf: mayInContext(actor, action, "audit:record") ? action.id : null,
    marks: sees ? await marksOn({ db, actor }, { action: [action.id] }) : {},
    id: action.id,
    reference: action.reference,
    words: action.words,
    toHandOver: isUnfinished(action) && isToHandOver(actor, action),
    facts: factsShown(action, { today, sees, calendar: await findBankHolidays(db) }),
    inCase: action.seesContext && action.caseId ? { id: action.caseId, reference: action.caseReference } : null,
    plan: actor.permissions.has("plan:read") ? await findPlanOfAction(db, actor.partnershipId, action.id) : undefined,
    links: changesOpenTo(actor, action, today),
    history: historyShown(await unsafeListChanges(db, action.id), sees),
    version: isUnfinished(action) && mayComplete(actor, action) ? action.version : null,
  };
});

export const action = guardedAction("actions:complete", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, completeActionForm);
  if (!form.ok) return badFormReply(form);
  const result = await completeAction({ db, actor, now }, params.actionId, form.data);
  return changeReply(result, form.values, afterSaving("/", "action-finished"));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Action ${data?.reference ?? ""} – Joint Action` },
];

export default function ActionPage() {
  const page = useLoaderData<typeof loader>();
  const { id, marks, reference, words, toHandOver, facts, version, links, history, documents } = page;
  const { today, logOf, back, plan } = page;
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {back ? <BackLink href={back.href}>{back.text}</BackLink> : null}
        {version === null ? (
          <ErrorSummary
            errors={Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message, href: "#facts" }))}
          />
        ) : null}
        <span className="govuk-caption-l">Action {reference}</span>
        <h1 className="govuk-heading-l">{words ?? "Not yours to read"}</h1>
        <MarkedItems marks={marks}>
          <RightsMarks of={id} />
        </MarkedItems>
        {toHandOver ? (
          <WarningText>
            You have a conflict of interest in the case of this action. Give it back to your agency, under Change the
            owner, so that somebody else is named.
          </WarningText>
        ) : null}
        <div id="facts">
          <Facts {...facts} />
        </div>
        {plan ? (
          <p className="govuk-body">
            It carries a row of{" "}
            <a className="govuk-link" href={`/plans/${plan.id}`}>
              {plan.reference} {plan.title}
            </a>
            .
          </p>
        ) : null}
        {version === null ? null : <CompleteForm version={version} today={today} reply={reply} />}
        {links.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">Change this action</h2>
            <ul className="govuk-list">
              {links.map(({ path, text }) => (
                <li key={path}>
                  <a className="govuk-link" href={path}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {documents ? <DocumentsOfRecord {...documents} /> : null}
        {history.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">What became of it</h2>
            <Timeline items={history} headingLevel={3} />
          </>
        ) : null}
        <WhoHasSeen kind="action" id={logOf} />
      </div>
    </div>
  );
}
