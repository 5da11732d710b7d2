import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { endLicenceConditionForm } from "#app/domain/premises/licence-condition.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedLicenceCondition } from "#app/http/premises-reply.server.ts";
import { endLicenceCondition } from "#app/services/premises/change-licence-conditions.ts";
import { licenceConditionToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), licenceConditionId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor }) => {
  const { premisesId, licenceConditionId } = params;
  const { record, condition } = await licenceConditionToChange(db, actor, premisesId, licenceConditionId);
  const { version, number, words } = condition;
  return { record, version, number, words };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endLicenceConditionForm);
  if (!form.ok) return badCaseForm(form);
  const at = { premisesId: params.premisesId, conditionId: params.licenceConditionId };
  const result = await endLicenceCondition({ db, actor, now }, at, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-condition-saved");
  return caseReply(result, form.values, { to, recorded: recordedLicenceCondition });
});

export const meta: MetaFunction = () => [{ title: "End a condition of a licence – Joint Action" }];

export default function EndLicenceConditionPage() {
  const { record, version, number, words } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `${premisesHref(record.id, "licence")}#conditions`, text: `Licence of ${record.subject}` }}
      heading={`End condition ${number}`}
      button="End the condition"
      schema={endLicenceConditionForm}
      initial={{ version: String(version), ...dayParts("untilDay", null) }}
      reply={useActionData<typeof action>()}
      reason="Why does it end?"
      entered={(values) => ({ "Last day": typedDay(values, "untilDay") })}
    >
      {({ field, errorOf }) => (
        <>
          <InsetText>
            <span className="app-typed">{words}</span>
          </InsetText>
          <DateInput name="untilDay" field={field} legend="Last day" legendSize="s" error={errorOf("untilDay")} />
        </>
      )}
    </ManagePage>
  );
}
