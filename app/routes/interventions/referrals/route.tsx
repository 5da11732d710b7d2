import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { type InterventionKey, interventionKey, interventionKeyField } from "#app/domain/interventions/intervention-list.ts"; // prettier-ignore
import { guardedLoader } from "#app/http/guard.server.ts";
import { unansweredReferrals } from "#app/services/interventions/unanswered-referrals.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const query = z.object({ after: interventionKeyField, service: z.catch(z.optional(z.uuidv7()), undefined) });

export const loader = guardedLoader("interventions:read", params, async ({ request, actor, now }) => {
  const { after, service } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const asked = { serviceId: service, after: interventionKey(after) };
  const page = await unansweredReferrals({ db, actor, now }, asked);
  return { ...page, serviceId: service ?? null, mayAnswer: actor.permissions.has("interventions:record") };
});

export const meta: MetaFunction = () => [{ title: "Referrals without an answer – Joint Action" }];

export default function UnansweredReferralsPage() {
  const { days, services, total, referrals, last, serviceId, mayAnswer } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/interventions">Interventions</BackLink>
      <h1 className="govuk-heading-l">Referrals without an answer</h1>
      <p className="govuk-body">
        To services, sent {days === 1 ? "1 day" : `${days} days`} ago or earlier. Ask the service, then record what it
        says.
      </p>
      <SubNavigation
        label="By service"
        items={[
          { href: hrefOf(null), text: `All (${total})`, current: serviceId === null },
          ...services.map(({ id, name, many }) => ({
            ...{ href: hrefOf(id), text: `${name} (${many})` },
            current: id === serviceId,
          })),
        ]}
      />
      {referrals.length === 0 ? (
        <p className="govuk-body">No referral that you may see waits for an answer.</p>
      ) : (
        <Table
          caption="Referrals without an answer"
          captionHidden
          scrollLabel="Referrals without an answer"
          stacked
          head={["Referral", "Service", "Who", "Sent", { text: "Days ago", numeric: true }, "By", "Answer"]}
          rows={referrals.map((row) => [
            <a key="referral" className="govuk-link app-reference" href={`/interventions/${row.id}`}>
              {row.reference}
            </a>,
            row.service,
            row.who,
            shortDay(row.issuedOn),
            row.waited,
            row.officer ?? row.agency,
            mayAnswer ? (
              <a key="answer" className="govuk-link" href={`/interventions/${row.id}/answer`}>
                Record it<span className="govuk-visually-hidden"> for {row.reference}</span>
              </a>
            ) : (
              "Not yet"
            ),
          ])}
        />
      )}
      <Pagination nextHref={last ? hrefOf(serviceId, last) : undefined} />
    </>
  );
}

function hrefOf(service: string | null, after?: InterventionKey) {
  const search = new URLSearchParams();
  if (service) search.set("service", service);
  if (after) search.set("after", `${after.day}~${after.id}`);
  return `/interventions/referrals${search.size > 0 ? `?${search.toString()}` : ""}`;
}
