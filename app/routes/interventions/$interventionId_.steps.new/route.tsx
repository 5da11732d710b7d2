import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { type Warning, WarningsToAnswer } from "#app/components/interventions/warnings-to-answer.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { definitionOf } from "#app/domain/interventions/kinds.ts";
import { interventionStepForm } from "#app/domain/interventions/step.form.ts";
import { refuseStepPage, STEP_PAGE_NAMES, STEP_PAGES, stepsOpen } from "#app/domain/interventions/step-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { factsOf } from "#app/services/interventions/facts-of.ts";
import {
  headOfIntervention,
  interventionToChange,
  standingOf,
} from "#app/services/interventions/intervention-to-change.ts";
import { takeInterventionStep } from "#app/services/interventions/take-step.ts";
import { db } from "#db/open.ts";
import { StepFields } from "./step-fields.tsx";

const params = z.object({ interventionId: z.uuidv7() });
const asked = z.catch(z.nullable(z.enum(STEP_PAGE_NAMES)), null);

export const loader = guardedLoader(
  "interventions:record",
  params,
  async ({ params: { interventionId }, request, actor, now }) => {
    const found = await interventionToChange({ db, actor, now }, interventionId);
    const facts = await factsOf({ db, actor }, found);
    const step = asked.parse(new URL(request.url).searchParams.get("kind"));
    return {
      record: headOfIntervention(found),
      version: found.version,
      step,
      refusal: step === null ? null : refuseStepPage(step, facts),
      steps: stepsOpen(facts),
      isEnded: found.endedOn !== null,
      standing: standingOf(found),
      ...{ today: londonDay(now), untilDay: step === "made" ? found.untilDay : null, court: found.court ?? "" },
      hours: definitionOf(found.kind).hours === true,
      isCourt: definitionOf(found.kind).court === true,
    };
  },
);

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, interventionStepForm);
  if (!form.ok) return badCaseForm(form);
  const result = await takeInterventionStep({ db, actor, now }, params.interventionId, form.data);
  if (result.kind === "warned") {
    const warnings: Warning[] = result.warnings.map(({ code, text, source }) => ({ code, text, source }));
    const errors = { overrideReason: "Enter why it is recorded all the same, or change what you entered" };
    return data({ values: form.values, errors, recorded: null, warnings }, 422);
  }
  const to = afterSaving(`/interventions/${params.interventionId}`, "intervention-changed");
  return caseReply(result, form.values, { to, recorded: recordedIntervention });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.step ? STEP_PAGES[page.step].heading : "What happened"} – Joint Action` },
];

export default function InterventionStepPage() {
  const { record, version, step, steps, refusal, isEnded, ...offered } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (step === null) return <ChooseStep record={record} steps={steps} isEnded={isEnded} />;
  const { heading } = STEP_PAGES[step];
  return (
    <ManagePage
      key={step}
      record={record}
      back={{ href: `/interventions/${record.id}`, text: `Intervention ${record.reference}` }}
      heading={heading}
      button="Save"
      schema={interventionStepForm}
      refusal={refusal}
      reason={null}
      reply={reply}
      initial={{
        ...{ version: String(version), step, atTime: "", untilTime: "", outcome: "", words: "", overrideReason: "" },
        ...{ court: offered.court, ...dayParts("onDay", offered.today), ...dayParts("untilDay", offered.untilDay) },
      }}
    >
      {(fields) => (
        <>
          <p className="govuk-body">{offered.standing}</p>
          <StepFields step={step} hours={offered.hours} isCourt={offered.isCourt} {...fields} />
          <WarningsToAnswer warnings={reply && "warnings" in reply ? reply.warnings : []} {...fields} />
        </>
      )}
    </ManagePage>
  );
}

type Choose = {
  record: { id: string; reference: string; subject: string };
  steps: (keyof typeof STEP_PAGES)[];
  isEnded: boolean;
};

function ChooseStep({ record, steps, isEnded }: Choose) {
  const at = `/interventions/${record.id}`;
  return (
    <>
      <BackLink href={at}>{`Intervention ${record.reference}`}</BackLink>
      <span className="govuk-caption-l">
        {record.reference} · {record.subject}
      </span>
      <h1 className="govuk-heading-l">What happened?</h1>
      {steps.length === 0 ? <p className="govuk-body">Nothing more can be recorded of it.</p> : null}
      <ul className="govuk-list govuk-list--spaced">
        {steps.map((step) => (
          <li key={step}>
            <a className="govuk-link" href={`${at}/steps/new?kind=${step}`}>
              {STEP_PAGES[step].link}
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link" href={`${at}/end`}>
            {isEnded ? "It is in force after all" : "It ended, for everybody or for one respondent"}
          </a>
        </li>
      </ul>
    </>
  );
}
