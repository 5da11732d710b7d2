import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { holdCaseForm } from "#app/domain/cases/manage-case.form.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { holdCase } from "#app/services/cases/hold-case.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal: refuseStep("hold", record)?.message ?? null,
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, holdCaseForm);
  if (!form.ok) return badCaseForm(form);
  const result = await holdCase({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, { to: afterSaving(`/cases/${caseId}`, "case-held"), recorded: recordedCase });
});

export const meta: MetaFunction = () => [{ title: "Put a case on hold – Joint Action" }];

export default function HoldCasePage() {
  const { record, version, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Put on hold"
      button="Put on hold"
      schema={holdCaseForm}
      initial={{ version: String(version), ...dayParts("holdUntil", null) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why is the case put on hold?"
      entered={(values) => ({ "On hold until": typedDay(values, "holdUntil") })}
    >
      {({ field, errorOf }) => (
        <DateInput
          name="holdUntil"
          field={field}
          legend="Last day of the hold"
          legendSize="s"
          hint="From the day after, the lead is told that the case is due to be taken off hold"
          error={errorOf("holdUntil")}
        />
      )}
    </ManagePage>
  );
}
