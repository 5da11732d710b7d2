import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { GroupFields } from "#app/components/admin/group-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newGroupForm } from "#app/domain/groups/group.form.ts";
import { asTree } from "#app/domain/groups/group-tree.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addGroup } from "#app/services/admin/add-group.ts";
import { db } from "#db/open.ts";
import { listBeats, listGroupChoices } from "#db/queries/groups.ts";

const params = z.object({});

export const loader = guardedLoader("groups:manage", params, async ({ actor, now }) => ({
  parents: asTree(await listGroupChoices(db, actor.partnershipId, londonDay(now))).map(({ id, name, depth }) => ({
    id,
    name,
    depth,
  })),
  beats: await listBeats(db, actor.partnershipId),
}));

export const action = guardedAction("groups:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, newGroupForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addGroup({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/admin/groups/${result.groupId}`, "group-added"));
});

export const meta: MetaFunction = () => [{ title: "Add a group – Joint Action" }];

export default function NewGroupPage() {
  const { parents, beats } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newGroupForm, { does: [], beats: [] }, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/groups">Groups</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a group</h1>
        <PageForm onSubmit={onSubmit}>
          <GroupFields field={field} errorOf={errorOf} parents={parents} beats={beats} />
          <Button>Add the group</Button>
        </PageForm>
      </div>
    </div>
  );
}
