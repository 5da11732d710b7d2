import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { subMilliseconds } from "date-fns";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { endSessionForm } from "#app/domain/access/session.form.ts";
import { IDLE_MS, MEETING_IDLE_MS } from "#app/domain/access/session-limits.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { endOwnSessions } from "#app/services/session/end-sessions.ts";
import { findOwnAccount } from "#db/queries/own-account.ts";
import { countUnusedRecoveryCodes } from "#db/queries/recovery-codes.ts";
import { listSessionsOf } from "#db/queries/sessions.ts";
import { db } from "#db/open.ts";

const params = z.object({});

const CHANGED: Record<string, string> = {
  password: "Your password has been changed, and your other sessions have ended",
  authenticator: "Your new authenticator is in use",
  sessions: "The session has ended",
  notifications: "What you are sent by e-mail has been saved",
};

export const loader = guardedLoader("account:manage", params, async ({ request, actor, now, context }) => {
  const account = await findOwnAccount(db, actor.id);
  if (!account) throw new Response(null, { status: 404 });
  const sessions = await listSessionsOf(db, actor.id, now, {
    seenSince: subMilliseconds(now, IDLE_MS),
    keptSince: subMilliseconds(now, MEETING_IDLE_MS),
  });
  return {
    account,
    recoveryCodesLeft: await countUnusedRecoveryCodes(db, actor.id),
    sessions: sessions
      .map((session) => ({ ...session, isThisOne: session.id === actor.sessionId }))
      .sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne)),
    partnershipId: actor.partnershipId,
    partnerships: [...(context.signedIn?.partnerships ?? [])],
    notice: CHANGED[new URL(request.url).searchParams.get("changed") ?? ""] ?? null,
  };
});

export const action = guardedAction("account:manage", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, endSessionForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);
  if (!(await endOwnSessions({ db, actor, now }, typed.data.sessionId))) throw new Response(null, { status: 404 });
  return redirect("/account?changed=sessions");
});

export const meta: MetaFunction = () => [{ title: "Your account – Joint Action" }];

export default function AccountPage() {
  const { account, recoveryCodesLeft, notice, partnerships, partnershipId } = useLoaderData<typeof loader>();
  const { name, email, agencyName, passwordSetAt, totpConfirmedAt } = account;
  return (
    <>
      {notice ? <NotificationBanner variant="success" heading={notice} /> : null}
      <h1 className="govuk-heading-l">Your account</h1>
      <SummaryList
        rows={[
          { key: "Name", value: name },
          { key: "E-mail address", value: email },
          { key: "Agency", value: agencyName },
          {
            key: "Password",
            value: passwordSetAt ? `Set on ${londonTime(passwordSetAt)}` : "Not set",
            actions: [{ href: "/account/password", text: "Change", visuallyHiddenText: "password" }],
          },
          {
            key: "Authenticator",
            value: totpConfirmedAt ? `Set up on ${londonTime(totpConfirmedAt)}` : "Not set up",
            actions: [{ href: "/account/authenticator", text: "Change", visuallyHiddenText: "authenticator" }],
          },
          {
            key: "E-mail",
            value: "What you are sent by e-mail",
            actions: [
              { href: "/account/notifications", text: "Choose", visuallyHiddenText: "what you are sent by e-mail" },
            ],
          },
          {
            key: "Calendar",
            value: "Your groups’ meetings in a calendar of your own",
            actions: [{ href: "/account/calendar", text: "Set up", visuallyHiddenText: "your calendar" }],
          },
          {
            key: "Recovery codes",
            value: `${recoveryCodesLeft} left`,
            actions: [
              {
                href: "/account/recovery-codes",
                text: "Make new ones",
                visuallyHiddenText: "in place of your recovery codes",
              },
            ],
          },
        ]}
      />
      <p className="govuk-body">Your name, e-mail address and agency are changed by your administrator.</p>
      <Sessions />
      {partnerships.length > 1 ? <Partnerships partnerships={partnerships} current={partnershipId} /> : null}
    </>
  );
}

function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <h2 className="govuk-heading-m">Where you are signed in</h2>
      <Table
        caption="Sessions"
        captionHidden
        scrollLabel="Sessions"
        stacked
        head={[
          "Browser",
          "Signed in",
          "Last used",
          { text: <span className="govuk-visually-hidden">End the session</span> },
        ]}
        rows={sessions.map(({ id, browser, createdAt, lastSeenAt, isThisOne }) => [
          browser,
          londonTime(createdAt),
          londonTime(lastSeenAt),
          isThisOne ? (
            "This one"
          ) : (
            <EndSession key={id} id={id} label={`End the session of ${browser}, signed in ${londonTime(createdAt)}`} />
          ),
        ])}
      />
      {sessions.length > 1 ? (
        <PageForm id="end-others" reloadDocument>
          <input type="hidden" name="sessionId" value="others" />
          <Button variant="secondary">End all other sessions</Button>
        </PageForm>
      ) : (
        <p className="govuk-body">
          You are signed in nowhere else. A session that is not used for 30 minutes ends by itself.
        </p>
      )}
    </>
  );
}

function EndSession({ id, label }: { id: string; label: string }) {
  return (
    <PageForm id={`end-${id}`} reloadDocument>
      <input type="hidden" name="sessionId" value={id} />
      <button type="submit" className="app-link-button" aria-label={label}>
        End
      </button>
    </PageForm>
  );
}

function Partnerships({
  partnerships,
  current,
}: {
  partnerships: readonly { id: string; name: string }[];
  current: string;
}) {
  return (
    <PageForm id="partnership" action="/switch-partnership" reloadDocument>
      <Radios
        field={{ id: "partnershipId", name: "partnershipId", defaultValue: current }}
        legend="Partnership that you work in now"
        legendSize="m"
        items={partnerships.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Button>Switch partnership</Button>
    </PageForm>
  );
}
