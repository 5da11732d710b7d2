import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { beginActions, SettledActions } from "#app/components/cases/settled-actions.tsx";
import { OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { LAWFUL_BASES, LAWFUL_BASIS_NAMES } from "#app/domain/cases/lawful-basis.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { changeLeadForm } from "#app/domain/cases/manage-case.form.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { changeLead } from "#app/services/cases/change-lead.ts";
import { openActionsOf } from "#app/services/cases/open-actions-of.ts";
import { db } from "#db/open.ts";
import { listPossibleLeads } from "#db/queries/case-lifecycle.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ caseId: z.uuidv7() });
const CHOICES = [
  { value: "keep", text: "Its owner keeps it" },
  { value: "give", text: "Give it to the new lead" },
];

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const users = await listPossibleLeads(db, actor.partnershipId, caseId, londonDay(now));
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    refusal: refuseStep("lead", record)?.message ?? null,
    lead: { leadAgencyId: record.leadAgencyId, leadUserId: record.leadUserId ?? "" },
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    users: users.map(({ id, name, agencyId, agencyName }) => ({ id, name, agencyId, agencyName })),
    actions: await openActionsOf(db, caseId),
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, changeLeadForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeLead({ db, actor, now }, caseId, form.data);
  // Whoever gives the case away may not be able to open it any more.
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "case-lead-changed"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "Change the lead – Joint Action" }];

export default function LeadPage() {
  const { record, version, refusal, lead, agencies, users, actions } = useLoaderData<typeof loader>();
  const nameOf = (values: Record<string, unknown>) =>
    [
      users.find(({ id }) => id === values.leadUserId)?.name,
      agencies.find(({ value }) => value === values.leadAgencyId)?.text,
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <ManagePage
      record={record}
      heading="Change the lead"
      button="Change the lead"
      schema={changeLeadForm}
      initial={{ version: String(version), ...lead, lawfulBasis: "", gateway: "", ...beginActions(actions) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why does the lead change?"
      entered={(values) => ({ Lead: nameOf(values) })}
    >
      {({ field, errorOf }) => (
        <>
          <Select
            field={field("leadAgencyId")}
            label="Agency that leads the case"
            placeholder="Select an agency"
            items={agencies}
            error={errorOf("leadAgencyId")}
          />
          <OfficerSelect
            field={field("leadUserId")}
            agencyField="leadAgencyId"
            officers={users}
            label="Officer who leads"
            hint="Sees this case by leading it, and is told. Nobody with a conflict of interest in the case is listed"
            error={errorOf("leadUserId")}
          />
          <Fieldset legend="If the agency changes" legendSize="m">
            <Select
              field={field("lawfulBasis")}
              label="Lawful basis under which the new agency holds the case"
              placeholder="Select a lawful basis"
              items={LAWFUL_BASES.map((value) => ({ value, text: LAWFUL_BASIS_NAMES[value] }))}
              error={errorOf("lawfulBasis")}
            />
            <Textarea
              field={field("gateway")}
              label="Gateway (optional)"
              hint="Such as Crime and Disorder Act 1998 section 115. If the case rests on consent, ask again"
              rows={2}
              error={errorOf("gateway")}
            />
            <SettledActions actions={actions} choices={CHOICES} field={field} errorOf={errorOf} />
          </Fieldset>
        </>
      )}
    </ManagePage>
  );
}
