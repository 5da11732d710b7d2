import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { SignatureFields } from "#app/components/agreements/signature-fields.tsx";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { changeSignatoryForm } from "#app/domain/agreements/agreement.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { agreementToChange } from "#app/services/agreements/agreement-to-change.ts";
import { changeSignatory } from "#app/services/agreements/keep-signatory.ts";
import { db } from "#db/open.ts";
import { listSignatories } from "#db/queries/sharing-agreements.ts";

const params = z.object({ agreementId: z.uuidv7(), signatoryId: z.uuidv7() });

export const loader = guardedLoader("agreements:manage", params, async ({ params, actor, now }) => {
  const found = await agreementToChange({ db, actor, now }, params.agreementId);
  const all = found ? await listSignatories(db, actor.partnershipId, params.agreementId) : [];
  const signatory = all.find(({ id }) => id === params.signatoryId);
  if (!found || !signatory) throw new Response(null, { status: 404 });
  const { id, title } = found.agreement;
  return { id, title, signatory, refusal: found.refusal };
});

type Recorded = { version: number; signedOn: string; signedBy: string; leftOn: string | null };

export const action = guardedAction("agreements:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeSignatoryForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeSignatory({ db, actor, now }, params, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/agreements/${params.agreementId}`, "agreement-changed"),
    recorded: ({ signedOn, signedBy, leftOn }: Recorded) => ({
      ...{ "Signed on": longDay(signedOn), By: signedBy, Left: leftOn && longDay(leftOn) },
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Change a signature – Joint Action" }];

export default function SignatoryPage() {
  const { id, title, signatory, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id, reference: "Agreement", subject: title }}
      back={{ href: `/agreements/${id}`, text: title }}
      heading={signatory.agencyName}
      button="Save"
      schema={changeSignatoryForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(signatory.version), signedBy: signatory.signedBy },
        ...dayParts("signedOn", signatory.signedOn),
        ...dayParts("leftOn", signatory.leftOn),
      }}
      entered={(values) => ({
        ...{ "Signed on": typedDay(values, "signedOn"), By: String(values.signedBy ?? "") },
        Left: typedDay(values, "leftOn"),
      })}
    >
      {({ field, errorOf }) => (
        <>
          <SignatureFields field={field} errorOf={errorOf} />
          <DateInput
            name="leftOn"
            field={field}
            legend="Day it left the agreement (optional)"
            legendSize="s"
            error={errorOf("leftOn")}
          />
        </>
      )}
    </ManagePage>
  );
}
