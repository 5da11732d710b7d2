import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { type PlaceOffer, PlaceFields } from "#app/components/interventions/place-fields.tsx";
import { WarningsToAnswer, type Warning } from "#app/components/interventions/warnings-to-answer.tsx";
import { WhenFields } from "#app/components/interventions/when-fields.tsx";
import { WhoFields } from "#app/components/interventions/who-fields.tsx";
import { WhyFields } from "#app/components/interventions/why-fields.tsx";
import { askedOf } from "#app/domain/interventions/asked.ts";
import { correctInterventionForm } from "#app/domain/interventions/intervention.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { correctIntervention } from "#app/services/interventions/correct-intervention.ts";
import { afterWords, earlierOf, whoChoices } from "#app/services/interventions/form-choices.ts";
import { headOfIntervention, interventionToChange } from "#app/services/interventions/intervention-to-change.ts";
import { db } from "#db/open.ts";
import { recordedFields } from "./recorded-fields.ts";

const params = z.object({ interventionId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, async ({ params, actor, now }) => {
  const found = await interventionToChange({ db, actor, now }, params.interventionId);
  const { earlier, followsId, isHidden } = await earlierOf({ db, actor }, found);
  return {
    record: headOfIntervention(found),
    asked: askedOf(found.kind, found.ownTier),
    afterWords: afterWords(found.kind),
    earlier,
    followsHidden: isHidden,
    initial: recordedFields({ ...found, followsId }),
    ...(await whoChoices({ db, actor, now }, found.officerUserId)),
  };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, correctInterventionForm);
  if (!form.ok) return badCaseForm(form);
  const result = await correctIntervention({ db, actor, now }, params.interventionId, form.data);
  if (result.kind === "warned") {
    const warnings: Warning[] = result.warnings.map(({ code, text, source }) => ({ code, text, source }));
    const errors = { overrideReason: "Enter why it is recorded all the same, or change what you entered" };
    return data({ values: form.values, errors, recorded: null, warnings }, 422);
  }
  if (result.kind === "places") {
    const places: readonly PlaceOffer[] = result.places;
    const errors = { locationId: "Say whether the place is recorded already" };
    return data({ values: { ...form.values, locationId: "" }, errors, recorded: null, places }, 422);
  }
  const to = afterSaving(`/interventions/${params.interventionId}`, "intervention-corrected");
  return caseReply(result, form.values, { to, recorded: recordedIntervention });
});

export const meta: MetaFunction = () => [{ title: "Correct an intervention – Joint Action" }];

export default function CorrectInterventionPage() {
  const { record, asked, earlier, initial, agencies, officers, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/interventions/${record.id}`, text: `Intervention ${record.reference}` }}
      heading="Correct what was recorded"
      button="Save the correction"
      schema={correctInterventionForm}
      reason="Why is it corrected?"
      reply={reply}
      initial={initial}
      entered={(values) => ({ Issued: typedDay(values, "issuedOn"), Until: typedDay(values, "untilDay") })}
    >
      {(fields) => (
        <>
          <WarningsToAnswer warnings={reply && "warnings" in reply ? reply.warnings : []} {...fields} />
          <WhenFields {...fields} asked={asked} />
          <PlaceFields {...fields} asked={asked} places={reply && "places" in reply ? reply.places : []} />
          <WhoFields {...fields} asked={asked} agencies={agencies} officers={officers} />
          <WhyFields
            {...fields}
            asked={asked}
            earlier={earlier}
            followsHidden={page.followsHidden}
            afterWords={page.afterWords}
          />
        </>
      )}
    </ManagePage>
  );
}
