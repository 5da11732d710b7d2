import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RoleField } from "#app/components/admin/role-field.tsx";
import { TermFields } from "#app/components/admin/term-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { newMembershipForm } from "#app/domain/access/membership.form.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { asTree } from "#app/domain/groups/group-tree.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { giveMembership } from "#app/services/admin/give-membership.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listGroupChoices } from "#db/queries/groups.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("groups:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  if (isOwn(actor, userId)) throw new Response(null, { status: 403 });
  const today = londonDay(now);
  const groups = asTree(await listGroupChoices(db, actor.partnershipId, today));
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  return { userId, name: user.name, today, groups: groups.map(({ id, name, depth }) => ({ id, name, depth })) };
});

export const action = guardedAction("groups:manage", params, async ({ params: { userId }, form: body, actor, now }) => {
  const form = parseForm(body, newMembershipForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await giveMembership({ db, actor, now }, { ...form.data, userId, chosen: "groupId" });
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "forbidden") throw new Response(null, { status: 403 });
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/admin/users/${userId}`, "member-added"));
});

export const meta: MetaFunction = () => [{ title: "Add to a group – Joint Action" }];

export default function NewMembershipPage() {
  const { userId, name, today, groups } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { ...dayParts("fromDay", today), ...dayParts("untilDay", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newMembershipForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/users/${userId}`}>{name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add to a group</h1>
        <p className="govuk-body">{name} will see the group’s cases from the first day on.</p>
        <PageForm onSubmit={onSubmit}>
          <Select
            field={field("groupId")}
            label="Group"
            placeholder="Choose a group"
            items={groups.map((group) => ({ value: group.id, text: `${"– ".repeat(group.depth)}${group.name}` }))}
            error={errorOf("groupId")}
          />
          <RoleField field={field("role")} error={errorOf("role")} />
          <TermFields
            field={field}
            errorOf={errorOf}
            untilHint="A guest needs one. For others leave it blank if there is no end"
          />
          <Button>Add to the group</Button>
        </PageForm>
      </div>
    </div>
  );
}
