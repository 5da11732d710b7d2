import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  INVITED_ANSWER_NAMES,
  INVITED_HOW_NAMES,
  INVITED_PARTY_NAMES,
  type InvitedHow,
  type InvitedParty,
} from "#app/domain/premises/formal-meeting.ts";

type Invitation = {
  id: string;
  party: InvitedParty;
  name: string;
  invitedOn: string | null;
  how: InvitedHow | null;
  answer: keyof typeof INVITED_ANSWER_NAMES | null;
  attended: 0 | 1 | null;
};
type Props = {
  invitations: readonly Invitation[];
  /** The page on which one is changed; null where they are not. */
  hrefOf: ((id: string) => string) | null;
  isOver: boolean;
};

export function InvitationRows({ invitations, hrefOf, isOver }: Props) {
  return (
    <Table
      caption="Invitations"
      captionHidden
      scrollLabel="Invitations"
      stacked
      head={["As", "Name", "Invited", "Answer", ...(isOver ? ["Came"] : []), ...(hrefOf ? ["Change"] : [])]}
      rows={invitations.map(({ id, party, name, invitedOn, how, answer, attended }) => [
        INVITED_PARTY_NAMES[party],
        name,
        invitedOn === null
          ? "Not yet"
          : `${longDay(invitedOn)}, ${how === null ? "" : INVITED_HOW_NAMES[how].toLowerCase()}`,
        answer === null ? "None yet" : INVITED_ANSWER_NAMES[answer],
        ...(isOver ? [attended === 1 ? "Yes" : "No"] : []),
        ...(hrefOf
          ? [
              <a key="change" className="govuk-link" href={hrefOf(id)}>
                Change<span className="govuk-visually-hidden"> the invitation of {name}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}
