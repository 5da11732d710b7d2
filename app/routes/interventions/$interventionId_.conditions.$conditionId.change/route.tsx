import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ConditionPage } from "#app/components/interventions/condition-page.tsx";
import { changeConditionForm } from "#app/domain/interventions/condition.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { writeCondition } from "#app/services/interventions/change-conditions.ts";
import { conditionForm } from "#app/services/interventions/condition-form.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7(), conditionId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, ({ params, actor, now }) =>
  conditionForm({ db, actor, now }, params.interventionId, params.conditionId),
);

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeConditionForm);
  if (!form.ok) return badCaseForm(form);
  const result = await writeCondition({ db, actor, now }, params.interventionId, form.data, params.conditionId);
  if (result.kind === "warned") {
    const warnings = result.warnings.map(({ code, text, source }) => ({ code, text, source }));
    const errors = { overrideReason: "Enter why it is recorded all the same, or change what you entered" };
    return data({ values: form.values, errors, recorded: null, warnings }, 422);
  }
  if (result.kind === "places") {
    const values = { ...form.values, locationId: "" };
    const errors = { locationId: "Say whether the place is recorded already" };
    return data({ values, errors, recorded: null, places: result.places }, 422);
  }
  const to = afterSaving(`/interventions/${params.interventionId}`, "intervention-condition-changed");
  return caseReply(result, form.values, { to, recorded: recordedIntervention });
});

export const meta: MetaFunction = () => [{ title: "Change a condition – Joint Action" }];

export default function ChangeConditionPage() {
  const { version, number, values, words: _words, ...offered } = useLoaderData<typeof loader>();
  const { fromDay, ...rest } = values;
  return (
    <ConditionPage
      {...offered}
      heading={`Change condition ${number}`}
      isChange={true}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), ...rest, ...dayParts("fromDay", fromDay), overrideReason: "" }}
    />
  );
}
