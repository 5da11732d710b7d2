import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Tag } from "#app/components/govuk/tag.tsx";
import { TaskList } from "#app/components/govuk/task-list.tsx";
import { UNUSED_DAYS } from "#app/domain/access/user-status.ts";
import { LOG_STATE_WORDS } from "#app/domain/audit/log-state.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { LOOK_BACK_DAYS, whatWaits } from "#app/services/governance/what-waits.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("governance:read", z.object({}), async ({ actor, now }) => {
  const waits = await whatWaits(db, actor.partnershipId, now);
  await recordView({ db, actor, now }, "governance.viewed", "partnership", actor.partnershipId);
  return { ...waits, lookBackDays: LOOK_BACK_DAYS };
});

export const meta: MetaFunction = () => [{ title: "Information governance – Joint Action" }];

export default function GovernancePage() {
  const waits = useLoaderData<typeof loader>();
  const { retention, requests, sinceDay, lookBackDays } = waits;
  const logWords = LOG_STATE_WORDS[waits.log];
  return (
    <>
      <h1 className="govuk-heading-l">Information governance</h1>
      <Part title="What people asked for about their own data" id="requests" all={["/rights", "Every request"]}>
        {[
          task("Overdue", "The month is over", "/rights?show=overdue", requests.overdue, "red"),
          task(
            "Due within a week",
            "Finish, or extend and tell the person",
            "/rights?show=soon",
            requests.soon,
            "yellow",
          ),
          task(
            "Waiting for proof of identity or an answer",
            "The clock stands",
            "/rights?show=waiting",
            requests.waiting,
          ),
          task("Open in all", "Received and not closed", "/rights?show=open", requests.open),
        ]}
      </Part>
      <Part title="What must go" id="retention" all={["/retention", "What is due"]}>
        {[
          task("Records whose time is over", "Approve, extend, anonymise or erase", "/retention", retention.due),
          task("Runs under way", "Approved, and not finished", "/retention/runs", retention.running),
          task(
            "Holds to look at again",
            "Does what holds them still stand?",
            "/retention/holds?show=to-review",
            retention.holds,
          ),
        ]}
      </Part>
      <Part title={`Who looked, in the last ${lookBackDays} days`} id="access" all={["/audit", "The log"]}>
        {[
          task(
            "Cases opened in an emergency",
            "Breaking the glass: read each reason",
            logOf("case.glass-broken", sinceDay),
            waits.glass,
          ),
          task(
            "Refused the opening in an emergency",
            "A conflict of interest, or too many",
            logOf("case.glass-refused", sinceDay),
            waits.refusedGlass,
          ),
          task(
            "Restricted content of the log opened",
            "By whom, and for which reason",
            logOf("audit.detail-opened", sinceDay),
            waits.details,
          ),
          logWords === null
            ? { title: "Whether the log is whole", status: "Whole", href: "/audit/check" }
            : {
                title: "Whether the log is whole",
                hint: "See what the check says",
                href: "/audit/check",
                status: <Tag colour="red">{logWords}</Tag>,
              },
        ]}
      </Part>
      <Part title="Agreements and accounts" id="agreements" all={["/agreements", "Every agreement"]}>
        {[
          task(
            "Agencies out of agreement",
            "Lapsed, or none recorded",
            "/agreements?show=out",
            waits.agenciesOut,
            "red",
          ),
          task("Agreements to be reviewed", "Soon, or overdue", "/agreements?show=review", waits.toReview, "yellow"),
          task(
            `Accounts that nobody has used for ${UNUSED_DAYS} days`,
            "Ask the administrator to disable whoever has left",
            "/governance/unused-accounts",
            waits.unused,
          ),
        ]}
      </Part>
      <p className="govuk-body">
        <a className="govuk-link" href="/disclosures">
          Register of disclosures
        </a>
      </p>
    </>
  );
}

type PartProps = {
  title: string;
  id: string;
  all: [string, string];
  children: Parameters<typeof TaskList>[0]["items"];
};

function Part({ title, id, all: [href, text], children }: PartProps) {
  return (
    <section aria-labelledby={id} className="govuk-!-margin-bottom-6">
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      <TaskList idPrefix={`${id}-tasks`} items={children} />
      <p className="govuk-body">
        <a className="govuk-link" href={href}>
          {text}
        </a>
      </p>
    </section>
  );
}

function task(title: string, hint: string, href: string, count: number, colour?: "red" | "yellow") {
  if (count === 0) return { title, status: "None" };
  return { title, hint, href, status: <Tag colour={colour}>{count.toLocaleString("en-GB")}</Tag> };
}

/** The log, narrowed to one kind of event since a day. */
function logOf(event: string, sinceDay: string) {
  const [year = "", month = "", day = ""] = sinceDay.split("-");
  return `/audit?${new URLSearchParams({ event, "from-day": day, "from-month": month, "from-year": year }).toString()}`;
}
