import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { WarningsToAnswer } from "#app/components/interventions/warnings-to-answer.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { SERVED_HOW_NAMES, SERVED_HOWS } from "#app/domain/interventions/record.ts";
import { serveForm } from "#app/domain/interventions/respondent.form.ts";
import { shownRespondents } from "#app/domain/interventions/shown-record.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedIntervention } from "#app/http/intervention-reply.server.ts";
import { serveRespondent } from "#app/services/interventions/change-respondents.ts";
import { headOfIntervention, interventionToChange } from "#app/services/interventions/intervention-to-change.ts";
import { db } from "#db/open.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";

const params = z.object({ interventionId: z.uuidv7(), respondentId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, async ({ params, actor, now }) => {
  const found = await interventionToChange({ db, actor, now }, params.interventionId);
  const rows = await listRespondents(db, actor, [found.id]);
  const one = rows.find(({ id }) => id === params.respondentId);
  if (!one) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  return {
    record: headOfIntervention(found),
    version: found.version,
    refusal: found.state === "made" ? null : "It cannot be served before it has been made",
    issued: longDay(found.issuedOn),
    name: shownRespondents([one], today)[0]?.name ?? "this respondent",
    ...{ servedOn: one.servedOn ?? today, servedTime: one.servedTime ?? "" },
    ...{ servedHow: one.servedHow ?? "", servedWords: one.servedWords ?? "" },
  };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, serveForm);
  if (!form.ok) return badCaseForm(form);
  const { interventionId, respondentId } = params;
  const result = await serveRespondent({ db, actor, now }, interventionId, respondentId, form.data);
  if (result.kind === "warned") {
    const warnings = result.warnings.map(({ code, text, source }) => ({ code, text, source }));
    const errors = { overrideReason: "Enter why it is recorded all the same, or change what you entered" };
    return data({ values: form.values, errors, recorded: null, warnings }, 422);
  }
  const to = afterSaving(`/interventions/${interventionId}`, "intervention-served");
  return caseReply(result, form.values, { to, recorded: recordedIntervention });
});

export const meta: MetaFunction = () => [{ title: "Record the service – Joint Action" }];

export default function ServePage() {
  const { record, version, refusal, name, issued, servedOn, ...served } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/interventions/${record.id}`, text: `Intervention ${record.reference}` }}
      heading={`Served on ${name}`}
      button="Save the service"
      schema={serveForm}
      refusal={refusal}
      reason={null}
      reply={reply}
      initial={{ version: String(version), ...served, ...dayParts("servedOn", servedOn), overrideReason: "" }}
    >
      {({ field, errorOf }) => (
        <>
          <WarningsToAnswer
            warnings={reply && "warnings" in reply ? reply.warnings : []}
            field={field}
            errorOf={errorOf}
          />
          <DateInput
            name="servedOn"
            field={field}
            legend="Day of service"
            legendSize="s"
            hint={`Issued on ${issued}`}
            error={errorOf("servedOn")}
          />
          <Input
            field={field("servedTime")}
            label="Time (optional)"
            hint="Asked for where the law counts hours. For example, 21:30 or 2130"
            width={5}
            autoComplete="off"
            error={errorOf("servedTime")}
          />
          <Radios
            field={field("servedHow")}
            legend="How was it served?"
            legendSize="s"
            small
            items={SERVED_HOWS.map((value) => ({ value, text: SERVED_HOW_NAMES[value] }))}
            error={errorOf("servedHow")}
          />
          <Input
            field={field("servedWords")}
            label="Details, such as by whom (optional)"
            autoComplete="off"
            error={errorOf("servedWords")}
          />
        </>
      )}
    </ManagePage>
  );
}
