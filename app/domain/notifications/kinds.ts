/**
 * What somebody can be told, in the words of the list and of the preferences. `email` says whether the message goes by
 * e-mail too, when mail is set up: always, or as the user chooses (`on` and `off` are what holds until they choose).
 */
export const NOTIFICATION_KINDS = {
  "action-given": { text: "You have been given an action", choice: "You are given an action", email: "on" },
  "action-changed": {
    text: "An action of yours has been changed",
    choice: "The day or the owner of an action of yours changes",
    email: "on",
  },
  "action-reopened": {
    text: "A finished action of yours has been opened again",
    choice: "A finished action of yours is opened again",
    email: "on",
  },
  "action-passed-on": {
    text: "An action of yours has been given to somebody else",
    choice: "An action of yours is given to somebody else",
    email: "on",
  },
  "action-to-name": {
    text: "Your agency is to name somebody for an action",
    choice: "Your agency is to name somebody for an action",
    email: "on",
  },
  "action-chased": {
    text: "You have been asked about an action",
    choice: "You are asked about an action",
    email: "on",
  },
  "action-due-soon": {
    text: "An action of yours is due soon",
    choice: "An action of yours is due soon",
    email: "on",
  },
  "action-due-today": {
    text: "An action of yours is due today",
    choice: "An action of yours is due today",
    email: "on",
  },
  "action-escalated": {
    text: "An overdue action has been escalated to you",
    choice: "An overdue action is escalated to you",
    email: "always",
  },
  "case-lead-given": {
    text: "You or your agency now lead a case",
    choice: "You or your agency are to lead a case",
    email: "on",
  },
  "case-supervision-given": {
    text: "You now supervise a case",
    choice: "You are to supervise a case",
    email: "on",
  },
  "case-reopened": {
    text: "A case that you lead has been opened again",
    choice: "A case that you lead is opened again",
    email: "on",
  },
  "case-hold-passed": {
    text: "A case is due to be taken off hold",
    choice: "A case that you lead is due to be taken off hold",
    email: "on",
  },
  "case-transfer-due": {
    text: "Somebody in a case is 18 within a month: decide whether to transfer",
    choice: "A transfer at 18 is to be decided",
    email: "on",
  },
  "case-working-group": {
    text: "You are in the working group of a case",
    choice: "You are put into the working group of a case",
    email: "on",
  },
  "meeting-moved": {
    text: "A meeting of a group of yours has been moved",
    choice: "A meeting of a group of yours is moved",
    email: "on",
  },
  "meeting-cancelled": {
    text: "A meeting of a group of yours has been cancelled",
    choice: "A meeting of a group of yours is cancelled",
    email: "on",
  },
  "meeting-reinstated": {
    text: "A cancelled meeting of a group of yours takes place after all",
    choice: "A cancelled meeting of a group of yours takes place after all",
    email: "on",
  },
  "research-asked": {
    text: "Your agency is asked what it knows of cases before a meeting",
    choice: "Your agency is asked what it knows of cases before a meeting",
    email: "on",
  },
  "research-chased": {
    text: "Your agency has not answered what it knows of cases before a meeting",
    choice: "Your agency is chased for what it knows of cases before a meeting",
    email: "on",
  },
  "papers-out": {
    text: "The papers of a meeting of a group of yours are out",
    choice: "The papers of a meeting of a group of yours are out",
    email: "on",
  },
  "minutes-out": {
    text: "The minutes of a meeting of a group of yours are out",
    choice: "The minutes of a meeting of a group of yours are out",
    email: "on",
  },
  "minutes-corrected": {
    text: "The minutes of a meeting of a group of yours have been corrected",
    choice: "The minutes of a meeting of a group of yours are corrected",
    email: "on",
  },
  "case-named": {
    text: "You have been named to see a case",
    choice: "You are named to see a case",
    email: "on",
  },
  "case-unnamed": {
    text: "You are no longer named to see a case",
    choice: "You are no longer named to see a case",
    email: "on",
  },
  "case-conflict": {
    text: "A conflict of interest has been recorded in a case",
    choice: "A conflict of interest is recorded in a case of yours",
    email: "on",
  },
  "case-glass-broken": {
    text: "Somebody has opened a case in an emergency",
    choice: "Somebody opens a case of yours in an emergency",
    email: "always",
  },
  "case-access-asked": {
    text: "Somebody asks to be let into a case",
    choice: "Somebody asks to be let into a case of yours",
    email: "on",
  },
  "case-access-refused": {
    text: "You have not been let into a case that you asked for",
    choice: "You are not let into a case that you asked for",
    email: "on",
  },
  "referral-received": {
    text: "A referral has been made to a group that you run",
    choice: "A referral is made to a group that you run",
    email: "on",
  },
  "referral-withdrawn": {
    text: "A referral to a group that you run has been withdrawn",
    choice: "A referral to a group that you run is withdrawn",
    email: "on",
  },
  "referral-decided": {
    text: "A referral that you made has been decided",
    choice: "A referral that you made is decided",
    email: "on",
  },
  "risk-review-due": {
    text: "A review of risk is due",
    choice: "A review of risk that is yours to make is due",
    email: "on",
  },
  "risk-sent-back": {
    text: "An assessment of yours has been sent back by the supervisor",
    choice: "An assessment of yours is sent back by the supervisor",
    email: "on",
  },
  "incident-given": {
    text: "An incident is yours to deal with",
    choice: "You are given an incident to deal with",
    email: "on",
  },
  "intervention-breached": {
    text: "A breach of an intervention in a case that you lead has been recorded",
    choice: "A breach of an intervention in a case that you lead is recorded",
    email: "on",
  },
  "case-review-given": {
    text: "A case review is yours to look after, or to write",
    choice: "A case review is given to you, or you are to write it",
    email: "on",
  },
  "case-review-asked": {
    text: "Your agency is asked for information for a case review",
    choice: "Your agency is asked for information for a case review",
    email: "on",
  },
  "case-review-joined": {
    text: "A further application has joined a case review of yours",
    choice: "A further application joins a case review that you are the contact officer of",
    email: "on",
  },
  "case-review-step-due": {
    text: "A step of a case review is due today",
    choice: "A step of a case review that you are the contact officer of is due",
    email: "on",
  },
  "case-review-step-late": {
    text: "A step of a case review is late",
    choice: "A step of a case review that you are the contact officer of is late",
    email: "on",
  },
  "case-review-reply-due": {
    text: "Your agency’s reply to a request for a case review is due",
    choice: "Your agency’s reply to a request for a case review is due",
    email: "on",
  },
  "case-review-reply-late": {
    text: "A reply to a request for a case review is late",
    choice: "A reply to a request for a case review is late",
    email: "on",
  },
  "case-review-follow-up": {
    text: "The applicant of a case review says that an action of yours has not been done",
    choice: "The applicant of a case review says that an action of yours has not been done",
    email: "on",
  },
  "case-review-panel": {
    text: "You are on the panel of a case review",
    choice: "You are put on the panel of a case review",
    email: "on",
  },
  "intervention-ends": {
    text: "An intervention or order ends soon",
    choice: "An intervention or order that is yours ends soon",
    email: "on",
  },
  "intervention-review-due": {
    text: "The review of an order is due soon",
    choice: "The review of an order that is yours is due soon",
    email: "on",
  },
  "intervention-appeal-over": {
    text: "The time to appeal against a notice is over",
    choice: "The time to appeal against a notice that is yours is over",
    email: "on",
  },
  "intervention-hearing-by": {
    text: "The hearing after a closure notice is due within two days",
    choice: "The hearing after a closure notice that is yours is due",
    email: "on",
  },
  "premises-meeting-late": {
    text: "A meeting with licensed premises has not been held in time",
    choice: "A meeting with licensed premises is not held in time",
    email: "on",
  },
  "premises-plan-ends": {
    text: "The action plan of licensed premises ends within a week",
    choice: "The action plan of licensed premises ends within a week",
    email: "on",
  },
  "premises-contacts-overdue": {
    text: "Contact with licensed premises is overdue",
    choice: "Contact with licensed premises is overdue, once a week at most",
    email: "on",
  },
  "weekly-summary": {
    text: "The weekly summary of your agency's work is ready",
    choice: "The weekly summary of your agency's work is ready",
    email: "on",
  },
  "agreement-ends": {
    text: "An information sharing agreement ends soon",
    choice:
      "An information sharing agreement of your agency, of a group that you chair or of the partnership ends soon",
    email: "on",
  },
  "agreement-lapsed": {
    text: "An information sharing agreement has lapsed",
    choice: "An information sharing agreement of your agency, of a group that you chair or of the partnership lapses",
    email: "on",
  },
  "agreement-review": {
    text: "An information sharing agreement is to be reviewed",
    choice: "An information sharing agreement is to be reviewed",
    email: "on",
  },
  "plan-review": {
    text: "A plan of the partnership is to be reviewed",
    choice: "A plan that you lead, or of a group that you coordinate, is to be reviewed",
    email: "on",
  },
  "matter-passed": {
    text: "A matter has been passed to a group that you run",
    choice: "A matter is passed to a group that you run, or answered",
    email: "on",
  },
  "retention-due": {
    text: "Records are due for a decision on what becomes of them",
    choice: "Records are due for a decision on what becomes of them",
    email: "on",
  },
  "rights-due-soon": {
    text: "A request about somebody's own data is due soon",
    choice: "A request about somebody's own data is due soon",
    email: "on",
  },
  "rights-overdue": {
    text: "A request about somebody's own data is overdue",
    choice: "A request about somebody's own data is overdue",
    email: "always",
  },
  "guest-ending": {
    text: "A guest's time in a group ends soon",
    choice: "A guest's time in a group ends soon",
    email: "on",
  },
  "credential-reset": {
    text: "Your password or authenticator has been reset",
    choice: "Your password or authenticator is reset",
    email: "always",
  },
  "pack-asked": {
    text: "Your agency is asked whether something that it supplied may be given to the person whom it is about",
    choice: "Your agency is asked whether something may be given to the person whom it is about",
    email: "on",
  },
  "pack-chased": {
    text: "Your agency has not answered whether something may be given to the person whom it is about",
    choice: "Your agency is reminded that it has not answered whether something may be given",
    email: "on",
  },
} as const satisfies Record<string, { text: string; choice: string; email: "always" | "on" | "off" }>;
export type NotificationKind = keyof typeof NOTIFICATION_KINDS;
export const KINDS = Object.keys(NOTIFICATION_KINDS) as NotificationKind[];

/** Those that a user may have by e-mail or not. */
export const OPTIONAL_KINDS = KINDS.filter((kind) => NOTIFICATION_KINDS[kind].email !== "always");

/** `chosen` is what the user has said, or null. */
export function isByEmail(kind: NotificationKind, chosen: boolean | null): boolean {
  const { email } = NOTIFICATION_KINDS[kind] as { email: "always" | "on" | "off" };
  return email === "always" || (chosen ?? email === "on");
}

/** Kinds of things that a notification can be about, each with the page that it opens. */
export type NotifiedObject =
  | "action"
  | "referral"
  | "case"
  | "case-access"
  | "case-unseen"
  | "case-risk"
  | "own-actions"
  | "user"
  | "membership"
  | "week"
  | "group-meetings"
  | "group-agreements"
  | "agreements-due"
  | "own-agreement"
  | "sharing-agreement"
  | "partnership-plan"
  | "group-matters"
  | "meeting"
  | "research"
  | "incident"
  | "case-review"
  | "case-review-request"
  | "intervention"
  | "premises-plan"
  | "premises-contacts"
  | "retention-list"
  | "pack-asked"
  | "rights-request";

export function pathOfObject(kind: NotifiedObject, id: string): string {
  switch (kind) {
    case "action":
      return `/actions/${id}`;
    case "case":
      return `/cases/${id}`;
    case "case-access":
      return `/cases/${id}/access`;
    // Told of it by its reference, without being let in.
    case "case-unseen":
      return "/notifications";
    case "referral":
      return `/referrals/${id}`;
    case "pack-asked":
      return "/rights/asked";
    case "case-risk":
      return `/cases/${id}/risk`;
    case "own-actions":
      return "/actions";
    case "user":
      return "/account";
    case "membership":
      return "/notifications";
    case "group-agreements":
      return `/groups/${id}/agreements`;
    case "agreements-due":
      return "/admin/agencies?agreement=due";
    case "own-agreement":
      return "/account";
    case "sharing-agreement":
      return `/agreements/${id}`;
    case "partnership-plan":
      return `/plans/${id}`;
    case "group-matters":
      return `/groups/${id}/matters`;
    case "group-meetings":
      return `/groups/${id}/meetings`;
    case "meeting":
      return `/groups/meetings/${id}`;
    case "research":
      return "/groups/research";
    case "incident":
      return `/incidents/${id}`;
    case "intervention":
      return `/interventions/${id}`;
    case "case-review":
      return `/case-reviews/${id}`;
    case "case-review-request":
      return `/case-reviews/requests/${id}`;
    case "premises-plan":
      return `/premises/${id}/plan`;
    case "premises-contacts":
      return "/premises/contacts-due?due=overdue";
    case "rights-request":
      return `/rights/${id}`;
    case "retention-list":
      return "/retention";
    case "week":
      return `/notifications/weeks/${id}`;
  }
}
