import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { isDay, longDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { LICENCE_STATUS_NAMES, PREMISES_KIND_NAMES } from "#app/domain/premises/register.ts";
import { withDays } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { licencePage } from "#app/services/premises/licence-page.ts";
import { db } from "#db/open.ts";
import { Conditions } from "./conditions.tsx";
import { HolderOnDay, Holders } from "./holders.tsx";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, request, actor, now }) => {
  const { on = "" } = withDays(Object.fromEntries(new URL(request.url).searchParams));
  const typed = String(on);
  const page = await licencePage({ db, actor, now }, params.premisesId, isDay(typed) ? typed : null);
  if (!page) throw new Response(null, { status: 404 });
  return { ...page, dayError: typed === "" || isDay(typed) ? null : "Day must be a real date, like 27 3 2026" };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Licence of ${data?.premises.name ?? "premises"} – Joint Action` },
];

export default function LicencePage() {
  const { premises, activities, roles, asked, conditions, mayRecord, dayError } = useLoaderData<typeof loader>();
  const { id, capacity, hours, licensedFrom } = premises;
  return (
    <>
      <PremisesHeader premises={premises} current="licence" />
      <SummaryList
        card={{
          title: "The licence",
          actions: mayRecord
            ? [{ href: `/premises/${id}/change`, text: "Change", visuallyHiddenText: "what is registered" }]
            : [],
        }}
        rows={[
          { key: "Licence number", value: premises.licenceNumber },
          { key: "Kind", value: PREMISES_KIND_NAMES[premises.kind] },
          { key: "State", value: LICENCE_STATUS_NAMES[premises.status] },
          { key: "Licensed from", value: licensedFrom === null ? NOT_RECORDED : longDay(licensedFrom) },
          { key: "Capacity", value: capacity?.toLocaleString("en-GB") ?? NOT_RECORDED },
          { key: "Activities", value: activities.length === 0 ? NOT_RECORDED : <Lines lines={activities} /> },
          { key: "Hours", value: <span className="app-typed">{hours ?? NOT_RECORDED}</span> },
        ]}
      />
      {roles.map((of) => (
        <Holders key={of.role} premisesId={id} {...of} mayRecord={mayRecord} />
      ))}
      <HolderOnDay asked={asked} error={dayError} />
      <Conditions premisesId={id} conditions={conditions} mayRecord={mayRecord} />
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
