import { mayAssess } from "#app/domain/risk/assessment.ts";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { ASSET_PLUS_NAMES, assetPlusForm } from "#app/domain/risk/asset-plus.form.ts";
import { isAssessedAsChild } from "#app/domain/risk/audience.ts";
import { RISK_LEVEL_NAMES, RISK_LEVELS } from "#app/domain/risk/levels.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordAssetPlus } from "#app/services/risk/record-asset-plus.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";

const params = z.object({ caseId: z.uuidv7(), personId: z.uuidv7() });

export const loader = guardedLoader("risk:assess", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const link = record && (await unsafeListLinks(db, record.id)).find((l) => l.personId === params.personId);
  const today = londonDay(now);
  if (!record || !link || !isAssessedAsChild({ groupKind: record.groupKind, birthDate: link.birthDate }, today))
    throw new Response(null, { status: 404 });
  if (!mayAssess(actor, record)) throw new Response(null, { status: 403 });
  const objects = [{ kind: "person", id: link.personId }];
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id, { objects });
  return { once: newOnce(), caseId: record.id, reference: record.reference, name: fullName(link) };
});

export const action = guardedAction("risk:assess", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, assetPlusForm);
  if (!form.ok) return badRiskForm(form);
  const result = await recordAssetPlus({ db, actor, now, once }, params.caseId, params.personId, form.data);
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, "risk-asset-plus-saved"));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "AssetPlus levels – Joint Action" }];

export default function AssetPlusPage() {
  const { once, caseId, reference, name } = useLoaderData<typeof loader>();
  return (
    <RiskFormPage
      back={{ href: `/cases/${caseId}/risk`, text: `Risk in ${reference}` }}
      caption={name}
      heading="AssetPlus levels that Youth Justice has shared"
      above={<p className="govuk-body">Recorded as they were shared. Nothing is computed from them.</p>}
      button="Record the levels"
      schema={assetPlusForm}
      initial={{ reoffending: "", seriousHarm: "", safety: "", sharedBy: "", ...dayParts("levelOn", null) }}
      reply={useActionData<typeof action>()}
      once={once}
    >
      {({ field, errorOf }) => (
        <>
          {(Object.keys(ASSET_PLUS_NAMES) as (keyof typeof ASSET_PLUS_NAMES)[]).map((id) => (
            <Radios
              key={id}
              field={field(id)}
              legend={ASSET_PLUS_NAMES[id]}
              inline
              small
              items={RISK_LEVELS.map((value) => ({ value, text: RISK_LEVEL_NAMES[value] }))}
              error={errorOf(id)}
            />
          ))}
          <DateInput name="levelOn" field={field} legend="As on" error={errorOf("levelOn")} />
          <Input field={field("sharedBy")} label="Shared by" error={errorOf("sharedBy")} />
        </>
      )}
    </RiskFormPage>
  );
}
