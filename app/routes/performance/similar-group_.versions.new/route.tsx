import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { cspText } from "#app/domain/performance/csp-names.ts";
import { groupVersionForm } from "#app/domain/performance/similar-group.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordGroupVersion } from "#app/services/performance/similar-group.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroupMembers, listGroupVersions } from "#db/queries/similar-groups.ts";

const LIST = "/performance/similar-group/versions";
const VERSIONS_READ = 20;

/** Begins with the members of the version before: a change swaps a few of them. */
export const loader = guardedLoader("performance:import", z.object({}), async ({ actor }) => {
  const versions = await listGroupVersions(db, actor.partnershipId, VERSIONS_READ);
  const last = versions.find((version) => version.withdrawnAt === null);
  const members = await listGroupMembers(db, actor.partnershipId, last ? [last.id] : []);
  const own = members.find((member) => member.isOwn === 1);
  return {
    once: newOnce(),
    publisher: last?.publisher ?? "",
    members: members.map(cspText).join("\n"),
    own: own ? cspText(own) : "",
  };
});

export const action = guardedAction("performance:import", z.object({}), async ({ form: body, once, actor, now }) => {
  const form = parseForm(body, groupVersionForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await recordGroupVersion({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(LIST, "similar-group-recorded"));
});

export const meta: MetaFunction = () => [{ title: "Record the similar group – Joint Action" }];

export default function NewGroupVersionPage() {
  const { once, ...recorded } = useLoaderData<typeof loader>();
  const initial = { ...recorded, ...dayParts("fromDay", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    groupVersionForm,
    initial,
    useActionData<typeof action>(),
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={LIST}>Similar group</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record the most similar group</h1>
        <p className="govuk-body">The versions before stay, and figures across a change of the group are marked.</p>
        <PageForm onSubmit={onSubmit} once={once}>
          <DateInput
            name="fromDay"
            field={field}
            legend="First day of this group"
            legendSize="s"
            error={errorOf("fromDay")}
          />
          <Input field={field("publisher")} label="Publisher" hint="Such as iQuanta" error={errorOf("publisher")} />
          <Textarea
            field={field("members")}
            label="Members"
            hint="One a line, this partnership among them: the police force, a dash and the partnership, such as Kent – Maidstone"
            rows={16}
            error={errorOf("members")}
            spellCheck={false}
          />
          <Input
            field={field("own")}
            label="Which of them is this partnership"
            hint="As it stands in the list"
            error={errorOf("own")}
          />
          <Button>Record the group</Button>
        </PageForm>
      </div>
    </div>
  );
}
