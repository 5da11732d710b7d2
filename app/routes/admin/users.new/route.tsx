import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IssuedLink } from "#app/components/admin/issued-link.tsx";
import { UserFields } from "#app/components/admin/user-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { DUTIES, ROLE_NAMES } from "#app/domain/access/roles.ts";
import { newUserForm } from "#app/domain/access/user.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addUser } from "#app/services/admin/add-user.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({});

export const loader = guardedLoader("users:manage", params, async ({ actor }) => {
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return { agencies: agencies.map(({ id, name }) => ({ id, name })) };
});

export const action = guardedAction("users:manage", params, async ({ form: body, actor, now, context }) => {
  const form = parseForm(body, newUserForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, issued: null }, 400);
  const result = await addUser({ db, actor, now }, form.data);
  if (result.kind === "refused") {
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message }, issued: null }, 422);
  }
  const issued = { userId: result.userId, link: (context.origin ?? "") + result.path };
  return data({ values: {}, errors: {}, issued }, 201);
});

export const meta: MetaFunction = () => [{ title: "Add a user – Joint Action" }];

export default function NewUserPage() {
  const { agencies } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply?.issued) {
    const { userId, link } = reply.issued;
    return (
      <IssuedLink
        heading="The user has been added"
        link={link}
        next={{ href: `/admin/users/${userId}`, text: "Give them a group" }}
      />
    );
  }
  return <NewUserForm agencies={agencies} reply={reply} />;
}

type Props = { agencies: { id: string; name: string }[]; reply: Parameters<typeof useCheckedForm>[2] };

function NewUserForm({ agencies, reply }: Props) {
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newUserForm, { duties: [] }, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/users">Users</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a user</h1>
        {agencies.length === 0 ? (
          <InsetText>
            A user belongs to an agency, and the partnership has none yet.{" "}
            <a className="govuk-link" href="/admin/agencies/new">
              Add an agency
            </a>{" "}
            first.
          </InsetText>
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <UserFields field={field} errorOf={errorOf} agencies={agencies} />
          <Checkboxes
            field={field("duties")}
            legend="Duties (optional)"
            legendSize="s"
            hint="From today, without an end. Groups come next"
            items={DUTIES.map((duty) => ({ value: duty, text: ROLE_NAMES[duty] }))}
            error={errorOf("duties")}
          />
          <Button>Add the user and make a link</Button>
        </PageForm>
      </div>
    </div>
  );
}
