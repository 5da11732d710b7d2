import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { endConditionForm } from "#app/domain/interventions/condition.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { endCondition } from "#app/services/interventions/change-conditions.ts";
import { conditionForm } from "#app/services/interventions/condition-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7(), conditionId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, async ({ params, actor, now }) => {
  const { record, version, number, words } = await conditionForm({ db, actor, now }, params.interventionId, params.conditionId); // prettier-ignore
  return { record, version, number, words, today: londonDay(now) };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endConditionForm);
  if (!form.ok) return badCaseForm(form);
  const result = await endCondition({ db, actor, now }, params.interventionId, params.conditionId, form.data);
  const to = afterSaving(`/interventions/${params.interventionId}`, "intervention-condition-ended");
  return caseReply(result, form.values, { to, recorded: recordedIntervention });
});

export const meta: MetaFunction = () => [{ title: "End a condition – Joint Action" }];

export default function EndConditionPage() {
  const { record, version, number, words, today } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/interventions/${record.id}#conditions`, text: `Intervention ${record.reference}` }}
      heading={`End condition ${number}`}
      button="End the condition"
      schema={endConditionForm}
      reason="Why did it end?"
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), ...dayParts("endedOn", today) }}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body app-typed">{words}</p>
          <DateInput
            name="endedOn"
            field={field}
            legend="Day on which it ended"
            legendSize="s"
            error={errorOf("endedOn")}
          />
        </>
      )}
    </ManagePage>
  );
}
