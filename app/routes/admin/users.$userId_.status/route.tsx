import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { mayChangeAccount } from "#app/domain/access/manage-account.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { userStatusForm } from "#app/domain/access/user.form.ts";
import { USER_STATUS_NAMES } from "#app/domain/access/user-status.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { accountReach } from "#app/services/admin/account-reach.ts";
import { setUserStatus } from "#app/services/admin/set-user-status.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("users:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  const mayChange = !isOwn(actor, userId) && mayChangeAccount(await accountReach({ db, actor, now }, user));
  if (!mayChange) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  return { userId, name: user.name, isDisabled: user.status === "disabled", version: user.version };
});

export const action = guardedAction("users:manage", params, async ({ params: { userId }, form: body, actor, now }) => {
  const form = parseForm(body, userStatusForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await setUserStatus({ db, actor, now }, userId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      const { status, version } = result.current;
      const change = status === "disabled" ? "enable" : "disable";
      const errors = {
        form: `Someone changed this user after you opened the page. The user is now: ${USER_STATUS_NAMES[status].toLowerCase()}`,
      };
      return data({ values: { ...form.values, change, version: String(version) }, errors }, 409);
    }
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(
        afterSaving(`/admin/users/${userId}`, form.data.change === "disable" ? "user-disabled" : "user-enabled"),
      );
  }
});

export const meta: MetaFunction = () => [{ title: "Disable or enable a user – Joint Action" }];

export default function UserStatusPage() {
  const { userId, name, isDisabled, version } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), change: isDisabled ? "enable" : "disable" };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(userStatusForm, initial, reply);
  const disables = values.change === "disable";
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/users/${userId}`}>{name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{disables ? "Disable" : "Enable"} this user</h1>
        <p className="govuk-body">
          {disables
            ? `${name} is signed out at once and cannot sign in again, in any partnership. What they did stays on the record, and so do their duties and groups.`
            : `${name} can sign in again, with the duties and groups that are still in date.`}
        </p>
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <input type="hidden" {...field("change")} />
          <Textarea field={field("reason")} label="Reason" rows={3} error={errorOf("reason")} />
          <Button variant={disables ? "warning" : "primary"}>{disables ? "Disable" : "Enable"}</Button>
        </PageForm>
      </div>
    </div>
  );
}
