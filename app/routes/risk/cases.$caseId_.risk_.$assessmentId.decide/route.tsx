import { mayAssess } from "#app/domain/risk/assessment.ts";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { decideProposalForm } from "#app/domain/risk/decide-proposal.form.ts";
import { refuseDecision } from "#app/domain/risk/settle-level.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badRiskForm, riskReply } from "#app/http/risk-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { CLOSED, decideProposal, MEETINGS_BACK } from "#app/services/risk/decide-proposal.ts";
import { findProposal } from "#app/services/risk/find-proposal.ts";
import { db } from "#db/open.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { unsafeListMeetingsHeld } from "#db/queries/risk-decisions.ts";

const params = z.object({ caseId: z.uuidv7(), assessmentId: z.uuidv7() });

export const loader = guardedLoader("risk:assess", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const proposal = record && (await findProposal(db, record.id, params.assessmentId));
  if (!record || !proposal) throw new Response(null, { status: 404 });
  if (!mayAssess(actor, record)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id, {
    objects: [{ kind: "person", id: proposal.personId }],
  });
  const meetings = await unsafeListMeetingsHeld(db, record.groupId, londonDay(now), MEETINGS_BACK);
  const proposedOn = londonDay(new Date(proposal.recordedAt));
  return {
    caseId: record.id,
    reference: record.reference,
    refusal: record.status === "closed" ? CLOSED : refuseDecision(proposal, actor.id),
    proposal: {
      ...{ counts: proposal.counts, proposed: proposal.proposed, reason: proposal.levelReason },
      ...{ by: proposal.assessedByName, on: longDay(proposal.assessedOn) },
    },
    meetings: meetings.filter((m) => m.day >= proposedOn).map((m) => ({ value: m.id, text: longDay(m.day) })),
  };
});

export const action = guardedAction("risk:assess", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, decideProposalForm);
  if (!form.ok) return badRiskForm(form);
  const result = await decideProposal({ db, actor, now }, params.caseId, params.assessmentId, form.data);
  const saved = form.data.decision === "confirmed" ? "risk-lowering-confirmed" : "risk-lowering-refused";
  return riskReply(result, form.values, afterSaving(`/cases/${params.caseId}/risk`, saved));
});

export const meta: MetaFunction<typeof loader> = () => [{ title: "Confirm a lower level of risk – Joint Action" }];

export default function DecidePage() {
  const { caseId, reference, refusal, proposal, meetings } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const facts = (
    <SummaryList
      rows={[
        { key: "In force", value: proposal.counts },
        { key: "Proposed", value: proposal.proposed ?? "Nothing" },
        { key: "By", value: `${proposal.by ?? "somebody without an account"}, ${proposal.on}` },
        { key: "Reason", value: proposal.reason ?? "None" },
      ]}
    />
  );
  const back = { href: `/cases/${caseId}/risk`, text: `Risk in ${reference}` };
  return (
    <RiskFormPage
      back={back}
      caption={reference}
      heading="Confirm or refuse a lower level of risk"
      above={
        <>
          {facts}
          {refusal ? <p className="govuk-body">{refusal}.</p> : null}
        </>
      }
      button="Save the decision"
      schema={decideProposalForm}
      initial={{ decision: "", reason: "", sittingId: "" }}
      reply={reply}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("decision")}
            legend="Your decision"
            items={[
              { value: "confirmed", text: "Confirm: the lower level is in force from now" },
              { value: "refused", text: "Refuse: the higher level stays" },
            ]}
            error={errorOf("decision")}
          />
          <Textarea field={field("reason")} label="Reason" hint="Needed to refuse" rows={3} error={errorOf("reason")} />
          {meetings.length > 0 ? (
            <Select
              field={field("sittingId")}
              label="Decided in a meeting of the group (optional)"
              items={meetings}
              placeholder="Not in a meeting"
              error={errorOf("sittingId")}
            />
          ) : null}
        </>
      )}
    </RiskFormPage>
  );
}
