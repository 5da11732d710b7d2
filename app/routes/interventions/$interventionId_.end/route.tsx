import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { endKindsOf } from "#app/domain/interventions/end.ts";
import { endInterventionForm, reopenInterventionForm } from "#app/domain/interventions/end.form.ts";
import { END_NAMES } from "#app/domain/interventions/record.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { endIntervention, reopenIntervention } from "#app/services/interventions/end-intervention.ts";
import { factsOf } from "#app/services/interventions/facts-of.ts";
import {
  headOfIntervention,
  interventionToChange,
  standingOf,
} from "#app/services/interventions/intervention-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7() });
const respondent = z.catch(z.uuidv7(), "");

export const loader = guardedLoader(
  "interventions:record",
  params,
  async ({ params: { interventionId }, request, actor, now }) => {
    const found = await interventionToChange({ db, actor, now }, interventionId);
    const { respondents } = await factsOf({ db, actor }, found);
    const query = new URL(request.url).searchParams;
    const chosen = respondents.find(({ id }) => id === respondent.parse(query.get("respondent")));
    const isEnded = found.endedOn !== null || (chosen?.endedOn ?? null) !== null;
    return {
      record: headOfIntervention(found),
      version: found.version,
      isEnded,
      refusal: found.state === "made" ? null : "It has not been made: record whether it was made or not",
      respondentId: chosen?.id ?? "",
      respondents: respondents
        .map(({ id, name, endedOn }, index) => ({ value: id, text: name ?? `Respondent ${index + 1}`, endedOn }))
        .filter(({ endedOn }) => (endedOn !== null) === isEnded)
        .map(({ value, text }) => ({ value, text })),
      isWholeEnded: found.endedOn !== null,
      kinds: endKindsOf(found.kind).map((value) => ({ value, text: END_NAMES[value] })),
      standing: standingOf(found),
      today: londonDay(now),
    };
  },
);

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const at = { db, actor, now };
  const answer = {
    to: afterSaving(`/interventions/${params.interventionId}`, "intervention-changed"),
    recorded: recordedIntervention,
  };
  if (body.get("what") === "reopen") {
    const form = parseForm(body, reopenInterventionForm);
    if (!form.ok) return badCaseForm(form);
    const result = await reopenIntervention(at, params.interventionId, form.data);
    return caseReply(result, form.values, answer);
  }
  const form = parseForm(body, endInterventionForm);
  if (!form.ok) return badCaseForm(form);
  const result = await endIntervention(at, params.interventionId, form.data);
  return caseReply(result, form.values, answer);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.isEnded ? "In force again" : "End an intervention"} – Joint Action` },
];

export default function EndInterventionPage() {
  const { record, version, isEnded, isWholeEnded, refusal, respondents, ...offered } = useLoaderData<typeof loader>();
  const whole = isEnded && !isWholeEnded ? [] : [{ value: "", text: "For everybody" }];
  return (
    <ManagePage
      key={String(isEnded)}
      record={record}
      back={{ href: `/interventions/${record.id}`, text: `Intervention ${record.reference}` }}
      heading={isEnded ? "It is in force after all" : "Record its end"}
      button={isEnded ? "Put in force again" : "Save the end"}
      schema={isEnded ? reopenInterventionForm : endInterventionForm}
      refusal={refusal}
      reason={isEnded ? "Why is it in force after all?" : "Why did it end?"}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(version), respondentId: offered.respondentId, endKind: "" },
        ...dayParts("endedOn", offered.today),
      }}
    >
      {(fields) => (
        <>
          <p className="govuk-body">{offered.standing}</p>
          <input type="hidden" name="what" value={isEnded ? "reopen" : "end"} />
          {whole.length + respondents.length < 2 ? (
            <input type="hidden" name="respondentId" value={offered.respondentId} />
          ) : (
            <Select
              field={fields.field("respondentId")}
              label="For whom"
              items={[...whole, ...respondents]}
              error={fields.errorOf("respondentId")}
            />
          )}
          {isEnded ? null : <EndFields kinds={offered.kinds} {...fields} />}
        </>
      )}
    </ManagePage>
  );
}

type Fields = {
  kinds: { value: string; text: string }[];
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
};

function EndFields({ kinds, field, errorOf }: Fields) {
  return (
    <>
      <Radios
        field={field("endKind")}
        legend="How did it end?"
        legendSize="s"
        items={kinds}
        error={errorOf("endKind")}
      />
      <DateInput
        name="endedOn"
        field={field}
        legend="Day on which it ended"
        legendSize="s"
        error={errorOf("endedOn")}
      />
    </>
  );
}
