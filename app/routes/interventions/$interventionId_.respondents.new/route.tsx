import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningsToAnswer } from "#app/components/interventions/warnings-to-answer.tsx";
import { askedOf } from "#app/domain/interventions/asked.ts";
import { addRespondentsForm } from "#app/domain/interventions/respondent.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { addRespondents } from "#app/services/interventions/change-respondents.ts";
import { peopleToAdd } from "#app/services/interventions/form-choices.ts";
import { headOfIntervention, interventionToChange } from "#app/services/interventions/intervention-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7() });
const person = z.catch(z.nullable(z.uuidv7()), null);

/** The people of its case, and whoever was found by a search that leads back here. */
export const loader = guardedLoader("interventions:record", params, async ({ params, request, actor, now }) => {
  const found = await interventionToChange({ db, actor, now }, params.interventionId);
  const chosen = person.parse(new URL(request.url).searchParams.get("person"));
  const people = await peopleToAdd({ db, actor, now }, found, chosen);
  const asked = askedOf(found.kind, found.ownTier);
  return {
    record: headOfIntervention(found),
    version: found.version,
    people,
    chosen: people.some(({ value }) => value === chosen) ? [chosen ?? ""] : [],
    bodies: asked.bodies,
    asksStage: asked.stage && found.skippedStageReason === null,
    caseId: found.caseId,
    maySearch: actor.permissions.has("people:search") && found.caseId === null,
    mayManage: actor.permissions.has("cases:manage") && found.caseId !== null,
  };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, addRespondentsForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addRespondents({ db, actor, now }, params.interventionId, form.data);
  if (result.kind === "warned") {
    const warnings = result.warnings.map(({ code, text, source }) => ({ code, text, source }));
    const errors = { overrideReason: "Enter why it is recorded all the same, or change what you entered" };
    return data({ values: form.values, errors, recorded: null, warnings }, 422);
  }
  const to = afterSaving(`/interventions/${params.interventionId}`, "intervention-respondent-added");
  return caseReply(result, form.values, { to, recorded: recordedIntervention });
});

export const meta: MetaFunction = () => [{ title: "Add somebody whom it binds – Joint Action" }];

export default function AddRespondentPage() {
  const { record, version, people, chosen, bodies, asksStage, caseId, maySearch, mayManage } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/interventions/${record.id}`, text: `Intervention ${record.reference}` }}
      heading="Add somebody whom it binds"
      button="Add"
      schema={addRespondentsForm}
      reason={null}
      reply={reply}
      initial={{
        version: String(version),
        respondents: chosen,
        bodyName: "",
        skippedStageReason: "",
        overrideReason: "",
      }}
    >
      {({ field, errorOf }) => (
        <>
          <WarningsToAnswer
            warnings={reply && "warnings" in reply ? reply.warnings : []}
            field={field}
            errorOf={errorOf}
          />
          {people.length > 0 ? (
            <Checkboxes
              field={field("respondents")}
              legend="Who"
              legendSize="s"
              small
              items={people}
              error={errorOf("respondents")}
            />
          ) : (
            <p className={errorOf("respondents") ? "govuk-error-message" : "govuk-body"} id="respondents" tabIndex={-1}>
              {errorOf("respondents") ?? "Nobody more is at hand."}
            </p>
          )}
          {maySearch ? (
            <p className="govuk-body">
              <a className="govuk-link" href={`/search?intervention=${record.id}`}>
                Find somebody else
              </a>
            </p>
          ) : null}
          {mayManage && caseId ? (
            <p className="govuk-body">
              Somebody else is first{" "}
              <a className="govuk-link" href={`/search?case=${caseId}`}>
                added to the case
              </a>
              .
            </p>
          ) : null}
          {bodies ? (
            <Input
              field={field("bodyName")}
              label="A body, such as a company (optional)"
              autoComplete="off"
              error={errorOf("bodyName")}
            />
          ) : null}
          {asksStage ? (
            <Textarea
              field={field("skippedStageReason")}
              label="Why a stage of the incremental approach is left out, if one is (optional)"
              rows={2}
              error={errorOf("skippedStageReason")}
            />
          ) : null}
        </>
      )}
    </ManagePage>
  );
}
