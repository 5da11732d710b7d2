import { Tag } from "#app/components/govuk/tag.tsx";
import type { Task } from "#app/components/govuk/task-list.tsx";
import { userListHref } from "#app/domain/access/user-filter.ts";
import { GUEST_NOTICE_DAYS, UNUSED_DAYS } from "#app/domain/access/user-status.ts";
import { AGREEMENT_NOTICE_DAYS } from "#app/domain/agencies/agreement.ts";
import { LOG_STATE_WORDS, type LogState } from "#app/domain/audit/log-state.ts";
import { reviewListHref } from "#app/domain/case-reviews/review-list.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { requestListHref } from "#app/domain/rights/request-list.ts";
import { countedTask, inNumbers } from "./counted-task.ts";

type AdministrationCount =
  | ("jobsFailing" | "emailsStuck" | "invited" | "guestsEnding" | "agreementsDue" | "agreementsMissing")
  | ("bankHolidays" | "notSignedIn" | "withoutRole" | "lawUnconfirmed");
export type DutyWaits = {
  reviews: { due: number; late: number; nextOn: string | null } | null;
  governance:
    (Record<"overdue" | "soon" | "records" | "holds" | "agenciesOut" | "toReview", number> & { log: LogState }) | null;
  administration: Record<AdministrationCount, number> | null;
};

/** What a duty brings, each count the way to exactly its rows; what is nothing is not there. */
export function dutyTasks({ reviews, governance, administration }: DutyWaits): Task[] {
  return [
    ...(reviews ? ofReviewer(reviews) : []),
    ...(governance ? ofGovernance(governance) : []),
    ...(administration ? ofAdministration(administration) : []),
  ];
}

function ofReviewer({ due, late, nextOn }: NonNullable<DutyWaits["reviews"]>): Task[] {
  return countedTask(due, {
    title: inNumbers(due, "case review in which something is due", "case reviews in which something is due"),
    href: reviewListHref({ show: "due", whose: "mine" }),
    hint: nextOn === null ? undefined : `The first by ${shortDay(nextOn)}`,
    status: late > 0 ? <Tag colour="red">{late === due ? "Late" : `${late} late`}</Tag> : "To do",
  });
}

function ofGovernance(waits: NonNullable<DutyWaits["governance"]>): Task[] {
  const { overdue, soon, records, holds, agenciesOut, toReview } = waits;
  const log = LOG_STATE_WORDS[waits.log];
  return [
    ...countedTask(overdue, {
      title: inNumbers(
        overdue,
        "overdue request about somebody’s own data",
        "overdue requests about people’s own data",
      ),
      href: requestListHref({ show: "overdue" }),
      status: <Tag colour="red">Late</Tag>,
    }),
    ...countedTask(soon, {
      title: inNumbers(soon, "request about somebody’s own data", "requests about people’s own data"),
      href: requestListHref({ show: "soon" }),
      status: <Tag colour="yellow">Due within a week</Tag>,
    }),
    ...(log === null
      ? []
      : [{ title: "Whether the log is whole", href: "/audit/check", status: <Tag colour="red">{log}</Tag> }]),
    ...countedTask(records, {
      title: inNumbers(records, "record whose time is over", "records whose time is over"),
      href: "/retention",
      status: "To decide",
    }),
    ...countedTask(holds, {
      title: inNumbers(holds, "hold to look at again", "holds to look at again"),
      href: "/retention/holds?show=to-review",
      status: "Does it still stand?",
    }),
    ...countedTask(agenciesOut, {
      title: inNumbers(agenciesOut, "agency out of agreement", "agencies out of agreement"),
      href: "/agreements?show=out",
      status: <Tag colour="red">Lapsed or none</Tag>,
    }),
    ...countedTask(toReview, {
      title: inNumbers(toReview, "agreement to review", "agreements to review"),
      href: "/agreements?show=review",
      status: "Soon, or overdue",
    }),
  ];
}

function ofAdministration(waits: NonNullable<DutyWaits["administration"]>): Task[] {
  const { jobsFailing, emailsStuck, invited, guestsEnding, agreementsDue, agreementsMissing, bankHolidays } = waits;
  const { notSignedIn, withoutRole, lawUnconfirmed } = waits;
  return [
    ...countedTask(jobsFailing, {
      title: inNumbers(jobsFailing, "job that is failing", "jobs that are failing"),
      href: "/admin/jobs?show=failing",
      status: <Tag colour="red">Failing</Tag>,
    }),
    ...countedTask(emailsStuck, {
      title: inNumbers(emailsStuck, "e-mail that could not be sent", "e-mails that could not be sent"),
      href: "/admin/mail?show=stuck",
      status: "Try again, or leave",
    }),
    ...countedTask(invited, {
      title: inNumbers(invited, "invited user who has not signed in", "invited users who have not signed in"),
      href: userListHref({ status: "invited" }),
      status: "A link works for 24 hours",
    }),
    ...countedTask(agreementsMissing, {
      title: inNumbers(agreementsMissing, "agency with no agreement recorded", "agencies with no agreement recorded"),
      href: "/admin/agencies?agreement=none",
      status: "Record it",
    }),
    ...countedTask(agreementsDue, {
      title: inNumbers(agreementsDue, "agency whose agreement ends or has lapsed", "agencies whose agreement ends or has lapsed"), // prettier-ignore
      href: "/admin/agencies?agreement=due",
      status: `Within ${AGREEMENT_NOTICE_DAYS} days`,
    }),
    ...countedTask(guestsEnding, {
      title: inNumbers(guestsEnding, "guest whose membership ends", "guests whose membership ends"),
      href: userListHref({ show: "guests-ending" }),
      status: `Within ${GUEST_NOTICE_DAYS} days`,
    }),
    ...countedTask(bankHolidays, {
      title: "Bank holidays of the next 12 months that are not loaded",
      href: "/admin/bank-holidays",
      status: "Load",
    }),
    ...countedTask(withoutRole, {
      title: inNumbers(withoutRole, "user with nothing to do here", "users with nothing to do here"),
      href: userListHref({ show: "no-role" }),
      status: "A duty, a group or disable",
    }),
    ...countedTask(notSignedIn, {
      title: inNumbers(notSignedIn, "active user who does not sign in", "active users who do not sign in"),
      href: userListHref({ show: "not-signed-in" }),
      status: `Not for ${UNUSED_DAYS} days`,
    }),
    ...countedTask(lawUnconfirmed, {
      title: inNumbers(lawUnconfirmed, "number of the law that nobody has confirmed", "numbers of the law that nobody has confirmed"), // prettier-ignore
      href: "/admin/legal-parameters?show=unconfirmed",
      status: "Read and confirm",
    }),
  ];
}
