import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { addConditionsForm } from "#app/domain/premises/licence-condition.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { CONDITION_SOURCE_NAMES, CONDITION_SOURCES } from "#app/domain/premises/register.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedLicenceCondition } from "#app/http/premises-reply.server.ts";
import { addLicenceConditions } from "#app/services/premises/change-licence-conditions.ts";
import { premisesToChange } from "#app/services/premises/premises-head.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor }) => {
  const { record } = await premisesToChange(db, actor, params.premisesId);
  return { record, once: newOnce() };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, addConditionsForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addLicenceConditions({ db, actor, now, once }, params.premisesId, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-conditions-added");
  return caseReply(result, form.values, { to, recorded: recordedLicenceCondition });
});

export const meta: MetaFunction = () => [{ title: "Add conditions of a licence – Joint Action" }];

export default function AddConditionsPage() {
  const { record, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `${premisesHref(record.id, "licence")}#conditions`, text: `Licence of ${record.subject}` }}
      heading="Add conditions"
      button="Add"
      schema={addConditionsForm}
      initial={{ source: "operating-schedule", words: "", ...dayParts("fromDay", null) }}
      reply={useActionData<typeof action>()}
      once={once}
      reason={null}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("source")}
            legend="Where do they come from?"
            legendSize="s"
            small
            items={CONDITION_SOURCES.map((value) => ({ value, text: CONDITION_SOURCE_NAMES[value] }))}
            error={errorOf("source")}
          />
          <Textarea
            field={field("words")}
            label="Conditions"
            hint="Paste several at once, each beginning on a line with its number, like “4. No glass outside after 22:00”. One without a number gets the next"
            rows={12}
            error={errorOf("words")}
          />
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
