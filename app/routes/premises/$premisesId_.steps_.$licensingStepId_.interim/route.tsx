import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { INTERIM_NAMES, INTERIM_STEPS } from "#app/domain/premises/licensing-kinds.ts";
import { interimStepsForm } from "#app/domain/premises/licensing-step.form.ts";
import { recordedLicensing } from "#app/domain/premises/licensing-words.ts";
import { licensingStepHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordInterimSteps } from "#app/services/premises/change-licensing-step.ts";
import { licensingRecordOf } from "#app/services/premises/licensing-steps-page.ts";
import { db } from "#db/open.ts";
import { findLicensingStep } from "#db/queries/licensing-steps.ts";

const params = z.object({ premisesId: z.uuidv7(), licensingStepId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const step = await findLicensingStep(db, actor, params.premisesId, params.licensingStepId);
  if (!step) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "premises.licensing-steps-viewed", "premises", params.premisesId);
  const { version, interimOn, interimTime, interimSteps } = step;
  return {
    ...{ record: licensingRecordOf(step), back: licensingStepHref(step), version },
    ...{ interimOn: interimOn ?? londonDay(now), interimTime: interimTime ?? "", interimSteps },
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, interimStepsForm);
  if (!form.ok) return badCaseForm(form);
  const at = { premisesId: params.premisesId, id: params.licensingStepId };
  const result = await recordInterimSteps({ db, actor, now }, at, form.data);
  const to = afterSaving(licensingStepHref(at), "licensing-step-changed");
  return caseReply(result, form.values, { to, recorded: recordedLicensing });
});

export const meta: MetaFunction = () => [{ title: "Interim steps – Joint Action" }];

export default function InterimStepsPage() {
  const { record, back, version, interimOn, interimTime, interimSteps } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: back, text: "Summary review" }}
      heading="Interim steps"
      button="Save"
      schema={interimStepsForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(version), interimTime, steps: interimSteps },
        ...dayParts("interimOn", interimOn),
      }}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="interimOn"
            field={field}
            legend="Day on which they were considered"
            legendSize="s"
            error={errorOf("interimOn")}
          />
          <Input
            field={field("interimTime")}
            label="Time (optional)"
            hint="Like 13:30"
            width={5}
            error={errorOf("interimTime")}
          />
          <Checkboxes
            field={field("steps")}
            legend="What was decided for the meantime"
            legendSize="s"
            hint="Leave all blank when none was needed"
            items={INTERIM_STEPS.map((value) => ({ value, text: INTERIM_NAMES[value] }))}
            error={errorOf("steps")}
          />
        </>
      )}
    </ManagePage>
  );
}
