import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { cspText } from "#app/domain/performance/csp-names.ts";
import { exclusionForm } from "#app/domain/performance/similar-group.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { excludeMember } from "#app/services/performance/similar-group.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listEveryMember } from "#db/queries/similar-groups.ts";

const LIST = "/performance/similar-group/versions";

export const loader = guardedLoader("performance:import", z.object({}), async ({ actor }) => ({
  once: newOnce(),
  members: (await listEveryMember(db, actor.partnershipId)).map(cspText),
}));

export const action = guardedAction("performance:import", z.object({}), async ({ form: body, once, actor, now }) => {
  const form = parseForm(body, exclusionForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await excludeMember({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(LIST, "similar-group-excluded"));
});

export const meta: MetaFunction = () => [{ title: "Exclude a member – Joint Action" }];

export default function NewExclusionPage() {
  const { once, members } = useLoaderData<typeof loader>();
  const initial = { member: "", reason: "", ...dayParts("fromDay", null), ...dayParts("toDay", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(exclusionForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={LIST}>Similar group</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Exclude a member of the group</h1>
        <p className="govuk-body">
          For days of which its figures are not whole. It is left out of the group’s average, and the reason is shown.
        </p>
        <PageForm onSubmit={onSubmit} once={once}>
          <Select
            field={field("member")}
            label="Member"
            placeholder="Select the member"
            items={members.map((name) => ({ value: name, text: name }))}
            error={errorOf("member")}
          />
          <DateInput
            name="fromDay"
            field={field}
            legend="First day without usable figures"
            legendSize="s"
            error={errorOf("fromDay")}
          />
          <DateInput
            name="toDay"
            field={field}
            legend="Last day without usable figures (optional)"
            legendSize="s"
            hint="Leave it blank while it goes on"
            error={errorOf("toDay")}
          />
          <Textarea field={field("reason")} label="Reason" hint="As the publisher gives it" error={errorOf("reason")} />
          <Button>Exclude the member</Button>
        </PageForm>
      </div>
    </div>
  );
}
