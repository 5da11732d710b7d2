import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText, quarterLabel, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { opccStepForm } from "#app/domain/plan/funding.form.ts";
import {
  monitoredQuarters,
  nextOpccStates,
  OPCC_STATE_NAMES,
  type OpccState,
  type Underspend,
  UNDERSPEND_NAMES,
} from "#app/domain/plan/opcc.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordOpccStep } from "#app/services/plan/record-opcc-step.ts";
import { db } from "#db/open.ts";
import { findFundingLine } from "#db/queries/funding.ts";

const params = z.object({ fundingLineId: z.uuidv7() });

export const loader = guardedLoader("money:manage", params, async ({ params: { fundingLineId }, actor, now }) => {
  const line = await findFundingLine(db, actor.partnershipId, fundingLineId);
  if (!line) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "funding-line.viewed", "funding-line", fundingLineId);
  const today = londonDay(now);
  const quarters = monitoredQuarters(line.year, today);
  return {
    ...{ line, today, states: nextOpccStates(line.opccState) },
    quarters: quarters.map((quarter) => ({ value: quarterPeriod(quarter).from, text: quarterLabel(quarter) })),
  };
});

export const action = guardedAction("money:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, opccStepForm);
  if (!form.ok) return badCaseForm(form);
  const result = await recordOpccStep({ db, actor, now }, params.fundingLineId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/money/${params.fundingLineId}`, "funding-step-recorded"),
    recorded: (current: { version: number; opccState: OpccState | null }) => ({
      Step: current.opccState && OPCC_STATE_NAMES[current.opccState],
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Record a step of the OPCC – Joint Action" }];

export default function NewStepPage() {
  const { line, today, states, quarters } = useLoaderData<typeof loader>();
  const [only] = states;
  return (
    <ManagePage
      record={{ id: line.id, reference: financialYearText(line.year), subject: line.description }}
      back={{ href: `/money/${line.id}`, text: line.description }}
      heading="Record a step of the OPCC"
      button="Record the step"
      schema={opccStepForm}
      refusal={only === undefined ? "The year has been reviewed, and no step comes after that" : null}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(line.version), state: states.length === 1 ? (only ?? "") : "", words: "" },
        ...{ ...dayParts("onDay", today), quarterFrom: "", underspend: "" },
      }}
      entered={(values) => ({
        Step: OPCC_STATE_NAMES[values.state as OpccState] ?? null,
        ...{ Day: typedDay(values, "onDay"), "What happened": String(values.words ?? "") },
      })}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("state")}
            legend="Which step?"
            legendSize="s"
            items={states.map((state) => ({ value: state, text: OPCC_STATE_NAMES[state] }))}
            error={errorOf("state")}
          />
          <DateInput name="onDay" field={field} legend="Day" legendSize="s" error={errorOf("onDay")} />
          {states.includes("monitoring") ? (
            <Select
              field={field("quarterFrom")}
              label="If it was monitored, for which quarter?"
              placeholder="Choose the quarter"
              items={quarters}
              error={errorOf("quarterFrom")}
            />
          ) : null}
          {states.includes("reviewed") ? (
            <Select
              field={field("underspend")}
              label="If the year was reviewed, what becomes of money that is left?"
              placeholder="Choose what becomes of it"
              items={(Object.keys(UNDERSPEND_NAMES) as Underspend[]).map((value) => ({
                ...{ value, text: UNDERSPEND_NAMES[value] },
              }))}
              error={errorOf("underspend")}
            />
          ) : null}
          <Textarea
            field={field("words")}
            label="What happened?"
            hint="Of a quarter: what the project delivered. Do not name anybody"
            rows={4}
            error={errorOf("words")}
          />
        </>
      )}
    </ManagePage>
  );
}
