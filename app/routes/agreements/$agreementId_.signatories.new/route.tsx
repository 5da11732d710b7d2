import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { SignatureFields } from "#app/components/agreements/signature-fields.tsx";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { newSignatoryForm } from "#app/domain/agreements/agreement.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { agreementToChange } from "#app/services/agreements/agreement-to-change.ts";
import { addSignatory } from "#app/services/agreements/keep-signatory.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listSignatories } from "#db/queries/sharing-agreements.ts";

const params = z.object({ agreementId: z.uuidv7() });

export const loader = guardedLoader("agreements:manage", params, async ({ params: { agreementId }, actor, now }) => {
  const found = await agreementToChange({ db, actor, now }, agreementId);
  if (!found) throw new Response(null, { status: 404 });
  const signed = new Set((await listSignatories(db, actor.partnershipId, agreementId)).map((s) => s.agencyId));
  const agencies = (await listAgenciesOfPartnership(db, actor.partnershipId)).filter(({ id }) => !signed.has(id));
  return {
    ...{ id: agreementId, title: found.agreement.title, agencies },
    refusal:
      found.refusal ??
      (agencies.length === 0 ? "Every agency of the partnership stands among those that signed" : null),
  };
});

export const action = guardedAction("agreements:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, newSignatoryForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addSignatory({ db, actor, now }, params.agreementId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/agreements/${params.agreementId}`, "agreement-signed"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Add an agency that signed – Joint Action" }];

export default function NewSignatoryPage() {
  const { id, title, agencies, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id, reference: "Agreement", subject: title }}
      back={{ href: `/agreements/${id}`, text: title }}
      heading="Add an agency that signed"
      button="Add the agency"
      schema={newSignatoryForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ agencyId: "", signedBy: "", ...dayParts("signedOn", null) }}
    >
      {({ field, errorOf }) => (
        <>
          <Select
            field={field("agencyId")}
            label="Agency"
            placeholder="Choose an agency"
            items={agencies.map((agency) => ({ value: agency.id, text: agency.name }))}
            error={errorOf("agencyId")}
          />
          <SignatureFields field={field} errorOf={errorOf} />
        </>
      )}
    </ManagePage>
  );
}
