import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { endWorkingGroupForm } from "#app/domain/cases/manage-case.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { endWorkingGroup } from "#app/services/cases/end-working-group.ts";
import { db } from "#db/open.ts";
import { unsafeFindWorkingGroup } from "#db/queries/case-working-groups.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const group = await unsafeFindWorkingGroup(db, caseId);
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    objective: group?.objective ?? null,
    refusal: group ? null : "This case has no working group",
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, endWorkingGroupForm);
  if (!form.ok) return badCaseForm(form);
  const result = await endWorkingGroup({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "working-group-ended"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "End the working group – Joint Action" }];

export default function EndWorkingGroupPage() {
  const { record, version, refusal, objective } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="End the working group"
      button="End the working group"
      schema={endWorkingGroupForm}
      initial={{ version: String(version) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Was the objective met, or why does the group end?"
      reasonHint="Its memberships end with it"
    >
      {() => <p className="govuk-body">Its objective: {objective}</p>}
    </ManagePage>
  );
}
