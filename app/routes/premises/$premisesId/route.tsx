import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { WhoHasSeen } from "#app/components/audit/who-has-seen.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { areaWords, NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { PREMISES_KIND_NAMES } from "#app/domain/premises/register.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { premisesOverview } from "#app/services/premises/overview.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const page = await premisesOverview({ db, actor, now }, params.premisesId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.premises.name ?? "Licensed premises"} – Joint Action` },
];

export default function PremisesPage() {
  const { premises, areas, location, may } = useLoaderData<typeof loader>();
  const { addressWords, postcode, beatCode, wardCode, capacity } = premises;
  return (
    <>
      <PremisesHeader premises={premises} current="overview" />
      <SummaryList
        rows={[
          { key: "Reference", value: premises.reference },
          { key: "Kind", value: PREMISES_KIND_NAMES[premises.kind] },
          { key: "Address", value: [addressWords, postcode].filter(Boolean).join(", ") || NOT_RECORDED },
          { key: "Beat", value: beatCode === null ? NOT_RECORDED : areaWords("beat", beatCode, areas.beat) },
          { key: "Ward", value: wardCode === null ? NOT_RECORDED : areaWords("ward", wardCode, areas.ward) },
          { key: "Capacity", value: capacity?.toLocaleString("en-GB") ?? NOT_RECORDED },
          {
            key: "Location",
            value:
              location === null ? (
                NOT_RECORDED
              ) : (
                <a className="govuk-link" href={`/locations/${location.id}`}>
                  {location.name} ({location.reference})
                </a>
              ),
          },
        ]}
      />
      <WhoHasSeen kind="premises" id={may.seeWhoHasSeen ? premises.id : null} />
    </>
  );
}
