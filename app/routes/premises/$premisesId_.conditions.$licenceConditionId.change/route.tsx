import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { changeLicenceConditionForm } from "#app/domain/premises/licence-condition.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { CONDITION_SOURCE_NAMES, CONDITION_SOURCES, type ConditionSource } from "#app/domain/premises/register.ts";
import { dayParts, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedLicenceCondition } from "#app/http/premises-reply.server.ts";
import { changeLicenceCondition } from "#app/services/premises/change-licence-conditions.ts";
import { licenceConditionToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), licenceConditionId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor }) => {
  const { premisesId, licenceConditionId } = params;
  const { record, condition } = await licenceConditionToChange(db, actor, premisesId, licenceConditionId);
  const { version, number, source, words, fromDay } = condition;
  return {
    record,
    initial: { version: String(version), number: String(number), source, words, ...dayParts("fromDay", fromDay) },
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeLicenceConditionForm);
  if (!form.ok) return badCaseForm(form);
  const at = { premisesId: params.premisesId, conditionId: params.licenceConditionId };
  const result = await changeLicenceCondition({ db, actor, now }, at, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-condition-saved");
  return caseReply(result, form.values, { to, recorded: recordedLicenceCondition });
});

export const meta: MetaFunction = () => [{ title: "Change a condition of a licence – Joint Action" }];

export default function ChangeLicenceConditionPage() {
  const { record, initial } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `${premisesHref(record.id, "licence")}#conditions`, text: `Licence of ${record.subject}` }}
      heading={`Change condition ${initial.number}`}
      button="Save the condition"
      schema={changeLicenceConditionForm}
      initial={initial}
      reply={useActionData<typeof action>()}
      reason={null}
      entered={entered}
    >
      {({ field, errorOf }) => (
        <>
          <Input field={field("number")} label="Number" width={3} inputMode="numeric" error={errorOf("number")} />
          <Radios
            field={field("source")}
            legend="Where does it come from?"
            legendSize="s"
            small
            items={CONDITION_SOURCES.map((value) => ({ value, text: CONDITION_SOURCE_NAMES[value] }))}
            error={errorOf("source")}
          />
          <Textarea field={field("words")} label="Condition" rows={6} error={errorOf("words")} />
          <DateInput
            name="fromDay"
            field={field}
            legend="In force from (optional)"
            legendSize="s"
            error={errorOf("fromDay")}
          />
        </>
      )}
    </ManagePage>
  );
}

function entered(values: FormValues) {
  return {
    Number: String(values.number ?? "") || null,
    Source: CONDITION_SOURCE_NAMES[values.source as ConditionSource],
    Condition: String(values.words ?? "") || null,
    "First day": typedDay(values, "fromDay"),
  };
}
