import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { LicensingStepFields } from "#app/components/premises/licensing-step-fields.tsx";
import { LICENSING_KINDS } from "#app/domain/premises/licensing-kinds.ts";
import { correctLicensingStepForm } from "#app/domain/premises/licensing-step.form.ts";
import { recordedLicensing } from "#app/domain/premises/licensing-words.ts";
import { licensingStepHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { correctLicensingStep } from "#app/services/premises/change-licensing-step.ts";
import { licensingRecordOf } from "#app/services/premises/licensing-steps-page.ts";
import { db } from "#db/open.ts";
import { findLicensingStep } from "#db/queries/licensing-steps.ts";

const params = z.object({ premisesId: z.uuidv7(), licensingStepId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const step = await findLicensingStep(db, actor, params.premisesId, params.licensingStepId);
  if (!step) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "premises.licensing-steps-viewed", "premises", params.premisesId);
  return { record: licensingRecordOf(step), back: licensingStepHref(step), step };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, correctLicensingStepForm);
  if (!form.ok) return badCaseForm(form);
  const at = { premisesId: params.premisesId, id: params.licensingStepId };
  const result = await correctLicensingStep({ db, actor, now }, at, form.data);
  const to = afterSaving(licensingStepHref(at), "licensing-step-changed");
  return caseReply(result, form.values, { to, recorded: recordedLicensing });
});

export const meta: MetaFunction = () => [{ title: "Correct a licensing step – Joint Action" }];

export default function CorrectLicensingStepPage() {
  const { record, back, step } = useLoaderData<typeof loader>();
  const { name } = LICENSING_KINDS[step.kind];
  return (
    <ManagePage
      record={record}
      back={{ href: back, text: name }}
      heading={`Correct: ${name.toLowerCase()}`}
      button="Save the correction"
      schema={correctLicensingStepForm}
      reason="Why it is corrected"
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(step.version), kind: step.kind, happenedTime: step.happenedTime ?? "" },
        ...{ untilTime: step.untilTime ?? "", applicant: step.applicant ?? "", grounds: step.grounds },
        ...{ words: step.words ?? "", ...dayParts("happenedOn", step.happenedOn) },
        ...{ ...dayParts("untilDay", step.untilDay), ...dayParts("hearingOn", step.hearingOn) },
      }}
    >
      {(fields) => <LicensingStepFields kind={step.kind} {...fields} />}
    </ManagePage>
  );
}
