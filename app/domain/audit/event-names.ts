/** What happened, in the words in which the log tells it. Every event that the code writes stands here (a test compares). */
export const EVENT_NAMES = {
  "access.not-found": "Asked for something that is not theirs to see, or does not exist",
  "access.refused": "Was refused something that they may not do",
  "action.completed": "Finished an action",
  "action.created": "Gave an action",
  "action.overdue-listed": "Listed overdue actions",
  "action.own-listed": "Listed their own actions",
  "action.viewed": "Opened an action",
  "administrator.removal-refused": "Was refused the removal of the last administrator",
  "agency.added": "Added an agency",
  "agency.changed": "Changed an agency",
  "agency.import-undone": "Took back what an import said of an agency",
  "agency.listed": "Listed agencies",
  "agency.viewed": "Opened an agency",
  "area.street-beat-chosen": "Picked the beat of a street",
  "audit.check-requested": "Asked for a check of the log",
  "audit.detail-opened": "Opened the content of an event on a restricted record",
  "audit.event-viewed": "Opened an event in the log",
  "audit.found-faulty": "Checked the log: it is not whole",
  "audit.found-whole": "Checked the log: it is whole",
  "audit.heads-missed": "Missed the file outside the database that notes the seals, and wrote it anew",
  "audit.record-viewed": "Looked up who has seen a record",
  "audit.searched": "Searched the log",
  "bank-holidays.loaded": "Loaded bank holidays",
  "case.listed": "Listed cases",
  "case.opened": "Opened a new case from a referral",
  "case.viewed": "Looked at a case",
  "code.failed": "Gave a wrong authenticator code",
  "document.added": "Added a document",
  "document.downloaded": "Downloaded a document",
  "document.listed": "Listed the documents of a record",
  "document.removed": "Removed a document",
  "document.virus-found": "Found a virus in a document",
  "document.virus-refused": "Was refused a document with a virus in it",
  "duty.changed": "Changed a duty",
  "duty.ended": "Ended a duty",
  "duty.given": "Gave a duty",
  "email.dropped": "Decided that an e-mail need not be sent",
  "email.tested": "Sent themselves a test e-mail",
  "email.tried-again": "Had an e-mail tried again",
  "export.downloaded": "Fetched a list made as a file",
  "export.made": "Made a list into a file",
  "figures.rows-listed": "Listed the records behind a figure",
  "figures.viewed": "Looked at the figures",
  "group.added": "Added a group",
  "group.changed": "Changed a group",
  "group.ended": "Ended a group",
  "group.listed": "Listed groups",
  "group.viewed": "Opened a group",
  "import.crime": "Loaded recorded crime figures",
  "import.discarded": "Discarded a file that was to be loaded",
  "import.file-received": "Sent a file to be loaded",
  "import.listed": "Listed the files that were loaded",
  "import.loaded": "Loaded a file",
  "import.undone": "Undid the loading of a file",
  "import.viewed": "Opened the loading of a file",
  "job.run-requested": "Asked for a job to run",
  "legal-parameter.added": "Added a value of the law",
  "legal-parameter.confirmed": "Confirmed or corrected a value of the law",
  "meeting.added": "Added a meeting",
  "meeting.cancelled": "Cancelled a meeting",
  "meeting.listed": "Listed a group’s meetings",
  "meeting.moved": "Moved a meeting",
  "meeting.pattern-changed": "Changed how a group meets",
  "meeting.pattern-viewed": "Opened how a group meets",
  "meeting.planned": "Planned meetings ahead",
  "meeting.viewed": "Opened a meeting",
  "membership.changed": "Changed a membership",
  "membership.ended": "Ended a membership",
  "membership.given": "Gave a membership",
  "new-code.failed": "Gave a wrong code of the authenticator they were setting up",
  "partnership.created": "Set up the partnership",
  "person.card-viewed": "Saw a person's identity card",
  "person.created": "Recorded a person",
  "person.searched": "Searched for a person",
  "person.viewed": "Opened a person",
  "recovery-code.failed": "Gave a wrong recovery code",
  "referral.accepted": "Accepted a referral",
  "referral.created": "Made a referral",
  "referral.declined": "Declined a referral",
  "referral.listed": "Listed referrals",
  "referral.redirected": "Redirected a referral",
  "referral.state-viewed": "Saw the state of a referral they made",
  "referral.viewed": "Opened a referral",
  "referral.withdrawn": "Withdrew a referral",
  "risk.assessed": "Assessed risk",
  "session.ended": "Ended one of their sessions",
  "session.partnership-switched": "Switched to another partnership",
  "set-up.link-issued": "Made a link to set up Joint Action",
  "setting.changed": "Changed a setting",
  "sign-in.failed": "Failed to sign in",
  "sign-in.throttled": "Was held back after too many tries to sign in",
  "user.authenticator-set": "Set up an authenticator",
  "user.changed": "Changed a user",
  "user.disabled": "Disabled a user",
  "user.emails-chosen": "Chose what they are sent by e-mail",
  "user.enabled": "Enabled a user",
  "user.factor-reset": "Reset a lost authenticator",
  "user.import-undone": "Took back a user that an import had invited",
  "user.invitation-accepted": "Accepted an invitation",
  "user.invitation-renewed": "Renewed an invitation",
  "user.invited": "Invited a user",
  "user.listed": "Listed users",
  "user.other-sessions-ended": "Ended all their other sessions",
  "user.password-changed": "Changed their password",
  "user.password-reset": "Set a new password by a link",
  "user.password-reset-issued": "Made a link to set a new password",
  "user.recovery-codes-replaced": "Replaced their recovery codes",
  "user.reset-acknowledged": "Said that they know of a reset of their password or authenticator",
  "user.reset-refused": "Was refused a reset of both password and authenticator of one user",
  "user.signed-in": "Signed in",
  "user.signed-out": "Signed out",
  "user.viewed": "Opened a user",
  "work.summary-viewed": "Looked at the week's work of their agency",
} as const satisfies Record<string, string>;

export function eventInWords(event: string): string {
  return Object.hasOwn(EVENT_NAMES, event) ? EVENT_NAMES[event as keyof typeof EVENT_NAMES] : event;
}

/** Kinds of records that have a reference, by which the log can be searched. */
export const REFERENCED_KINDS = ["case", "person", "referral", "action"] as const;
export type ReferencedKind = (typeof REFERENCED_KINDS)[number];

export function isReferencedKind(kind: string): kind is ReferencedKind {
  return (REFERENCED_KINDS as readonly string[]).includes(kind);
}

/** `import-batch` as `Import batch`. */
export function kindInWords(kind: string): string {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Somebody without an account: a command, a job, or whoever tried to sign in. */
export function actorInWords(actorId: string): string {
  if (actorId === "anonymous") return "Nobody signed in";
  if (actorId === "system:jobs") return "Joint Action itself";
  const [, osUser] = /^system:(.*)$/.exec(actorId) ?? [];
  return osUser ? `Command run by ${osUser}` : "Unknown";
}
