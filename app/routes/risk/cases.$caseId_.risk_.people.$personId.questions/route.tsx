import { mayAssess } from "#app/domain/risk/assessment.ts";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { londonDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { riskQuestionsForm } from "#app/domain/risk/questions.form.ts";
import { questionsAsked } from "#app/domain/risk/questions-asked.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { answerQuestions } from "#app/services/risk/answer-questions.ts";
import { db } from "#db/open.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeFindRiskQuestions } from "#db/queries/risk-questions.ts";
import { AdultQuestions } from "./adult-questions.tsx";
import { RecordedAnswers } from "./recorded-answers.tsx";
import { HighQuestions, VictimQuestions } from "./high-questions.tsx";

const params = z.object({ caseId: z.uuidv7(), personId: z.uuidv7() });

export const loader = guardedLoader("risk:assess", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const links = record ? await unsafeListLinks(db, record.id) : [];
  const link = links.find((l) => l.personId === params.personId);
  if (!record || !link) throw new Response(null, { status: 404 });
  if (!mayAssess(actor, record)) throw new Response(null, { status: 403 });
  const objects = [{ kind: "person", id: link.personId }];
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id, { objects });
  const q = await unsafeFindRiskQuestions(db, record.id, link.personId);
  const answers = {
    ...{ mentalHealth: q?.mental_health ?? "", substanceMisuse: q?.substance_misuse ?? "" },
    ...{ safeguarding: q?.safeguarding ?? "", safeguardingWords: q?.safeguarding_words ?? "" },
    ...{ jagReferral: q?.jag_referral ?? "", jagWords: q?.jag_words ?? "", sharingBasis: q?.sharing_basis ?? "" },
    ...{ victimFirst: q?.victim_first ?? "", victimFirstWords: q?.victim_first_words ?? "" },
    ...{ careNeeds: q?.care_needs ?? "", careAbuse: q?.care_abuse ?? "", careProtect: q?.care_protect ?? "" },
    ...{ careDecidedBy: q?.care_decided_by ?? "", careDecision: q?.care_decision ?? "" },
    ...{ varm: q?.varm ?? "", varmWords: q?.varm_words ?? "" },
    ...dayParts("careConcernOn", q?.care_concern_on),
    ...dayParts("careDecisionOn", q?.care_decision_on),
  };
  return {
    ...{ caseId: record.id, reference: record.reference, name: fullName(link), isOfJag: record.groupKind === "jag" },
    asked: questionsAsked(record, links, link.personId, londonDay(now)),
    answers,
    seen: q?.id ?? "",
    answered: q ? `${q.answered_by_name ?? "somebody without an account"}, ${londonTime(q.answered_at)}` : null,
  };
});

export const action = guardedAction("risk:assess", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, riskQuestionsForm);
  if (!form.ok) return badRiskForm(form);
  const result = await answerQuestions({ db, actor, now }, params.caseId, params.personId, form.data);
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, "risk-questions-saved"));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "Safeguarding and other questions – Joint Action" }];

export default function QuestionsPage() {
  const { caseId, reference, name, isOfJag, asked, answers, seen, answered } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <RiskFormPage
      back={{ href: `/cases/${caseId}/risk`, text: `Risk in ${reference}` }}
      caption={name}
      heading="Safeguarding and other questions"
      above={
        <>
          {answered ? <p className="govuk-body-s">Answered last by {answered}.</p> : null}
          {reply?.isStale ? <RecordedAnswers recorded={answers} entered={reply.values} /> : null}
        </>
      }
      button="Save the answers"
      schema={riskQuestionsForm}
      initial={{ seen, ...answers }}
      reply={reply}
      hidden={["seen"]}
    >
      {(fields) => (
        <>
          {asked.risk ? <HighQuestions {...fields} isOfJag={isOfJag} /> : null}
          {asked.victim ? <VictimQuestions {...fields} /> : null}
          {asked.adult ? <AdultQuestions {...fields} /> : null}
          {asked.risk || asked.victim || asked.adult ? null : (
            <p className="govuk-body">Nothing is asked about somebody in this role.</p>
          )}
        </>
      )}
    </RiskFormPage>
  );
}
