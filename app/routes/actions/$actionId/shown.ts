import type { Actor } from "#app/domain/access/actor.ts";
import {
  ACTION_STATUS_NAMES,
  isHeld,
  isOverdue,
  isUnfinished,
  PRIORITY_NAMES,
  punctuality,
  PUNCTUALITY_NAMES,
} from "#app/domain/actions/action.ts";
import { mayChangeDueDay, mayChangeOwner, mayGiveLateReason, mayRun } from "#app/domain/actions/change-action.ts";
import { dueDayWarning } from "#app/domain/actions/due-day.ts";
import { changeInWords, changeName } from "#app/domain/actions/history.ts";
import { LATE_BECAUSE_NAMES, lateBecause } from "#app/domain/actions/lateness.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import type { unsafeListChanges } from "#db/queries/action-changes.ts";
import type { FoundAction } from "#db/queries/actions.ts";

type Action = Omit<FoundAction, "seesContext"> & { seesContext: boolean };
type About = { today: string; sees: boolean; calendar: Parameters<typeof dueDayWarning>[1] };

export function factsShown(action: Action, { today, sees, calendar }: About) {
  const kept = punctuality(action);
  const overdue = isOverdue(action, today);
  const ownerHasLeft = action.ownerStatus === "disabled";
  const { ownerName, ownerAgencyName, originalDueOn, dueOn, finishedOn, outcome } = action;
  return {
    ...{ ownerName, ownerAgencyName, ownerHasLeft, originalDueOn, dueOn, finishedOn, outcome },
    status: action.status === "on-hold" && !isHeld(action, today) ? "Open" : ACTION_STATUS_NAMES[action.status],
    punctuality: action.status === "done" && kept ? PUNCTUALITY_NAMES[kept] : null,
    isOverdue: overdue,
    priority: PRIORITY_NAMES[action.priority],
    lateBecause: overdue ? LATE_BECAUSE_NAMES[lateBecause({ ...action, ownerHasLeft })] : null,
    heldUntil: isHeld(action, today) ? action.holdUntil : null,
    dueDayWarning: isUnfinished(action) && dueOn >= today ? dueDayWarning(dueOn, calendar) : null,
    raised: sees ? { on: action.raisedOn, by: action.raisedByName } : null,
    context: contextShown(action),
  };
}

/** The owner may have an action without sight of what it belongs to. */
function contextShown({ seesContext, caseId, caseReference, groupId, groupName, premisesId, premisesName }: Action) {
  if (!seesContext) return null;
  if (caseId) return { key: "Case", href: `/cases/${caseId}`, text: caseReference ?? "" };
  if (premisesId) return { key: "Licensed premises", href: premisesHref(premisesId, "plan"), text: premisesName ?? "" };
  return groupId ? { key: "Group", href: `/actions/groups/${groupId}`, text: groupName ?? "" } : null;
}

export function changesOpenTo(actor: Actor, action: Action, today: string) {
  const links = isUnfinished(action) ? changesOfUnfinished(actor, action, today) : changesOfFinished(actor, action);
  return links.filter(({ is }) => is).map(({ page, text }) => ({ path: `/actions/${action.id}/${page}`, text }));
}

function changesOfFinished(actor: Actor, action: Action) {
  return [{ is: mayRun(actor, action), page: "reopen", text: "Open it again" }];
}

function changesOfUnfinished(actor: Actor, action: Action, today: string) {
  return [
    { is: isOverdue(action, today) && mayGiveLateReason(actor, action), page: "late", text: "Say why it is late" },
    {
      is: mayChangeDueDay(actor, action) && actor.permissions.has("actions:change"),
      page: "due-day",
      text: "Change the due day",
    },
    { is: mayChangeOwner(actor, action), page: "owner", text: "Change the owner" },
    { is: mayRun(actor, action) && !isHeld(action, today), page: "hold", text: "Put on hold" },
    { is: mayRun(actor, action) && isHeld(action, today), page: "resume", text: "Take off hold" },
    { is: mayRun(actor, action), page: "priority", text: "Change the priority" },
    { is: mayRun(actor, action), page: "end", text: "End it: nobody is to do it any more" },
  ];
}

type Changes = Awaited<ReturnType<typeof unsafeListChanges>>;

export function historyShown(changes: Changes, sees: boolean) {
  return changes.map((change) => {
    const beforeOwner = ownerWords(change.beforeUser, change.beforeAgency);
    const afterOwner = ownerWords(change.afterUser, change.afterAgency);
    const outcome = sees ? change.outcome : null;
    const words = changeInWords({ ...change, outcome, beforeOwner, afterOwner });
    return {
      key: change.id,
      title: changeName(change),
      byline: sees ? (change.changedBy ?? "Joint Action") : undefined,
      dateTime: change.changedAt,
      date: londonTime(change.changedAt),
      body: [words, change.reason].filter(Boolean).join(". "),
    };
  });
}

function ownerWords(user: string | null, agency: string | null) {
  return user && agency ? `${user}, ${agency}` : agency && `${agency}, to name somebody`;
}
