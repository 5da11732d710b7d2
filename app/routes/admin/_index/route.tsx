import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { TaskList } from "#app/components/govuk/task-list.tsx";
import { userListHref } from "#app/domain/access/user-filter.ts";
import { GUEST_NOTICE_DAYS, UNUSED_DAYS } from "#app/domain/access/user-status.ts";
import { AGREEMENT_NOTICE_DAYS } from "#app/domain/agencies/agreement.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { administrationWaits } from "#app/services/admin/what-waits.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("users:manage", z.object({}), ({ actor: { partnershipId }, now }) =>
  administrationWaits(db, partnershipId, now),
);

export const meta: MetaFunction = () => [{ title: "Administration – Joint Action" }];

export default function AdministrationPage() {
  const counts = useLoaderData<typeof loader>();
  const isClear = Object.values(counts).every((count) => count === 0);
  return (
    <>
      <h1 className="govuk-heading-l">Administration</h1>
      <AdminNavigation current="/admin" />
      {isClear ? (
        <p className="govuk-body">Nothing waits for you. What needs looking after will be counted here.</p>
      ) : null}
      <TaskList
        items={[
          task(
            "E-mail that could not be sent",
            "Try it again, or leave it: the person has been told in Joint Action as well",
            "/admin/mail?show=stuck",
            counts.emailsStuck,
          ),
          task(
            "Jobs that are failing",
            "See what failed, and tell whoever runs Joint Action",
            "/admin/jobs?show=failing",
            counts.jobsFailing,
          ),
          task(
            "Users invited who have not signed in yet",
            "A link works for 24 hours. Make a new one for whoever missed it",
            userListHref({ status: "invited" }),
            counts.invited,
          ),
          task(
            `Guests whose membership ends within ${GUEST_NOTICE_DAYS} days`,
            "Extend it, or let it end",
            userListHref({ show: "guests-ending" }),
            counts.guestsEnding,
          ),
          task(
            `Agencies whose information sharing agreement ends within ${AGREEMENT_NOTICE_DAYS} days or has lapsed`,
            "Have it signed again, and record the new days",
            "/admin/agencies?agreement=due",
            counts.agreementsDue,
          ),
          task(
            "Agencies with no information sharing agreement recorded",
            "Record when it was signed",
            "/admin/agencies?agreement=none",
            counts.agreementsMissing,
          ),
          task(
            "Bank holidays of the next 12 months that are not loaded",
            "Working days cannot be counted beyond them. Load GOV.UK’s list",
            "/admin/bank-holidays",
            counts.bankHolidays,
            "Load",
          ),
          task(
            `Active users who have not signed in for ${UNUSED_DAYS} days`,
            "Disable whoever has left",
            userListHref({ show: "not-signed-in" }),
            counts.notSignedIn,
          ),
          task(
            "Users with nothing to do here",
            "Give them a duty or a group, or disable them",
            userListHref({ show: "no-role" }),
            counts.withoutRole,
          ),
          task(
            "Numbers of the law that nobody has confirmed",
            "Read what is in force, and confirm the value and its first day",
            "/admin/legal-parameters?show=unconfirmed",
            counts.lawUnconfirmed,
          ),
        ]}
      />
    </>
  );
}

function task(title: string, hint: string, href: string, count: number, word = String(count)) {
  if (count === 0) return { title, status: "None" };
  return { title, hint, href, status: <Tag>{word}</Tag> };
}
