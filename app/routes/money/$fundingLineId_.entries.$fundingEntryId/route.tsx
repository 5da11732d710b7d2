import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { AmountFields } from "#app/components/plan/amount-fields.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { correctionForm } from "#app/domain/plan/funding.form.ts";
import { entryWords } from "#app/domain/plan/funding.ts";
import { poundsText, poundsTyped } from "#app/domain/plan/pence.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { correctFunding } from "#app/services/plan/enter-funding.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findFundingEntry, findFundingLine } from "#db/queries/funding.ts";

const params = z.object({ fundingLineId: z.uuidv7(), fundingEntryId: z.uuidv7() });

export const loader = guardedLoader("money:manage", params, async ({ params, actor, now }) => {
  const line = await findFundingLine(db, actor.partnershipId, params.fundingLineId);
  const entry = await findFundingEntry(db, actor.partnershipId, params.fundingEntryId);
  if (!line || entry?.lineId !== line.id) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "funding-line.viewed", "funding-line", line.id);
  return { line, entry, once: newOnce() };
});

export const action = guardedAction("money:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, correctionForm);
  if (!form.ok) return badCaseForm(form);
  const key = { lineId: params.fundingLineId, entryId: params.fundingEntryId };
  const result = await correctFunding({ db, actor, now, once }, key, form.data);
  const to = afterSaving(`/money/${params.fundingLineId}`, "funding-corrected");
  return caseReply(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Correct an entry – Joint Action" }];

export default function CorrectEntryPage() {
  const { line, entry, once } = useLoaderData<typeof loader>();
  const isCorrected = entry.correctedById !== null;
  return (
    <ManagePage
      record={{ id: line.id, reference: financialYearText(line.year), subject: line.description }}
      back={{ href: `/money/${line.id}`, text: line.description }}
      heading="Correct an entry"
      button="Correct the entry"
      schema={correctionForm}
      once={once}
      refusal={isCorrected ? "This entry has been corrected already. Correct the one that stands in its place" : null}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ amount: poundsTyped(entry.pence), ...dayParts("onDay", entry.onDay), words: "" }}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {entryWords(entry, entry.otherName)}, {poundsText(Math.abs(entry.pence))} on {shortDay(entry.onDay)}:{" "}
            {entry.words}
          </p>
          <p className="govuk-body">
            What you enter takes its place, and the entry is kept and shown as corrected.
            {entry.otherName === null ? null : ` The other line, ${entry.otherName}, is corrected with it.`}
          </p>
          <AmountFields
            field={field}
            errorOf={errorOf}
            amountHint="What it should have been. Enter 0 if it should not be there at all"
            words="Why is it corrected?"
            wordsHint="Do not name anybody"
          />
        </>
      )}
    </ManagePage>
  );
}
