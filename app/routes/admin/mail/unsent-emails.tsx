import { PageForm } from "#app/components/forms/page-form.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { maySettle, OUTBOX_STATUSES, type OutboxStatus } from "#app/domain/notifications/outbox.ts";

type Email = {
  id: string;
  status: OutboxStatus;
  about: string;
  userName: string;
  at: string;
  attempts: number;
  next: string | null;
  trouble: string | null;
};

export function UnsentEmails({ emails }: { emails: readonly Email[] }) {
  return (
    <>
      <Table
        caption="The oldest first"
        captionHidden
        scrollLabel="E-mail not sent"
        head={["Message", "To", "Written", "State", { text: "Tries", numeric: true }, "Trouble", "What to do"]}
        rows={emails.map((email) => [
          email.about,
          email.userName,
          email.at,
          email.next ? `${OUTBOX_STATUSES[email.status]} until ${email.next}` : OUTBOX_STATUSES[email.status],
          email.attempts,
          email.trouble ?? "None",
          <Settle key="settle" {...email} />,
        ])}
      />
      <p className="govuk-body">
        A message that may have been sent is not sent again by itself. Ask whether it arrived, or leave it: the person
        has been told in Joint Action as well.
      </p>
    </>
  );
}

function Settle({ id, status, about, userName }: Email) {
  const ways = [
    { what: "again", text: "Try again" },
    { what: "leave", text: "Leave it" },
  ] as const;
  return ways
    .filter(({ what }) => maySettle(status, what))
    .map(({ what, text }) => (
      <PageForm key={what} id={`${what}-${id}`} reloadDocument>
        <input type="hidden" name="what" value={what} />
        <input type="hidden" name="emailId" value={id} />
        <button type="submit" className="app-link-button" aria-label={`${text}: ${about}, to ${userName}`}>
          {text}
        </button>
      </PageForm>
    ));
}
