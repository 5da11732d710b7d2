import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { endsOpenTo, LICENSING_END_NAMES, LICENSING_KINDS } from "#app/domain/premises/licensing-kinds.ts";
import { endLicensingStepForm } from "#app/domain/premises/licensing-step.form.ts";
import { recordedLicensing } from "#app/domain/premises/licensing-words.ts";
import { licensingStepHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { endLicensingStep } from "#app/services/premises/change-licensing-step.ts";
import { licensingRecordOf } from "#app/services/premises/licensing-steps-page.ts";
import { db } from "#db/open.ts";
import { findLicensingStep } from "#db/queries/licensing-steps.ts";

const params = z.object({ premisesId: z.uuidv7(), licensingStepId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const step = await findLicensingStep(db, actor, params.premisesId, params.licensingStepId);
  if (!step) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "premises.licensing-steps-viewed", "premises", params.premisesId);
  const isOver = step.endedOn !== null || step.decidedOn !== null || endsOpenTo(step.kind).length === 0;
  return {
    ...{ record: licensingRecordOf(step), back: licensingStepHref(step), kind: step.kind, version: step.version },
    ...{ today: londonDay(now), refusal: isOver ? "There is nothing to end" : null },
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endLicensingStepForm);
  if (!form.ok) return badCaseForm(form);
  const at = { premisesId: params.premisesId, id: params.licensingStepId };
  const result = await endLicensingStep({ db, actor, now }, at, form.data);
  const to = afterSaving(licensingStepHref(at), "licensing-step-changed");
  return caseReply(result, form.values, { to, recorded: recordedLicensing });
});

export const meta: MetaFunction = () => [{ title: "End of a licensing step – Joint Action" }];

export default function EndLicensingStepPage() {
  const { record, back, kind, version, today, refusal } = useLoaderData<typeof loader>();
  const ends = endsOpenTo(kind);
  return (
    <ManagePage
      record={record}
      back={{ href: back, text: LICENSING_KINDS[kind].name }}
      heading="How did it end?"
      button="Save"
      schema={endLicensingStepForm}
      refusal={refusal}
      reason="Why"
      reasonHint="An authority rejects grounds that bear on no licensing objective, and of others than responsible authorities those that are frivolous, vexatious or repetitious (Licensing Act 2003 s51)"
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(version), endKind: ends.length === 1 ? (ends[0] ?? "") : "" },
        ...dayParts("endedOn", today),
      }}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("endKind")}
            legend="How it ended"
            legendSize="s"
            items={ends.map((value) => ({ value, text: LICENSING_END_NAMES[value] }))}
            error={errorOf("endKind")}
          />
          <DateInput name="endedOn" field={field} legend="Day" legendSize="s" error={errorOf("endedOn")} />
        </>
      )}
    </ManagePage>
  );
}
