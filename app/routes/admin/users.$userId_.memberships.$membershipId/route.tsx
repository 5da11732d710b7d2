import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { EndsField } from "#app/components/admin/ends-field.tsx";
import { RoleField } from "#app/components/admin/role-field.tsx";
import { endsWords, termWords } from "#app/components/admin/term-words.ts";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { changeMembershipForm } from "#app/domain/access/membership.form.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeMembership } from "#app/services/admin/change-membership.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findMembership } from "#db/queries/memberships.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7(), membershipId: z.uuidv7() });

export const loader = guardedLoader(
  "groups:manage",
  params,
  async ({ params: { userId, membershipId }, actor, now }) => {
    const user = await findUser(db, actor.partnershipId, userId);
    const membership = user && (await findMembership(db, actor.partnershipId, userId, membershipId));
    if (!membership) throw new Response(null, { status: 404 });
    if (isOwn(actor, userId)) throw new Response(null, { status: 403 });
    await recordView({ db, actor, now }, "user.viewed", "user", userId);
    const { groupName, role, fromDay, untilDay, version } = membership;
    return { userId, name: user.name, groupName, role, fromDay, untilDay, version };
  },
);

export const action = guardedAction(
  "groups:manage",
  params,
  async ({ params: { userId, membershipId }, form: body, actor, now }) => {
    const form = parseForm(body, changeMembershipForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeMembership({ db, actor, now }, userId, membershipId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed": {
        const { role, fromDay, untilDay, version } = result.current;
        const errors = { form: "Someone changed this membership after you opened the page" };
        return data(
          { values: { ...form.values, version: String(version) }, errors, current: { role, fromDay, untilDay } },
          409,
        );
      }
      case "refused":
        return data(
          { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, current: null },
          422,
        );
      case "done":
        return redirect(afterSaving(`/admin/users/${userId}`, "membership-changed"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Change a membership – Joint Action" }];

export default function ChangeMembershipPage() {
  const { userId, name, groupName, role, fromDay, untilDay, version } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    version: String(version),
    role,
    ends: untilDay === null ? "never" : "on",
    ...dayParts("untilDay", untilDay),
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeMembershipForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/users/${userId}`}>{name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Change a membership</h1>
        <p className="govuk-body">
          {name}: {ROLE_NAMES[role]} of {groupName}, {termWords({ fromDay, untilDay })}
        </p>
        {reply?.current ? (
          <BothVersions
            rows={[
              {
                label: "Role",
                recorded: ROLE_NAMES[reply.current.role],
                entered: ROLE_NAMES[values.role as typeof role],
              },
              { label: "Days", recorded: termWords(reply.current), entered: endsWords(values) },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <RoleField field={field("role")} error={errorOf("role")} />
          <EndsField field={field} errorOf={errorOf} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
