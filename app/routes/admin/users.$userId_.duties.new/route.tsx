import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { TermFields } from "#app/components/admin/term-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { newDutyForm } from "#app/domain/access/membership.form.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { DUTIES, ROLE_NAMES } from "#app/domain/access/roles.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { giveDuty } from "#app/services/admin/give-duty.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("users:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  if (isOwn(actor, userId)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  return { userId, name: user.name, today: londonDay(now) };
});

export const action = guardedAction("users:manage", params, async ({ params: { userId }, form: body, actor, now }) => {
  const form = parseForm(body, newDutyForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await giveDuty({ db, actor, now }, userId, form.data);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "forbidden") throw new Response(null, { status: 403 });
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/admin/users/${userId}`, "duty-given"));
});

export const meta: MetaFunction = () => [{ title: "Give a duty – Joint Action" }];

export default function NewDutyPage() {
  const { userId, name, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { ...dayParts("fromDay", today), ...dayParts("untilDay", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newDutyForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/users/${userId}`}>{name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Give a duty</h1>
        <p className="govuk-body">
          For {name}.{" "}
          <a className="govuk-link" href="/admin/access">
            See what each duty may do
          </a>
          .
        </p>
        <PageForm onSubmit={onSubmit}>
          <Radios
            field={field("duty")}
            legend="Duty"
            legendSize="s"
            items={DUTIES.map((duty) => ({ value: duty, text: ROLE_NAMES[duty] }))}
            error={errorOf("duty")}
          />
          <TermFields
            field={field}
            errorOf={errorOf}
            untilHint="Leave blank if it has no end. The last day is included"
          />
          <Button>Give the duty</Button>
        </PageForm>
      </div>
    </div>
  );
}
