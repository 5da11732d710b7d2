import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { closePremisesForm } from "#app/domain/premises/close.form.ts";
import { premisesHref, premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { refuseClosing } from "#app/domain/premises/register-rules.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedPremises } from "#app/http/premises-reply.server.ts";
import { closePremises } from "#app/services/premises/close-premises.ts";
import { premisesToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";
import { listIncidentsAfter } from "#db/queries/premises-after.ts";

const params = z.object({ premisesId: z.uuidv7() });
const SHOWN = 50;

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const { premises, record } = await premisesToChange(db, actor, params.premisesId);
  const today = londonDay(now);
  return { record, version: premises.version, refusal: refuseClosing(premises, today, { today, later: 0 })?.message };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, closePremisesForm);
  if (!form.ok) return badCaseForm(form);
  const result = await closePremises({ db, actor, now }, params.premisesId, form.data);
  if (result.kind === "refused" && result.refusal.field === "closedOn") {
    const asked = { premisesId: params.premisesId, day: form.data.closedOn, limit: SHOWN };
    const { count, rows } = await listIncidentsAfter(db, actor, asked);
    const errors = { closedOn: result.refusal.message };
    return data({ values: form.values, errors, recorded: null, later: { count, rows } }, 422);
  }
  const to = afterSaving(premisesHref(params.premisesId), "premises-closed");
  return caseReply(result, form.values, { to, recorded: recordedPremises });
});

export const meta: MetaFunction = () => [{ title: "Close licensed premises – Joint Action" }];

export default function ClosePremisesPage() {
  const { record, version, refusal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const later = reply && "later" in reply ? reply.later : null;
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id), text: record.subject }}
      heading="Record that the premises closed"
      button="Close these premises"
      schema={closePremisesForm}
      initial={{ version: String(version), ...dayParts("closedOn", null) }}
      reply={reply}
      refusal={refusal}
      reason="Why did they close?"
      reasonHint="Their record, grades and history stay. Nothing that happens later can be recorded there"
      entered={(values) => ({ Closed: typedDay(values, "closedOn") })}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="closedOn"
            field={field}
            legend="On which day did they close?"
            legendSize="s"
            error={errorOf("closedOn")}
          />
          {later && later.count > 0 ? <Later {...later} /> : null}
        </>
      )}
    </ManagePage>
  );
}

type Row = { id: string; reference: string; day: string };

/** What stands in the way: to be taken off these premises, or a reason for another day. */
function Later({ count, rows }: { count: number; rows: readonly Row[] }) {
  return (
    <InsetText>
      <p className="govuk-body">Recorded here after that day:</p>
      <ul className="govuk-list govuk-list--bullet">
        {rows.map(({ id, reference, day }) => (
          <li key={id}>
            <a className="govuk-link" href={premisesIncidentHref(id)}>
              {reference}
            </a>
            , {longDay(day)}
          </li>
        ))}
      </ul>
      {count > rows.length ? <p className="govuk-body">And {count - rows.length} more.</p> : null}
    </InsetText>
  );
}
