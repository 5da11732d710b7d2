import { longDay } from "#app/domain/dates/iso-day.ts";
import { CONTACT_WAY_NAMES, type ContactWay } from "#app/domain/premises/contact.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type ContactRow = {
  id: string;
  contactedOn: string;
  how: ContactWay;
  agencyName: string;
  words: string | null;
  recordedBy: string | null;
  withdrawnReason: string | null;
};
type Props = { premisesId: string; caption: string; contacts: readonly ContactRow[]; mayRecord: boolean };

export function ContactRows({ premisesId, caption, contacts, mayRecord }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={caption}
      stacked
      head={["Day", "How", "Agency", "What was said or seen", ...(mayRecord ? ["Withdraw"] : [])]}
      rows={contacts.map((contact) => [
        longDay(contact.contactedOn),
        CONTACT_WAY_NAMES[contact.how],
        <span key="by">
          {contact.agencyName}
          {contact.recordedBy === null ? null : (
            <>
              <br />
              Recorded by {contact.recordedBy}
            </>
          )}
        </span>,
        <Words key="words" {...contact} />,
        ...(mayRecord
          ? [
              contact.withdrawnReason === null ? (
                <a
                  key="withdraw"
                  className="govuk-link"
                  href={`/premises/${premisesId}/contacts/${contact.id}/withdraw`}
                >
                  Withdraw
                  <span className="govuk-visually-hidden"> the contact of {longDay(contact.contactedOn)}</span>
                </a>
              ) : null,
            ]
          : []),
      ])}
    />
  );
}

function Words({ words, withdrawnReason }: ContactRow) {
  if (withdrawnReason === null) return words === null ? null : <span className="app-typed">{words}</span>;
  return (
    <>
      <Tag colour="grey">Withdrawn</Tag> <span className="app-typed">{withdrawnReason}</span>
    </>
  );
}
