import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listReviewerPool } from "#db/queries/case-review-people.ts";
import { db } from "#db/open.ts";

/** Who has the duty of a case review author, when each was trained, and who may be asked at present. */
export const loader = guardedLoader("case-reviews:manage", z.object({}), async ({ actor, now }) => {
  const pool = await listReviewerPool(db, actor.partnershipId, londonDay(now));
  await recordList({ db, actor, now }, "case-review.pool-listed", "user", pool.map(({ id }) => id)); // prettier-ignore
  return { pool: pool.map(({ id, name, agencyName, trainedOn, isActive }) => ({ id, name, agencyName, trainedOn, isActive: isActive === 1 })) }; // prettier-ignore
});

export const meta: MetaFunction = () => [{ title: "Review authors – Joint Action" }];

export default function ReviewersPage() {
  const { pool } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/case-reviews">Case reviews</BackLink>
      <h1 className="govuk-heading-l">Review authors</h1>
      <p className="govuk-body">
        Whoever has the duty “Case review author”, which an administrator gives. The author of a review must not have
        dealt with the case.
      </p>
      {pool.length === 0 ? (
        <p className="govuk-body">Nobody has that duty yet. An administrator gives it to somebody under Users.</p>
      ) : (
        <Table
          caption="The pool"
          captionSize="m"
          scrollLabel="Review authors"
          stacked
          head={["Name", "Agency", "Trained", "May be asked", "Change"]}
          rows={pool.map((one) => [
            one.name,
            one.agencyName,
            one.trainedOn ? longDay(one.trainedOn) : "Not recorded",
            one.isActive ? "Yes" : "Not at present",
            <a key="change" className="govuk-link" href={`/case-reviews/reviewers/${one.id}`}>
              Change<span className="govuk-visually-hidden"> {one.name}</span>
            </a>,
          ])}
        />
      )}
    </>
  );
}
