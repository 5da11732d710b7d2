import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { resumeCaseForm } from "#app/domain/cases/manage-case.form.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { resumeCase } from "#app/services/cases/hold-case.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal: refuseStep("resume", record)?.message ?? null,
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, resumeCaseForm);
  if (!form.ok) return badCaseForm(form);
  const result = await resumeCase({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "case-resumed"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "Take a case off hold – Joint Action" }];

export default function ResumeCasePage() {
  const { record, version, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Take off hold"
      button="Take off hold"
      schema={resumeCaseForm}
      initial={{ version: String(version) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why does work on the case go on?"
    />
  );
}
