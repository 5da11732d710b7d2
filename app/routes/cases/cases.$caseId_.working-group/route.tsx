import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { startWorkingGroupForm } from "#app/domain/cases/manage-case.form.ts";
import { refuseWorkingGroup } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { possibleMembers, startWorkingGroup } from "#app/services/cases/start-working-group.ts";
import { db } from "#db/open.ts";
import { unsafeFindWorkingGroup } from "#db/queries/case-working-groups.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const users = await possibleMembers(db, record, londonDay(now));
  const hasOne = (await unsafeFindWorkingGroup(db, caseId)) !== undefined;
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal: refuseWorkingGroup(record, hasOne)?.message ?? null,
    users: users.map(({ id, name, agencyName }) => ({ value: id, text: `${name}, ${agencyName}` })),
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, startWorkingGroupForm);
  if (!form.ok) return badCaseForm(form);
  const result = await startWorkingGroup({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "working-group-started"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "Start a working group – Joint Action" }];

export default function WorkingGroupPage() {
  const { record, version, refusal, users } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Start a working group"
      button="Start the working group"
      schema={startWorkingGroupForm}
      initial={{ version: String(version), objective: "", memberId: [], chairId: "" }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            A small group that works on this case alone. It sees no other case, and it ends at its objective.
          </p>
          <Textarea
            field={field("objective")}
            label="Objective"
            hint="When it is reached, the group ends"
            rows={2}
            error={errorOf("objective")}
          />
          <Checkboxes
            field={field("memberId")}
            legend="Members"
            legendSize="s"
            hint="Only people who can open this case are listed"
            small
            items={users}
            error={errorOf("memberId")}
          />
          <Select
            field={field("chairId")}
            label="Who chairs it?"
            hint="One of the members"
            placeholder="Select a member"
            items={users}
            error={errorOf("chairId")}
          />
        </>
      )}
    </ManagePage>
  );
}
