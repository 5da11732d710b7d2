import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { RetentionNavigation } from "#app/components/retention/retention-navigation.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { HOLD_GROUND_NAMES, RETENTION_KIND_NAMES } from "#app/domain/retention/kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { referencesOf } from "#app/services/retention/references-of.ts";
import { db } from "#db/open.ts";
import { countHolds, listHolds } from "#db/queries/retention-holds.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  show: z.catch(z.enum(["standing", "to-review", "ended"]), "standing"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/))), undefined),
});
const SHOWN = { standing: "All that stand", "to-review": "To be looked at again", ended: "Ended" } as const;

export const loader = guardedLoader("retention:manage", params, async ({ request, actor, now }) => {
  const { partnershipId } = actor;
  const { show, after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const [reviewOn = "", id = ""] = after?.split(".") ?? [];
  const filter = { show, kind: null, today };
  const rows = await listHolds(db, partnershipId, {
    ...filter,
    ...(after ? { after: { reviewOn, id } } : {}),
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const references = await referencesOf(db, partnershipId, shown);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList({ db, actor, now }, "retention.holds-listed", "retention-hold", shown.map((hold) => hold.id)); // prettier-ignore
  return {
    ...{ show, today, toReview: await countHolds(db, partnershipId, { ...filter, show: "to-review" }) },
    holds: shown.map((hold) => ({ ...hold, reference: references.get(hold.recordId) ?? null })),
    next: last && `/retention/holds?show=${show}&after=${last.reviewOn}.${last.id}`,
  };
});

export const meta: MetaFunction = () => [{ title: "Holds – Joint Action" }];

export default function HoldsPage() {
  const { show, today, toReview, holds, next } = useLoaderData<typeof loader>();
  return (
    <>
      <RetentionNavigation current="/retention/holds" />
      <h1 className="govuk-heading-l">Holds</h1>
      <p className="govuk-body">
        A hold keeps a record, and what it lies in, whatever its rule says, until somebody ends it. An open case, an
        order in force and a case review that is open hold by themselves and are not listed here.
      </p>
      <Button href="/retention/holds/new">Place a hold</Button>
      <ul className="govuk-list app-inline-list">
        {(Object.keys(SHOWN) as (keyof typeof SHOWN)[]).map((key) => (
          <li key={key}>
            <a
              className="govuk-link"
              href={key === "standing" ? "/retention/holds" : `/retention/holds?show=${key}`}
              aria-current={key === show ? "page" : undefined}
            >
              {SHOWN[key]}
              {key === "to-review" ? ` (${toReview})` : ""}
            </a>
          </li>
        ))}
      </ul>
      {holds.length === 0 ? (
        <p className="govuk-body">{EMPTY[show]}</p>
      ) : (
        <Table
          caption={`${SHOWN[show]}, those to be looked at first at the top`}
          captionSize="m"
          scrollLabel="Holds"
          stacked
          head={["Record", "Kind", "Why", "Placed", show === "ended" ? "Ended" : "Looked at again", "By"]}
          rows={holds.map((hold) => [
            <a key="hold" className="govuk-link" href={`/retention/holds/${hold.id}`}>
              {hold.reference ?? RETENTION_KIND_NAMES[hold.kind]}
            </a>,
            RETENTION_KIND_NAMES[hold.kind],
            HOLD_GROUND_NAMES[hold.ground],
            shortDay(hold.placedOn),
            <ReviewDay key="day" {...hold} today={today} />,
            hold.placedBy,
          ])}
        />
      )}
      <Pagination nextHref={next} />
    </>
  );
}

const EMPTY: Record<keyof typeof SHOWN, string> = {
  standing: "No hold stands.",
  "to-review": "No hold is to be looked at again yet.",
  ended: "No hold has ended.",
};

function ReviewDay({ reviewOn, endedOn, today }: { reviewOn: string; endedOn: string | null; today: string }) {
  if (endedOn !== null) return shortDay(endedOn);
  return (
    <>
      {shortDay(reviewOn)} {reviewOn <= today ? <Tag colour="yellow">Now</Tag> : null}
    </>
  );
}
