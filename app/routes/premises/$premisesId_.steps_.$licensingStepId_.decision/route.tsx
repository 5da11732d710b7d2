import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { LICENSING_KINDS } from "#app/domain/premises/licensing-kinds.ts";
import { licensingDecisionForm } from "#app/domain/premises/licensing-step.form.ts";
import { recordedLicensing } from "#app/domain/premises/licensing-words.ts";
import { licensingStepHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordLicensingDecision } from "#app/services/premises/change-licensing-step.ts";
import { licensingRecordOf } from "#app/services/premises/licensing-steps-page.ts";
import { db } from "#db/open.ts";
import { findLicensingStep } from "#db/queries/licensing-steps.ts";
import { DecisionFields } from "./decision-fields.tsx";

const params = z.object({ premisesId: z.uuidv7(), licensingStepId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const step = await findLicensingStep(db, actor, params.premisesId, params.licensingStepId);
  if (!step) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "premises.licensing-steps-viewed", "premises", params.premisesId);
  const { decidedOn, decisions } = step;
  return {
    ...{ record: licensingRecordOf(step), back: licensingStepHref(step), kind: step.kind, version: step.version },
    ...{ decidedOn: decidedOn ?? londonDay(now), decisions, words: step.decisionWords ?? "" },
    outcome: decidedOn === null ? "" : decisions.length === 0 ? "nothing" : "decided",
    ...{ effectiveFrom: step.effectiveFrom, suspendedUntil: step.suspendedUntil },
    ...{ limitedUntil: step.limitedUntil, appealedOn: step.appealedOn },
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, licensingDecisionForm);
  if (!form.ok) return badCaseForm(form);
  const at = { premisesId: params.premisesId, id: params.licensingStepId };
  const result = await recordLicensingDecision({ db, actor, now }, at, form.data);
  const to = afterSaving(licensingStepHref(at), "licensing-step-changed");
  return caseReply(result, form.values, { to, recorded: recordedLicensing });
});

export const meta: MetaFunction = () => [{ title: "Decision about a licence – Joint Action" }];

export default function LicensingDecisionPage() {
  const { record, back, kind, version, ...given } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: back, text: LICENSING_KINDS[kind].name }}
      heading="What did the hearing decide?"
      button="Save"
      schema={licensingDecisionForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(version), outcome: given.outcome, decisions: given.decisions, words: given.words },
        ...{ ...dayParts("decidedOn", given.decidedOn), ...dayParts("effectiveFrom", given.effectiveFrom) },
        ...{ ...dayParts("suspendedUntil", given.suspendedUntil), ...dayParts("limitedUntil", given.limitedUntil) },
        ...dayParts("appealedOn", given.appealedOn),
      }}
    >
      {({ field, errorOf }) => <DecisionFields field={field} errorOf={errorOf} />}
    </ManagePage>
  );
}
