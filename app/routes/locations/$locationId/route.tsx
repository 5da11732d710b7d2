import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { WhoHasSeen } from "#app/components/audit/who-has-seen.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { IncidentsInBrief } from "#app/components/incidents/incidents-in-brief.tsx";
import { InterventionsInBrief } from "#app/components/interventions/interventions-in-brief.tsx";
import { PremisesHere } from "#app/components/premises/premises-here.tsx";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { placedWords } from "#app/domain/locations/placed-words.ts";
import { LOCATION_KIND_NAMES } from "#app/domain/locations/location.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { incidentsInBrief } from "#app/services/incidents/incidents-of-page.ts";
import { interventionsInBrief } from "#app/services/interventions/interventions-in-brief.ts";
import { premisesAt } from "#app/services/premises/premises-at.ts";
import { db } from "#db/open.ts";
import { listAreasOfCodes } from "#db/queries/areas.ts";
import { findLocation, listCasesAt, listReferralsAt } from "#db/queries/locations.ts";

const params = z.object({ locationId: z.uuidv7() });
const MOST = 100;

export const loader = guardedLoader("locations:read", params, async ({ params, actor, now }) => {
  const place = await findLocation(db, actor, params.locationId);
  if (!place) throw new Response(null, { status: 404 });
  const { beatCode, wardCode, lsoaCode } = place;
  const areas = await listAreasOfCodes(db, actor.partnershipId, { beat: beatCode, ward: wardCode, lsoa: lsoaCode });
  const cases = actor.permissions.has("cases:read") ? await listCasesAt(db, actor, place.id, MOST) : [];
  const referrals = actor.permissions.has("referrals:read") ? await listReferralsAt(db, actor, place.id, MOST) : [];
  const incidents = await incidentsInBrief({ db, actor }, { kind: "location", id: place.id });
  await recordView({ db, actor, now }, "location.viewed", "location", place.id, {
    detail: {
      cases: cases.map((c) => c.id),
      referrals: referrals.map((r) => r.id),
      ...(incidents ? { incidents: incidents.rows.map(({ id }) => id) } : {}),
    },
  });
  return {
    id: place.id,
    reference: place.reference,
    name: place.name,
    mayChange: actor.permissions.has("locations:create"),
    mayRefer: actor.permissions.has("referrals:create"),
    mayPlan: actor.permissions.has("plan:manage"),
    logOf: actor.permissions.has("audit:record") ? place.id : null,
    facts: [
      { key: "Kind", value: LOCATION_KIND_NAMES[place.kind] },
      { key: "Address", value: place.addressWords ?? NOT_RECORDED },
      { key: "Postcode", value: place.postcode ?? NOT_RECORDED },
      { key: "Beat", value: placedWords(beatCode, areas.beat, place.beatBy) },
      { key: "Ward", value: placedWords(wardCode, areas.ward, place.wardBy) },
      { key: "LSOA", value: placedWords(lsoaCode, areas.lsoa, place.lsoaBy) },
      { key: "UPRN", value: place.uprn ?? NOT_RECORDED },
      {
        key: "Coordinates",
        value: place.latitude === null ? NOT_RECORDED : `${place.latitude}, ${place.longitude}`,
      },
    ],
    incidents,
    premises: await premisesAt({ db, actor }, place.id),
    interventions: await interventionsInBrief({ db, actor, now }, { kind: "location", id: place.id }),
    cases: cases.map(({ status, ...c }) => ({ ...c, status: CASE_STATUS_NAMES[status] })),
    referrals: referrals.map(({ status, ...r }) => ({ ...r, status: REFERRAL_STATUS_NAMES[status] })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Location ${data?.reference ?? ""} – Joint Action` },
];

export default function LocationPage() {
  const {
    id,
    reference,
    name,
    facts,
    incidents,
    premises,
    interventions,
    cases,
    referrals,
    mayChange,
    mayRefer,
    mayPlan,
    logOf,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/locations">Locations</BackLink>
      <span className="govuk-caption-l">{reference}</span>
      <h1 className="govuk-heading-l">{name}</h1>
      <SummaryList rows={withUnknownGathered(facts)} />
      <div className="govuk-button-group">
        {mayRefer ? (
          <Button href={`/referrals/new?about=location&location=${id}`} variant="secondary">
            Refer this location
          </Button>
        ) : null}
        {mayRefer ? (
          <a className="govuk-link" href={`/referrals/new?about=problem&location=${id}`}>
            Refer a problem here
          </a>
        ) : null}
        {mayPlan ? (
          <a className="govuk-link" href={`/plans/new?location=${id}`}>
            Begin a problem management plan
          </a>
        ) : null}
        {mayChange ? (
          <a className="govuk-link" href={`/locations/${id}/change`}>
            Change
          </a>
        ) : null}
      </div>
      <h2 className="govuk-heading-m">Known here, as far as you may see</h2>
      {cases.length > 0 ? (
        <Table
          caption="Cases"
          captionSize="s"
          scrollLabel="Cases about this location"
          stacked
          head={["Case", "About", "Group", "State", "Opened"]}
          rows={cases.map((c) => [
            <a key="case" className="govuk-link app-reference" href={`/cases/${c.id}`}>
              {c.reference}
            </a>,
            c.problemTitle ?? "This location",
            c.groupName,
            c.status,
            longDay(c.openedOn),
          ])}
        />
      ) : null}
      {referrals.length > 0 ? (
        <Table
          caption="Referrals"
          captionSize="s"
          scrollLabel="Referrals about this location"
          stacked
          head={["Referral", "About", "To", "State", "Received"]}
          rows={referrals.map((r) => [
            <a key="referral" className="govuk-link app-reference" href={`/referrals/${r.id}`}>
              {r.reference}
            </a>,
            r.problemTitle ?? "This location",
            r.groupName,
            r.status,
            longDay(r.receivedOn),
          ])}
        />
      ) : null}
      {cases.length + referrals.length === 0 ? (
        <p className="govuk-body">No case or referral that you may see is about this location.</p>
      ) : null}
      <IncidentsInBrief
        incidents={incidents}
        allHref={`/incidents/locations/${id}`}
        none="No incident that you may see happened here."
      />
      <PremisesHere premises={premises} />
      <InterventionsInBrief
        interventions={interventions}
        none="No intervention that you may see is at this location."
      />
      <WhoHasSeen kind="location" id={logOf} />
    </>
  );
}

type Fact = { key: string; value: string };

/** What is recorded, each in its row, and in one row what is not. */
function withUnknownGathered(facts: readonly Fact[]): Fact[] {
  const isKnown = ({ value }: Fact) => value !== NOT_RECORDED;
  const unknown = facts.filter((fact) => !isKnown(fact)).map(({ key }) => key);
  return [...facts.filter(isKnown), ...(unknown.length > 0 ? [{ key: NOT_RECORDED, value: unknown.join(", ") }] : [])];
}
