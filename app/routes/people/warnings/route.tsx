import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countMarkerReviewsOverdue, listMarkerReviewsOverdue } from "#db/queries/marker-reviews.ts";

const params = z.object({});
const search = z.object({
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});
const AT_ONCE = 50;

/** A warning that nobody looks at again stands for ever: whoever runs the group or leads the case sees which are due. */
export const loader = guardedLoader("cases:manage", params, async ({ request, actor, now }) => {
  const { after } = search.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [reviewOn = "", id = ""] = after?.split("~") ?? [];
  const today = londonDay(now);
  const rows = await listMarkerReviewsOverdue(db, actor, {
    today,
    after: after ? { reviewOn, id } : undefined,
    limit: AT_ONCE + 1,
  });
  const shown = rows.slice(0, AT_ONCE);
  const last = rows.length > AT_ONCE ? shown.at(-1) : undefined;
  const people = [...new Set(shown.map((row) => row.personId))];
  await recordList({ db, actor, now }, "person.warnings-listed", "person", people);
  return {
    count: await countMarkerReviewsOverdue(db, actor, today),
    next: last ? `${last.reviewOn}~${last.id}` : null,
    warnings: shown.map((row) => ({
      id: row.id,
      personId: row.personId,
      name: fullName(row),
      reference: row.reference,
      kindName: row.kindName,
      addedOn: row.addedOn,
      reviewOn: row.reviewOn,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Warnings to review – Joint Action" }];

export default function WarningsToReviewPage() {
  const { count, warnings, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <h1 className="govuk-heading-l">Warnings to review</h1>
      <p className="govuk-body">
        {count === 0
          ? "No warning that you may see is past its review day."
          : `${count === 1 ? "1 warning is" : `${count} warnings are`} past the review day. Look whether each still holds: give it a new day, or take it off.`}
      </p>
      {warnings.length > 0 ? (
        <Table
          caption="Longest overdue first"
          captionHidden
          scrollLabel="Warnings to review"
          stacked
          head={["Person", "Warning", "Added", "Review was due", "What next"]}
          rows={warnings.map((row) => [
            <a key="person" className="govuk-link" href={`/people/${row.personId}`}>
              {row.name}, {row.reference}
            </a>,
            row.kindName,
            longDay(row.addedOn),
            longDay(row.reviewOn),
            <a key="review" className="govuk-link" href={`/people/${row.personId}/marker/${row.id}`}>
              Review
              <span className="govuk-visually-hidden">
                {" "}
                {row.kindName} of {row.name}
              </span>
            </a>,
          ])}
        />
      ) : null}
      <Pagination nextHref={next ? `/people/warnings?after=${next}` : undefined} />
    </>
  );
}
