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
import { newMemberForm } from "#app/domain/access/membership.form.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { giveMembership } from "#app/services/admin/give-membership.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findGroup } from "#db/queries/groups.ts";
import { listUserChoices } from "#db/queries/users.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("groups:manage", params, async ({ params: { groupId }, actor, now }) => {
  const group = await findGroup(db, actor.partnershipId, groupId);
  if (!group) throw new Response(null, { status: 404 });
  const users = (await listUserChoices(db, actor.partnershipId)).filter((user) => !isOwn(actor, user.id));
  await recordList({ db, actor, now }, "user.listed", "user", users.map((user) => user.id), { for: "group", groupId }); // prettier-ignore
  return { groupId, groupName: group.name, users, today: londonDay(now) };
});

export const action = guardedAction(
  "groups:manage",
  params,
  async ({ params: { groupId }, form: body, actor, now }) => {
    const form = parseForm(body, newMemberForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await giveMembership({ db, actor, now }, { ...form.data, groupId, chosen: "userId" });
    if (result.kind === "not-found") throw new Response(null, { status: 404 });
    if (result.kind === "forbidden") throw new Response(null, { status: 403 });
    if (result.kind === "refused")
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    return redirect(afterSaving(`/admin/groups/${groupId}`, "member-added"));
  },
);

export const meta: MetaFunction = () => [{ title: "Add a member – Joint Action" }];

export default function NewMemberPage() {
  const { groupId, groupName, users, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { ...dayParts("fromDay", today), ...dayParts("untilDay", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newMemberForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/groups/${groupId}`}>{groupName}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a member</h1>
        <PageForm onSubmit={onSubmit}>
          <Select
            field={field("userId")}
            label="User"
            hint={
              <>
                Somebody new?{" "}
                <a className="govuk-link" href="/admin/users/new">
                  Add them as a user
                </a>{" "}
                first
              </>
            }
            placeholder="Choose a user"
            items={users.map((user) => ({ value: user.id, text: `${user.name}, ${user.agencyName}` }))}
            error={errorOf("userId")}
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
