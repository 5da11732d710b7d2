import { longDay } from "#app/domain/dates/iso-day.ts";
import { CONTACT_WAY_NAMES, type ContactWay } from "#app/domain/premises/contact.ts";
import { INVITED_ANSWER_NAMES, INVITED_HOW_NAMES, type InvitedHow } from "#app/domain/premises/formal-meeting.ts";

type Recorded = Record<string, string | null>;

const day = (value: string | null) => (value === null ? null : longDay(value));

type Plan = { version: number; aim: string; startedOn: string; endsOn: string; closedOn: string | null };

/** By the labels under which a form sets what was typed beside it. */
export function recordedPlan({ aim, startedOn, endsOn, closedOn }: Plan): Recorded {
  return { Aim: aim, "First day": day(startedOn), "Last day": day(endsOn), Closed: day(closedOn) };
}

type Meeting = {
  version: number;
  arrangedDay: string | null;
  arrangedTime: string | null;
  place: string | null;
  notifiedOn: string | null;
  notifiedHow: ContactWay | null;
  notifiedWhom: string | null;
  heldOn: string | null;
  outcome: string | null;
  notHeldReason: string | null;
};

export function recordedMeeting(m: Meeting): Recorded {
  return {
    "Arranged for": day(m.arrangedDay),
    Time: m.arrangedTime,
    Place: m.place,
    "Told of the grade": day(m.notifiedOn),
    "How they were told": m.notifiedHow === null ? null : CONTACT_WAY_NAMES[m.notifiedHow],
    "Who was told": m.notifiedWhom,
    "Held on": day(m.heldOn),
    "What came of it": m.outcome,
    "Why it is not held": m.notHeldReason,
  };
}

type Invitation = {
  version: number;
  name: string;
  invitedOn: string | null;
  how: InvitedHow | null;
  answer: keyof typeof INVITED_ANSWER_NAMES | null;
};

export function recordedInvitation({ name, invitedOn, how, answer }: Invitation): Recorded {
  return {
    Name: name,
    Invited: day(invitedOn),
    How: how === null ? null : INVITED_HOW_NAMES[how],
    Answer: answer === null ? null : INVITED_ANSWER_NAMES[answer],
  };
}

export function recordedContact(contact: {
  version: number;
  contactedOn: string;
  how: ContactWay;
  withdrawnReason: string | null;
}): Recorded {
  return {
    Day: longDay(contact.contactedOn),
    How: CONTACT_WAY_NAMES[contact.how],
    Withdrawn: contact.withdrawnReason,
  };
}
