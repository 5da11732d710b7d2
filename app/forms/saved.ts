/** What was saved, by the code that the next page's address carries: words of ours, and nothing of anybody's. */
const SAVED_WORDS = {
  "person-recorded": "The person has been recorded",
  "location-recorded": "The location has been recorded",
  "location-changed": "The location has been changed",
  "person-changed": "The details have been changed",
  "person-part-added": "It has been added to the record",
  "person-part-changed": "The change has been saved",
  "person-part-ended": "It has been taken off the record",
  "people-merged": "The two records are one now",
  "merge-undone": "The records are two again",
  "marker-kind-saved": "The list of warnings has been changed",
  "report-logged": "The report has been saved",
  "victim-told": "It has been recorded that the victim was told",
  "incident-changed": "The incident has been changed",
  "referral-made": "The referral has been made",
  "referral-accepted": "The referral has been accepted and this case opened",
  "referral-declined": "The referral has been declined",
  "referral-redirected": "The referral has been passed on",
  "referral-withdrawn": "The referral has been withdrawn",
  "referral-person-matched": "It has been recorded who this is",
  "risk-assessed": "The risk assessment has been saved",
  "risk-lowering-proposed":
    "The assessment has been saved. The lower level is proposed until somebody else, or a meeting, confirms it",
  "risk-lowering-confirmed": "The lower level has been confirmed and is in force",
  "risk-lowering-refused": "The lower level has been refused",
  "risk-signed-off": "The assessment has been signed off",
  "risk-sent-back": "The assessment has been sent back",
  "risk-questions-saved": "The answers have been saved",
  "risk-asset-plus-saved": "The AssetPlus levels have been recorded",
  "risk-reviewed": "The review has been recorded",
  "risk-list-changed": "The list has been changed",
  "questionnaire-changed": "The draft has been changed",
  "questionnaire-discarded": "The draft has been discarded",
  "questionnaire-published": "The questionnaire has been published. New assessments use it",
  "action-given": "The action has been given",
  "action-finished": "The action has been finished",
  "action-due-day-changed": "The due day has been changed",
  "action-owner-changed": "The owner has been changed",
  "action-held": "The action is on hold",
  "action-resumed": "The action is not on hold any more",
  "action-ended": "The action has been ended",
  "action-reopened": "The action is open again",
  "action-priority-changed": "The priority has been changed",
  "action-late-reason-saved": "The reason has been saved",
  "case-person-added": "The person has been added to the case",
  "case-person-changed": "The role has been changed",
  "case-person-ended": "The role has been ended",
  "case-lead-changed": "The lead has been changed",
  "case-supervisor-changed": "The supervisor has been changed",
  "case-held": "The case is on hold",
  "case-resumed": "The case is not on hold any more",
  "case-closed": "The case has been closed",
  "case-reopened": "The case is open again",
  "working-group-started": "The working group has been started",
  "working-group-ended": "The working group has been ended",
  "transfer-decided": "The decision about the transfer has been saved",
  "case-outcome-added": "The outcome has been added",
  "case-outcome-changed": "The outcome has been changed",
  "case-restricted": "The case is restricted",
  "case-unrestricted": "The case is not restricted any more",
  "case-person-named": "They have been named, and told",
  "case-access-ended": "It has been ended",
  "case-conflict-declared": "Your conflict of interest has been recorded. You do not see that case any more",
  "case-conflict-recorded": "The conflict of interest has been recorded",
  "case-access-asked": "You have asked to be let in. You will be told of the answer",
  "case-access-answered": "They have been told of your answer",
  "case-flagged": "The flag has been added",
  "case-flag-ended": "The flag has been ended",
  "case-flag-kind-added": "The flag has been added to the list",
  "case-flag-kind-saved": "The flag has been saved",
  "case-worker-recorded": "It has been recorded who works with whom",
  "case-worker-ended": "It has been recorded that they no longer work together",
  "note-written": "The note has been saved",
  "note-corrected": "The correction has been saved",
  "note-shared": "The note has been shared with everyone who sees this case",
  "note-made-private": "The note is private to your agency again",
  "plan-step-added": "The step has been added to the plan",
  "plan-step-changed": "The step has been changed",
  "plan-step-status-changed": "The state of the step has been changed",
  "plan-step-actions-changed": "The actions of the step have been changed",
  "meeting-added": "The meeting has been added",
  "meeting-moved": "The meeting has been moved",
  "meeting-cancelled": "The meeting has been cancelled",
  "meeting-reinstated": "The meeting takes place after all",
  "user-changed": "The user has been changed",
  "user-disabled": "The user has been disabled",
  "user-enabled": "The user has been enabled",
  "authenticator-reset": "The authenticator has been reset",
  "duty-given": "The duty has been given",
  "duty-changed": "The duty has been changed",
  "member-added": "The user has been added to the group",
  "membership-changed": "The membership has been changed",
  "group-added": "The group has been added",
  "group-changed": "The group has been changed",
  "agency-added": "The agency has been added",
  "agency-changed": "The agency has been changed",
  "job-asked": "The job will run within a few seconds",
  "email-again": "The message will be tried again within a few seconds",
  "email-left": "The message will not be sent",
  "email-tested": "The mail server has taken a test message to your own address. Look whether it arrives",
  "bank-holidays-loaded": "The bank holidays have been loaded",
} as const;
export type Saved = keyof typeof SAVED_WORDS;

const NAME = "saved";

/** Where to go after saving, so that the page there says what was saved. */
export function afterSaving(path: string, saved: Saved) {
  return `${path}${path.includes("?") ? "&" : "?"}${NAME}=${saved}`;
}

/** Null for an address that says nothing of the kind. */
export function savedWords(search: string): string | null {
  const code = new URLSearchParams(search).get(NAME) ?? "";
  return Object.hasOwn(SAVED_WORDS, code) ? SAVED_WORDS[code as Saved] : null;
}

/** The address of the same page, for when it is loaded again: nothing has been saved then. */
export function withoutSaved(search: string) {
  const rest = new URLSearchParams(search);
  rest.delete(NAME);
  return rest.size > 0 ? `?${rest.toString()}` : "";
}
