import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { KINDS, NOTIFICATION_KINDS, OPTIONAL_KINDS } from "#app/domain/notifications/kinds.ts";
import { choicesForm } from "#app/domain/notifications/notification.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { chooseEmails, emailChoices } from "#app/services/notifications/choose-emails.ts";
import { mailSettings } from "#app/services/notifications/mail-settings.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("account:manage", params, async ({ actor }) => ({
  chosen: await emailChoices(db, actor.id),
  hasMail: mailSettings() !== null,
}));

export const action = guardedAction("account:manage", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, choicesForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);
  await chooseEmails({ db, actor, now }, typed.data.byEmail);
  return redirect("/account?changed=notifications");
});

export const meta: MetaFunction = () => [{ title: "What you are sent by e-mail – Joint Action" }];

export default function EmailChoicesPage() {
  const { chosen, hasMail } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const always = KINDS.filter((kind) => NOTIFICATION_KINDS[kind].email === "always");
  return (
    <>
      <BackLink href="/account">Your account</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <ErrorSummary
            errors={Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message, href: "#byEmail" }))}
          />
          <h1 className="govuk-heading-l">What you are sent by e-mail</h1>
          <p className="govuk-body">
            An e-mail has a reference and a link, and no names or details. You are told of everything in Joint Action
            itself as well, under Notifications.
          </p>
          {hasMail ? null : (
            <InsetText>No e-mail is sent from here at present. Your choice counts once it is.</InsetText>
          )}
          <PageForm reloadDocument>
            <Checkboxes
              field={{ id: "byEmail", name: "byEmail", defaultValue: chosen }}
              legend="You are sent an e-mail when"
              legendSize="m"
              items={OPTIONAL_KINDS.map((kind) => ({ value: kind, text: NOTIFICATION_KINDS[kind].choice }))}
            />
            <p className="govuk-body">You are always sent an e-mail when:</p>
            <ul className="govuk-list govuk-list--bullet">
              {always.map((kind) => (
                <li key={kind}>{NOTIFICATION_KINDS[kind].choice}</li>
              ))}
            </ul>
            <Button>Save</Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
