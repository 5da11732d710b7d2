import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { endAgreementForm } from "#app/domain/agreements/agreement.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { agreementToChange } from "#app/services/agreements/agreement-to-change.ts";
import { endAgreement } from "#app/services/agreements/review-agreement.ts";
import { db } from "#db/open.ts";

const params = z.object({ agreementId: z.uuidv7() });

export const loader = guardedLoader("agreements:manage", params, async ({ params: { agreementId }, actor, now }) => {
  const found = await agreementToChange({ db, actor, now }, agreementId);
  if (!found) throw new Response(null, { status: 404 });
  const { id, title, version } = found.agreement;
  return { id, title, version, today: found.today, refusal: found.refusal };
});

export const action = guardedAction("agreements:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endAgreementForm);
  if (!form.ok) return badCaseForm(form);
  const result = await endAgreement({ db, actor, now }, params.agreementId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/agreements/${params.agreementId}`, "agreement-ended"),
    recorded: ({ endedOn }: { version: number; endedOn: string | null }) => ({
      Ended: endedOn && longDay(endedOn),
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "End an agreement – Joint Action" }];

export default function EndAgreementPage() {
  const { id, title, version, today, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id, reference: "Agreement", subject: title }}
      back={{ href: `/agreements/${id}`, text: title }}
      heading="End the agreement"
      button="End the agreement"
      schema={endAgreementForm}
      refusal={refusal}
      reason="Why did it end?"
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), ...dayParts("endedOn", today) }}
      entered={(values) => ({ Ended: typedDay(values, "endedOn") })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            Nothing more can be written to it afterwards. It stays in the list with those that signed and its reviews.
          </p>
          <DateInput name="endedOn" field={field} legend="Ended on" legendSize="s" error={errorOf("endedOn")} />
        </>
      )}
    </ManagePage>
  );
}
