import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { reopenCaseForm } from "#app/domain/cases/manage-case.form.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { reopenCase } from "#app/services/cases/reopen-case.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal: refuseStep("reopen", record)?.message ?? null,
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, reopenCaseForm);
  if (!form.ok) return badCaseForm(form);
  const result = await reopenCase({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "case-reopened"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "Re-open a case – Joint Action" }];

export default function ReopenCasePage() {
  const { record, version, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Re-open the case"
      button="Re-open the case"
      schema={reopenCaseForm}
      initial={{ version: String(version), ...dayParts("reviewOn", null) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why is the case opened again?"
      reasonHint="Its closure stays in the history of the case"
      entered={(values) => ({ "Next review": typedDay(values, "reviewOn") })}
    >
      {({ field, errorOf }) => (
        <DateInput
          name="reviewOn"
          field={field}
          legend="Day of the next review"
          legendSize="s"
          hint="For example, 27 3 2027"
          error={errorOf("reviewOn")}
        />
      )}
    </ManagePage>
  );
}
