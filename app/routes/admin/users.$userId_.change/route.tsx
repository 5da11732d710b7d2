import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { UserFields } from "#app/components/admin/user-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { mayChangeAccount } from "#app/domain/access/manage-account.ts";
import { changeUserForm } from "#app/domain/access/user.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { accountReach } from "#app/services/admin/account-reach.ts";
import { changeUser } from "#app/services/admin/change-user.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("users:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  if (!mayChangeAccount(await accountReach({ db, actor, now }, user))) throw new Response(null, { status: 403 });
  const agencies = (await listAgenciesOfPartnership(db, actor.partnershipId)).map(({ id, name }) => ({ id, name }));
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  const { name, email, jobTitle, agencyId, agencyName, version } = user;
  const known = agencies.some((agency) => agency.id === agencyId);
  return {
    userId,
    name,
    email,
    jobTitle,
    agencyId,
    version,
    agencies: known ? agencies : [...agencies, { id: agencyId, name: agencyName }],
  };
});

export const action = guardedAction("users:manage", params, async ({ params: { userId }, form: body, actor, now }) => {
  const form = parseForm(body, changeUserForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeUser({ db, actor, now }, userId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      const { name, email, agencyName, jobTitle, version } = result.current;
      const errors = { form: "Someone changed this user after you opened the page" };
      return data(
        {
          values: { ...form.values, version: String(version) },
          errors,
          current: { name, email, agencyName, jobTitle },
        },
        409,
      );
    }
    case "refused":
      return data(
        { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, current: null },
        422,
      );
    case "done":
      return redirect(afterSaving(`/admin/users/${userId}`, "user-changed"));
  }
});

export const meta: MetaFunction = () => [{ title: "Change a user – Joint Action" }];

export default function ChangeUserPage() {
  const { userId, name, email, jobTitle, agencyId, version, agencies } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), name, email, jobTitle: jobTitle ?? "", agencyId };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeUserForm, initial, reply);
  const typed = (field: string) => String(values[field] ?? "") || null;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/users/${userId}`}>{name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Change a user</h1>
        {reply?.current ? (
          <BothVersions
            rows={[
              { label: "Name", recorded: reply.current.name, entered: typed("name") },
              { label: "E-mail address", recorded: reply.current.email, entered: typed("email") },
              {
                label: "Agency",
                recorded: reply.current.agencyName,
                entered: agencies.find((a) => a.id === typed("agencyId"))?.name ?? null,
              },
              { label: "Job title", recorded: reply.current.jobTitle, entered: typed("jobTitle") },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <UserFields field={field} errorOf={errorOf} agencies={agencies} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
