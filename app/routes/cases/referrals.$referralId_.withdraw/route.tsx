import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { withdrawReferralForm } from "#app/domain/cases/decide-referral.form.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { mayWithdraw } from "#app/domain/cases/referral.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { withdrawReferral } from "#app/services/cases/withdraw-referral.ts";
import { db } from "#db/open.ts";
import { findOwnReferralState } from "#db/queries/referrals.ts";

const params = z.object({ referralId: z.uuidv7() });

export const loader = guardedLoader("referrals:create", params, async ({ params, actor }) => {
  const own = await findOwnReferralState(db, actor, params.referralId);
  if (!own) throw new Response(null, { status: 404 });
  const { id, reference, version, groupName, status } = own;
  return { id, reference, version, groupName, statusName: REFERRAL_STATUS_NAMES[status], may: mayWithdraw(actor, own) };
});

export const action = guardedAction("referrals:create", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, withdrawReferralForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await withdrawReferral({ db, actor, now }, params.referralId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const { status, version } = result.current;
      const errors: FieldErrors = {
        form:
          status === "awaiting-decision"
            ? "The group worked on this referral after you opened the page. Nothing has been withdrawn: send it again"
            : `This referral has been decided already: ${REFERRAL_STATUS_NAMES[status].toLowerCase()}`,
      };
      return data({ values: { ...form.values, version: String(version) }, errors }, 409);
    }
    case "done":
      return redirect(afterSaving(`/referrals/${params.referralId}`, "referral-withdrawn"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw referral ${data?.reference ?? ""} – Joint Action` },
];

export default function WithdrawReferralPage() {
  const { id, reference, version, groupName, statusName, may } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(withdrawReferralForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/referrals/${id}`}>{`Back to ${reference}`}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Withdraw referral {reference}</h1>
        {may ? (
          <PageForm onSubmit={onSubmit}>
            <p className="govuk-body">{groupName} is told. What you withdraw is kept, and can be referred again.</p>
            <input type="hidden" {...field("version")} />
            <CharacterCount
              field={field("reason")}
              label="Why is it withdrawn?"
              maxLength={4000}
              rows={4}
              error={errorOf("reason")}
            />
            <Button variant="warning">Withdraw the referral</Button>
          </PageForm>
        ) : (
          <p className="govuk-body">It cannot be withdrawn any more. State: {statusName}.</p>
        )}
      </div>
    </div>
  );
}
