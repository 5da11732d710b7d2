import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { OwnReferrals } from "#app/components/cases/own-referrals.tsx";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listOwnReferralStates } from "#db/queries/referrals.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ before: z.catch(z.optional(z.uuidv7()), undefined) });

export const loader = guardedLoader("referrals:read", params, async ({ request, actor, now }) => {
  const { before } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await listOwnReferralStates(db, actor, PAGE + 1, before);
  const shown = rows.slice(0, PAGE);
  const listed = shown.map((r) => r.id);
  await recordList({ db, actor, now }, "referral.own-listed", "referral", listed);
  return {
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    own: shown.map(({ id, reference, groupName, receivedOn, status }) => ({
      ...{ id, reference, groupName, receivedOn, state: REFERRAL_STATUS_NAMES[status] },
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Referrals that you made – Joint Action" }];

export default function OwnReferralsPage() {
  const { own, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/referrals">Referrals</BackLink>
      <h1 className="govuk-heading-l">Referrals that you made</h1>
      {own.length > 0 ? (
        <OwnReferrals own={own} />
      ) : (
        <p className="govuk-body">
          You have made no referrals yet.{" "}
          <a className="govuk-link" href="/referrals/new">
            Make a referral
          </a>
        </p>
      )}
      <Pagination nextHref={next ? `/referrals/mine?before=${next}` : undefined} />
    </>
  );
}
