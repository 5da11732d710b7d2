import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { openUnsentForm, takeUnsentForm } from "#app/services/session/unsent-form.ts";
import { db } from "#db/open.ts";
import { inWords, isShown } from "./field-words.ts";

const params = z.object({});

export const loader = guardedLoader("home:read", params, async ({ actor, now }) => {
  const form = await openUnsentForm({ db, now }, { userId: actor.id, sessionId: actor.sessionId });
  return { fields: form?.fields ?? null };
});

/** The same body goes on to where it was meant to go: 307 keeps method and body, and the form brought the token of now. */
export const action = guardedAction("home:read", params, async ({ actor, now }) => {
  const form = await takeUnsentForm({ db, now }, { userId: actor.id, sessionId: actor.sessionId });
  return form ? redirect(form.path, 307) : redirect("/unsent");
});

export const meta: MetaFunction = () => [{ title: "What you had not sent – Joint Action" }];

export default function UnsentPage() {
  const { fields } = useLoaderData<typeof loader>();
  if (!fields) {
    return (
      <SessionPage title="There is nothing left to send">
        <p className="govuk-body">
          What you typed has been sent or thrown away, or more than 30 minutes have gone by since.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href="/">
            Go to Home
          </a>
        </p>
      </SessionPage>
    );
  }
  return (
    <SessionPage title="What you had not sent">
      <p className="govuk-body">
        Your session had ended when you sent this, so nothing was saved. Files that you had chosen must be chosen again.
      </p>
      <SummaryList
        rows={fields
          .filter(([name, value]) => isShown(name, value))
          .map(([name, value]) => ({ key: inWords(name), value: <span className="app-kept-text">{value}</span> }))}
      />
      <SessionForm id="send" action="/unsent">
        {fields.map(([name, value], index) => (
          <textarea key={index} name={name} defaultValue={value} hidden readOnly />
        ))}
      </SessionForm>
      <SessionForm id="discard" action="/unsent/discard">
        <ButtonGroup>
          <Button form="send">Send it now</Button>
          <Button variant="secondary">Throw it away</Button>
        </ButtonGroup>
      </SessionForm>
    </SessionPage>
  );
}
