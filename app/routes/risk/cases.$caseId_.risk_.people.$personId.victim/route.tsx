import { mayAssess } from "#app/domain/risk/assessment.ts";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { VictimForm } from "./victim-form.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { bandInForce } from "#app/domain/risk/victim-assessment.ts";
import { type VictimAnswers, victimAssessmentForm } from "#app/domain/risk/victim-assessment.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { assessVictim } from "#app/services/risk/assess-victim.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { findQuestionnaireInUse, unsafeListVictimAssessments } from "#db/queries/victim-assessments.ts";

const params = z.object({ caseId: z.uuidv7(), personId: z.uuidv7() });

export const loader = guardedLoader("risk:assess", params, async ({ params, request, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const links = record ? await unsafeListLinks(db, record.id) : [];
  const link = links.find((l) => l.personId === params.personId && l.role === "victim");
  const inUse = await findQuestionnaireInUse(db, actor.partnershipId);
  if (!record || !link || !inUse) throw new Response(null, { status: 404 });
  if (!mayAssess(actor, record)) throw new Response(null, { status: 403 });
  const objects = [{ kind: "person", id: link.personId }];
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id, { objects });
  const own = (await unsafeListVictimAssessments(db, record.id)).filter((v) => v.personId === link.personId);
  const newest = newestOfEach(uncorrected(own))[0];
  const correctsId = new URL(request.url).searchParams.get("corrects");
  return {
    ...{ once: newOnce(), caseId: record.id, reference: record.reference, name: fullName(link) },
    today: londonDay(now),
    questionnaire: { id: inUse.id, number: inUse.number, ...readQuestionnaire(inUse.content) },
    before: newest
      ? {
          ...{ id: newest.id, band: bandInForce(newest), points: newest.points },
          ...{ assessedOn: longDay(newest.assessedOn), by: newest.assessedByName },
        }
      : null,
    correctsId: correctsId !== null && correctsId === newest?.id ? correctsId : null,
  };
});

export const action = guardedAction("risk:assess", params, async ({ params, form: body, actor, now, once }) => {
  const inUse = await findQuestionnaireInUse(db, actor.partnershipId);
  if (!inUse) return data(null, 404);
  const form = parseForm(body, victimAssessmentForm(readQuestionnaire(inUse.content)));
  if (!form.ok) return badRiskForm(form);
  const answers = form.data as unknown as VictimAnswers;
  const result = await assessVictim({ db, actor, now, once }, params.caseId, params.personId, answers);
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, "risk-assessed"));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "Assess a victim – Joint Action" }];

export default function VictimPage() {
  return <VictimForm page={useLoaderData<typeof loader>()} reply={useActionData<typeof action>() ?? undefined} />;
}
