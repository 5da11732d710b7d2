import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { agreementWords } from "#app/domain/agencies/agreement.ts";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { LAPSE_DECISION_NAMES, type LapseDecisionKind, refuseLapseDecision } from "#app/domain/meetings/gate.ts";
import { lapseForm } from "#app/domain/meetings/lapse.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { agreementsOf, decideLapse } from "#app/services/meetings/lapses.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), agencyId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId, agencyId }, actor, now }) => {
  const found = await agreementsOf({ db, actor, now }, groupId);
  const agency = found.kind === "found" ? found.agencies.find(({ id }) => id === agencyId) : undefined;
  if (found.kind === "forbidden") throw new Response(null, { status: 403 });
  if (found.kind !== "found" || !agency) throw new Response(null, { status: 404 });
  const { group, today, graceDays, mayDecide } = found;
  if (!mayDecide) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "agreement.lapse-viewed", "agency", agencyId);
  return {
    ...{ groupId, groupName: group.name, name: agency.name, words: agreementWords(agency.agreement, today) },
    ...{ version: agency.version, graceUntil: longDay(plusDays(today, graceDays)) },
    refusal: refuseLapseDecision("block", agency.agreement, agency.decisions, today)?.message ?? null,
    decisions: agency.decisions.map(({ id, decision, graceUntil, reason, decidedOn, decidedBy }) => ({
      ...{ id, reason, decidedBy, decidedOn: longDay(decidedOn) },
      words: decidedWords({ decision, graceUntil }),
    })),
  };
});

type Decided = { decision: LapseDecisionKind; graceUntil: string | null };

function decidedWords({ decision, graceUntil }: Decided): string {
  return graceUntil === null ? "Blocked" : `${decision === "grace" ? "Grace until" : "Until"} ${longDay(graceUntil)}`;
}

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, lapseForm);
  if (!form.ok) return badCaseForm(form);
  const result = await decideLapse({ db, actor, now }, params, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/groups/${params.groupId}/agreements`, "lapse-decided"),
    recorded: ({ decisions: [newest] }: { version: number; decisions: readonly (Decided & { reason: string })[] }) => ({
      Decision: newest ? decidedWords(newest) : null,
      Why: newest?.reason ?? null,
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Decide about a lapsed agreement – Joint Action" }];

export default function DecideLapsePage() {
  const { groupId, groupName, name, words, version, graceUntil, refusal, decisions } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: groupId, reference: groupName, subject: name }}
      back={{ href: `/groups/${groupId}/agreements`, text: "Information sharing agreements" }}
      heading={`The agreement of ${name}`}
      button="Decide"
      schema={lapseForm}
      refusal={refusal}
      reason="Why"
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), decision: "" }}
      entered={(values) => ({
        Decision: LAPSE_DECISION_NAMES[values.decision as LapseDecisionKind],
        Why: String(values.reason ?? ""),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">{words}.</p>
          {decisions.length === 0 ? null : (
            <ul className="govuk-list govuk-list--bullet">
              {decisions.map((one) => (
                <li key={one.id}>
                  {one.decidedOn}: {one.words}
                  {one.decidedBy === null ? "" : `, ${one.decidedBy}`}. {one.reason}
                </li>
              ))}
            </ul>
          )}
          <Radios
            field={field("decision")}
            legend="What do you decide?"
            legendSize="s"
            items={[
              { value: "block", text: LAPSE_DECISION_NAMES.block },
              { value: "grace", text: LAPSE_DECISION_NAMES.grace, hint: `Until ${graceUntil}` },
            ]}
            error={errorOf("decision")}
          />
        </>
      )}
    </ManagePage>
  );
}
