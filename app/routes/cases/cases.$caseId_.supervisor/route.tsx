import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { changeSupervisorForm } from "#app/domain/cases/manage-case.form.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { changeSupervisor } from "#app/services/cases/change-supervisor.ts";
import { db } from "#db/open.ts";
import { listPossibleLeads } from "#db/queries/case-lifecycle.ts";
import { findAgencyContact } from "#db/queries/partnership-agencies.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const people = await listPossibleLeads(db, actor.partnershipId, caseId, londonDay(now));
  const contact = await findAgencyContact(db, {
    partnershipId: actor.partnershipId,
    agencyId: record.leadAgencyId,
    caseId,
  });
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal: refuseStep("supervisor", record)?.message ?? null,
    supervisorUserId: record.supervisorUserId ?? "",
    people: people
      .filter(({ id }) => id !== record.leadUserId)
      .map(({ id, name, agencyName }) => ({ value: id, text: `${name}, ${agencyName}` })),
    contactName: people.find(({ id }) => id === contact)?.name ?? null,
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, changeSupervisorForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeSupervisor({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "case-supervisor-changed"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "Change the supervisor – Joint Action" }];

export default function SupervisorPage() {
  const { record, version, refusal, people, supervisorUserId, contactName } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Change the supervisor"
      button="Change the supervisor"
      schema={changeSupervisorForm}
      initial={{ version: String(version), supervisorUserId }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why does the supervisor change?"
      entered={(values) => ({
        Supervisor: people.find(({ value }) => value === values.supervisorUserId)?.text ?? "Nobody",
      })}
    >
      {({ field, errorOf }) => (
        <Select
          field={field("supervisorUserId")}
          label="Supervisor"
          hint={`Signs off a High risk, and sees this case by supervising it.${contactName ? ` The contact of the lead agency is ${contactName}` : ""}`}
          placeholder="Nobody"
          items={people}
          error={errorOf("supervisorUserId")}
        />
      )}
    </ManagePage>
  );
}
