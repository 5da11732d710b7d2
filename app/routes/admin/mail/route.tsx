import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { useRootData } from "#app/components/layout/root-data.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { NOTIFICATION_KINDS } from "#app/domain/notifications/kinds.ts";
import { mailForm } from "#app/domain/notifications/notification.form.ts";
import { faultInWords, GIVE_UP_DAYS } from "#app/domain/notifications/outbox.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { shownMailSettings } from "#app/services/notifications/mail-settings.ts";
import { sendTestEmail } from "#app/services/notifications/send-test-email.ts";
import { settleEmail } from "#app/services/notifications/settle-email.ts";
import { db } from "#db/open.ts";
import { countEmailsByStatus, listUnsentEmails } from "#db/queries/outbox.ts";
import { UnsentEmails } from "./unsent-emails.tsx";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  after: z.catch(z.optional(z.uuidv7()), undefined),
  show: z.catch(z.literal(["all", "stuck"]), "all"),
});

export const loader = guardedLoader("mail:manage", params, async ({ request, actor: { partnershipId } }) => {
  const { after, show } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const counts = Object.fromEntries(
    (await countEmailsByStatus(db, partnershipId)).map(({ status, emails }) => [status, emails]),
  );
  const rows = await listUnsentEmails(db, partnershipId, { after, isStuck: show === "stuck", limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  return {
    settings: shownMailSettings(),
    counts,
    show,
    emails: shown.map((row) => ({
      id: row.id,
      status: row.status,
      about: NOTIFICATION_KINDS[row.kind].text,
      userName: row.userName,
      at: londonTime(row.createdAt),
      attempts: row.attempts,
      next: row.status === "waiting" ? londonTime(row.nextAttemptAt) : null,
      trouble: row.lastError && faultInWords(row.lastError),
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
});

export const action = guardedAction("mail:manage", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, mailForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  const asked = typed.data;
  if (asked.what === "test") {
    const result = await sendTestEmail({ db, actor, now });
    if (result.kind === "sent") return redirect(afterSaving("/admin/mail", "email-tested"));
    const problem = result.kind === "no-mail" ? "No mail is set up" : faultInWords(result.code);
    return data({ problem: `The test message was not sent. ${problem}.` }, 422);
  }
  const result = await settleEmail({ db, actor, now }, asked.emailId, asked.what);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "done")
    return redirect(afterSaving("/admin/mail", asked.what === "again" ? "email-again" : "email-left"));
  return data({ problem: "Nothing was changed: the message has been sent, or settled by somebody else." }, 409);
});

export const meta: MetaFunction = () => [{ title: "E-mail – Joint Action" }];

export default function MailPage() {
  const { emails, next, settings, counts, show } = useLoaderData<typeof loader>();
  const problem: string | undefined = useActionData<typeof action>()?.problem;
  const count = (status: string) => counts[status] ?? 0;
  return (
    <>
      <h1 className="govuk-heading-l">E-mail</h1>
      <AdminNavigation current="/admin/mail" />
      {problem ? <WarningText>{problem}</WarningText> : null}
      {settings ? <Settings settings={settings} /> : <NoMail />}
      <h2 className="govuk-heading-m">What has not been sent</h2>
      <p className="govuk-body">
        {count("waiting")} waiting, {count("unknown")} that may have been sent, {count("failed")} refused,{" "}
        {count("given-up")} given up after {GIVE_UP_DAYS} days. {count("sent")} sent in the last 90 days.
      </p>
      <SubNavigation
        label="E-mail not sent"
        items={[
          { href: "/admin/mail", text: "All", current: show === "all" },
          { href: "/admin/mail?show=stuck", text: "Not going by itself any more", current: show === "stuck" },
        ]}
      />
      {emails.length > 0 ? (
        <UnsentEmails emails={emails} />
      ) : (
        <p className="govuk-body">There is none: all that was to be sent has gone.</p>
      )}
      <Pagination nextHref={next ? `/admin/mail?show=${show}&after=${next}` : undefined} />
    </>
  );
}

function Settings({ settings }: { settings: NonNullable<ReturnType<typeof shownMailSettings>> }) {
  return (
    <>
      <SummaryList
        rows={[
          { key: "Mail server", value: settings.server },
          { key: "Signs in as", value: settings.user || "Nobody" },
          { key: "Encryption", value: settings.isEncrypted ? "Always" : "When the mail server offers it" },
          { key: "From", value: settings.from },
          { key: "Links lead to", value: settings.origin },
        ]}
      />
      <PageForm id="test" reloadDocument>
        <input type="hidden" name="what" value="test" />
        <Button variant="secondary">Send a test message to yourself</Button>
      </PageForm>
    </>
  );
}

function NoMail() {
  if (useRootData()?.demonstration)
    return <InsetText>This is a demonstration: no e-mail leaves it, whatever mail server is set up.</InsetText>;
  return (
    <InsetText>
      No mail is set up: people are told of things in Joint Action alone. Whoever runs it sets SMTP_URL and MAIL_FROM.
    </InsetText>
  );
}
