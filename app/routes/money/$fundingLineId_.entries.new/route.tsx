import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { AmountFields } from "#app/components/plan/amount-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { newEntryForm } from "#app/domain/plan/funding.form.ts";
import { ENTERED_KINDS, ENTRY_KIND_HINTS, ENTRY_KIND_NAMES, figuresOf } from "#app/domain/plan/funding.ts";
import { poundsText } from "#app/domain/plan/pence.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { enterFunding } from "#app/services/plan/enter-funding.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findFundingLine, sumFunding } from "#db/queries/funding.ts";

const params = z.object({ fundingLineId: z.uuidv7() });

export const loader = guardedLoader("money:manage", params, async ({ params: { fundingLineId }, actor, now }) => {
  const line = await findFundingLine(db, actor.partnershipId, fundingLineId);
  if (!line) throw new Response(null, { status: 404 });
  const sums = await sumFunding(db, actor.partnershipId, [fundingLineId]);
  await recordView({ db, actor, now }, "funding-line.viewed", "funding-line", fundingLineId);
  const { committed } = figuresOf(sums.get(fundingLineId) ?? {});
  return { line, committed, today: londonDay(now), once: newOnce() };
});

export const action = guardedAction("money:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, newEntryForm);
  if (!form.ok) return badCaseForm(form);
  const result = await enterFunding({ db, actor, now, once }, params.fundingLineId, form.data);
  const to = afterSaving(`/money/${params.fundingLineId}`, "funding-entered");
  return caseReply(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Enter an amount – Joint Action" }];

export default function NewEntryPage() {
  const { line, committed, today, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: line.id, reference: financialYearText(line.year), subject: line.description }}
      back={{ href: `/money/${line.id}`, text: line.description }}
      heading="Enter an amount"
      button="Enter the amount"
      schema={newEntryForm}
      once={once}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ kind: "", amount: "", ...dayParts("onDay", today), words: "", met: "" }}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("kind")}
            legend="What happened to the money?"
            legendSize="s"
            items={ENTERED_KINDS.map((kind) => ({
              ...{ value: kind, text: ENTRY_KIND_NAMES[kind], hint: ENTRY_KIND_HINTS[kind] },
            }))}
            error={errorOf("kind")}
          />
          <AmountFields
            field={field}
            errorOf={errorOf}
            words="What was it?"
            wordsHint="Such as: invoice of October. Do not name anybody"
          />
          {committed > 0 ? (
            <Input
              field={field("met")}
              label="If it was spent, how much of it was committed before? (optional)"
              hint={`${poundsText(committed)} is committed. What you enter here is committed no longer, because it is spent`}
              prefix="£"
              width={10}
              inputMode="decimal"
              autoComplete="off"
              error={errorOf("met")}
            />
          ) : null}
        </>
      )}
    </ManagePage>
  );
}
