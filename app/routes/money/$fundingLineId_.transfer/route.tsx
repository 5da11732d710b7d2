import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { AmountFields } from "#app/components/plan/amount-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { transferForm } from "#app/domain/plan/funding.form.ts";
import { poundsText } from "#app/domain/plan/pence.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { transferFunding } from "#app/services/plan/enter-funding.ts";
import { fundingYear } from "#app/services/plan/funding-year.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findFundingLine } from "#db/queries/funding.ts";

const params = z.object({ fundingLineId: z.uuidv7() });

export const loader = guardedLoader("money:manage", params, async ({ params: { fundingLineId }, actor, now }) => {
  const line = await findFundingLine(db, actor.partnershipId, fundingLineId);
  if (!line) throw new Response(null, { status: 404 });
  const { lines } = await fundingYear(db, actor.partnershipId, line.year);
  await recordView({ db, actor, now }, "funding-line.viewed", "funding-line", fundingLineId);
  return {
    ...{ line, today: londonDay(now), once: newOnce() },
    remaining: lines.find(({ id }) => id === fundingLineId)?.figures.remaining ?? 0,
    others: lines.filter(({ id }) => id !== fundingLineId).map(({ id, description }) => ({ id, description })),
  };
});

export const action = guardedAction("money:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, transferForm);
  if (!form.ok) return badCaseForm(form);
  const result = await transferFunding({ db, actor, now, once }, params.fundingLineId, form.data);
  const to = afterSaving(`/money/${params.fundingLineId}`, "funding-transferred");
  return caseReply(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Transfer money – Joint Action" }];

export default function TransferPage() {
  const { line, remaining, others, today, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: line.id, reference: financialYearText(line.year), subject: line.description }}
      back={{ href: `/money/${line.id}`, text: line.description }}
      heading="Transfer money to another line"
      button="Transfer the money"
      schema={transferForm}
      once={once}
      refusal={others.length === 0 ? `There is no other line in ${financialYearText(line.year)}` : null}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ toLineId: "", amount: "", ...dayParts("onDay", today), words: "" }}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {poundsText(remaining)} remains of this line. What is transferred leaves its allocation and joins the other
            line’s, so that no total changes.
          </p>
          <Select
            field={field("toLineId")}
            label="To which line?"
            placeholder="Choose the line"
            items={others.map(({ id, description }) => ({ value: id, text: description }))}
            error={errorOf("toLineId")}
          />
          <AmountFields
            field={field}
            errorOf={errorOf}
            words="Why is it transferred?"
            wordsHint="Do not name anybody"
          />
        </>
      )}
    </ManagePage>
  );
}
