import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { assessRiskForm, RISK_DOMAINS } from "#app/domain/risk/assess-risk.form.ts";
import { isAssessable } from "#app/domain/risk/assessment.ts";
import { RISK_LEVEL_MEANINGS, RISK_LEVEL_NAMES, RISK_LEVELS } from "#app/domain/risk/levels.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { assessRisk } from "#app/services/risk/assess-risk.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("risk:assess", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const links = await unsafeListLinks(db, record.id);
  await recordView({ db, actor, now }, "case.viewed", "case", record.id, objectsOf(links));
  const people = new Map(links.filter((l) => isAssessable(l, record.personId)).map((l) => [l.personId, fullName(l)]));
  return {
    once: newOnce(),
    caseId: record.id,
    reference: record.reference,
    today: londonDay(now),
    people: [...people].map(([value, text]) => ({ value, text })),
  };
});

export const action = guardedAction("risk:assess", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, assessRiskForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await assessRisk({ db, actor, now, once }, params.caseId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/cases/${params.caseId}`, "risk-assessed"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Assess risk ${data?.reference ?? ""} – Joint Action` },
];

const LEVELS = RISK_LEVELS.map((value) => ({ value, text: RISK_LEVEL_NAMES[value] }));

export default function AssessRiskPage() {
  const { once, caseId, reference, people, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const blank = Object.fromEntries(
    RISK_DOMAINS.flatMap(({ id }) => [
      [id, ""],
      [`${id}Reasons`, ""],
    ]),
  );
  const initial = {
    ...blank,
    personId: people.length === 1 ? (people[0]?.value ?? "") : "",
    ...dayParts("assessedOn", today),
    ...dayParts("nextReviewOn", null),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(assessRiskForm, initial, reply);
  return (
    <>
      <BackLink href={`/cases/${caseId}`}>Back to {reference}</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Assess risk</h1>
      <Details summary="What the levels mean">
        <dl className="govuk-body-s">
          {RISK_LEVELS.map((level) => (
            <div key={level}>
              <dt className="govuk-!-font-weight-bold">{RISK_LEVEL_NAMES[level]}</dt>
              <dd>{RISK_LEVEL_MEANINGS[level]}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <PageForm onSubmit={onSubmit} once={once}>
        {people.length === 1 ? (
          <input type="hidden" {...field("personId")} />
        ) : (
          <Select
            field={field("personId")}
            label="Person"
            items={people}
            placeholder="Select a person"
            error={errorOf("personId")}
          />
        )}
        {RISK_DOMAINS.map(({ id, name, hint }) => (
          <div key={id} className="govuk-grid-row">
            <div className="govuk-grid-column-one-half">
              <Radios field={field(id)} legend={name} hint={hint} inline small items={LEVELS} error={errorOf(id)} />
            </div>
            <div className="govuk-grid-column-one-half">
              <Textarea
                field={field(`${id}Reasons`)}
                label={
                  <>
                    Reasons<span className="govuk-visually-hidden"> for the {name.toLowerCase()}</span>
                  </>
                }
                rows={2}
                error={errorOf(`${id}Reasons`)}
              />
            </div>
          </div>
        ))}
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-half">
            <DateInput name="assessedOn" field={field} legend="Day of the assessment" error={errorOf("assessedOn")} />
          </div>
          <div className="govuk-grid-column-one-half">
            <DateInput name="nextReviewOn" field={field} legend="Next review" error={errorOf("nextReviewOn")} />
          </div>
        </div>
        <Button>Save the assessment</Button>
      </PageForm>
    </>
  );
}
