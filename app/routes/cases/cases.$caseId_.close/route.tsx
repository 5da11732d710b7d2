import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { beginActions } from "#app/components/cases/settled-actions.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { closeCaseForm } from "#app/domain/cases/manage-case.form.ts";
import { HIGH_AT_CLOSURE, mayCloseAt, refuseStep } from "#app/domain/cases/manage-case.ts";
import { REVIEW_RULE_NAMES } from "#app/domain/retention/closing-review.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { closeCase } from "#app/services/cases/close-case.ts";
import { reviewOf } from "#app/services/cases/review-of-closing.ts";
import { openActionsOf } from "#app/services/cases/open-actions-of.ts";
import { db } from "#db/open.ts";
import { listOfferedOutcomes } from "#db/queries/case-outcomes.ts";
import { ClosingFields } from "./closing-fields.tsx";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const today = londonDay(now);
  const outcomes = await listOfferedOutcomes(db, actor.partnershipId, today);
  const review = await reviewOf(db, actor.partnershipId, record, { closedOn: today, holds: [], orderUntil: null });
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal:
      refuseStep("close", record)?.message ?? (mayCloseAt(actor, record, record.riskLevel) ? null : HIGH_AT_CLOSURE),
    today,
    risk: { level: record.riskLevel, assessedOn: record.riskAssessedOn },
    outcomes: outcomes.map(({ id, name }) => ({ value: id, text: name })),
    actions: await openActionsOf(db, caseId),
    review: { on: review.reviewOn, rule: REVIEW_RULE_NAMES[review.rule] },
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, closeCaseForm);
  if (!form.ok) return badCaseForm(form);
  const result = await closeCase({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, { to: afterSaving(`/cases/${caseId}`, "case-closed"), recorded: recordedCase });
});

export const meta: MetaFunction = () => [{ title: "Close a case – Joint Action" }];

export default function CloseCasePage() {
  const { record, version, refusal, today, ...shown } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Close the case"
      button="Close the case"
      schema={closeCaseForm}
      initial={{
        version: String(version),
        outcomeId: "",
        ...dayParts("closedOn", today),
        notAssessedReason: "",
        holds: [],
        ...dayParts("orderUntil", null),
        holdsNote: "",
        endReason: "",
        reason: "",
        ...beginActions(shown.actions),
      }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
      entered={(values) => ({ State: "Closed", "Closed on": typedDay(values, "closedOn") })}
    >
      {(fields) => <ClosingFields {...fields} {...shown} />}
    </ManagePage>
  );
}
